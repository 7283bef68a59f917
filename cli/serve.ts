import { once } from 'node:events';
import { UsageError } from '../contracts/usage-error.ts';
import { defects } from '../reference/defects/catalogue.ts';
import { signatureDefects } from '../reference/defects/signatures.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { serveReference } from '../reference/serve-reference.ts';
import { variants } from '../reference/variants/catalogue.ts';
import { signatureVariants } from '../reference/variants/signatures.ts';
import { parseArguments } from './arguments.ts';

const allDefects = [...defects, ...signatureDefects];
const allVariants = [...variants, ...signatureVariants];

/** `aws-conformance serve`: the reference emulator on 127.0.0.1, until it is interrupted. */
export async function serve(argv: readonly string[]): Promise<number> {
  const args = parseArguments('serve', argv);
  if (args.flag('list')) {
    process.stdout.write(`${catalogue()}\n`);
    return 0;
  }
  const defect = knownName('defect', allDefects, args.text('defect'));
  const variant = args.text('variant');
  for (const name of variant?.split('+') ?? []) knownName('variant', allVariants, name);
  if (defect !== undefined && variant !== undefined) {
    throw new UsageError('--defect and --variant cannot be given together.', 'Leave one out.');
  }
  const port = args.number('port');
  const latencyMs = args.number('latency');
  const served = await serveReference({
    ...(port !== undefined && { port }),
    ...(latencyMs !== undefined && { latencyMs }),
    ...(defect !== undefined && { defect }),
    ...(variant !== undefined && { variant }),
    ...(args.flag('auth') && { auth: authFor(args.text('region'), process.env) }),
  }).catch((error: Error) => {
    throw new UsageError(
      `Port ${port} cannot be served: ${error.message.replace(/\.$/, '')}.`,
      'Name another --port.',
    );
  });
  process.stdout.write(`${served.url}\n${JSON.stringify(referenceFixture)}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await served.close();
  return 0;
}

/** Checks signatures of the credentials in the environment, else of test and test. */
function authFor(
  region: string | undefined,
  { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION }: NodeJS.ProcessEnv,
): { accessKeyId: string; secretAccessKey: string; sessionToken?: string; region: string } {
  return {
    accessKeyId: AWS_ACCESS_KEY_ID ?? 'test',
    secretAccessKey: AWS_SECRET_ACCESS_KEY ?? 'test',
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    region: region ?? AWS_REGION ?? 'us-east-1',
  };
}

function catalogue(): string {
  const line = (kind: string) => (one: { readonly name: string; readonly title: string }) =>
    `${kind}  ${one.name}  ${one.title}`;
  return [...allDefects.map(line('defect')), ...allVariants.map(line('variant'))].join('\n');
}

function knownName(
  kind: string,
  entries: readonly { readonly name: string }[],
  name: string | undefined,
): string | undefined {
  if (name === undefined || entries.some((entry) => entry.name === name)) return name;
  throw new UsageError(
    `There is no ${kind} ${name}.`,
    'See the names with aws-conformance serve --list.',
  );
}
