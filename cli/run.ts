import type { Contract } from '../contracts/contract.ts';
import { UsageError } from '../contracts/usage-error.ts';
import { certify } from '../reports/certify.ts';
import { type Fixture, readFixture } from '../runners/fixture.ts';
import type { Target } from '../runners/target.ts';
import { type Arguments, parseArguments, wholeNumber } from './arguments.ts';
import { openReporters, reporterOptions } from './open-reporters.ts';
import { readJsonFile } from './read-json-file.ts';
import { repeatCommand } from './repeat-command.ts';
import { endpointUrl, httpTarget, targetOptions } from './resolve-target.ts';
import { caseOptions, selectCases } from './select-cases.ts';
import { contractOptions, selectContract } from './select-contract.ts';
import { toolVersion } from './tool-version.ts';

const options = {
  ...contractOptions,
  ...caseOptions,
  ...targetOptions,
  ...reporterOptions,
  fixture: { type: 'string' },
  strict: { type: 'boolean' },
  concurrency: { type: 'string' },
} as const;

/** `aws-conformance run`: certifies an endpoint, else the embedded reference; gives the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const args = parseArguments('run', argv, options);
  const contract = await selectContract(args);
  refuseWrites(contract);
  const cases = selectCases(contract, args);
  const concurrency = wholeNumber('concurrency', args.text('concurrency'), 1);
  const { target, fixture } = await openTarget(contract, args);
  try {
    const reporters = await openReporters(args);
    const { exitCode } = await certify({
      contract,
      cases,
      target,
      ...(fixture && { fixture }),
      strict: args.flag('strict'),
      ...(concurrency !== undefined && { concurrency }),
      toolVersion,
      repeat: repeatCommand(args),
      onEvent: (event) => reporters.onEvent(event),
    });
    await reporters.close?.();
    return exitCode;
  } finally {
    await target.close();
  }
}

interface Opened {
  readonly target: Target;
  readonly fixture?: Fixture;
}

async function openTarget(contract: Contract, args: Arguments): Promise<Opened> {
  const file = args.text('fixture');
  const given =
    file === undefined
      ? undefined
      : readFixture(contract, await readJsonFile(file, 'fixture'), `The fixture ${file}`);
  const endpoint = endpointUrl(contract, args, process.env);
  if (endpoint) {
    const target = httpTarget(contract, endpoint, args, process.env);
    return { target, ...(given && { fixture: given }) };
  }
  // Loaded only here: a run against an endpoint does without the emulator and what it needs.
  const { openReference } = await import('./open-reference.ts');
  return openReference(contract, args, given);
}

/** Cases send what is wrong on purpose: nothing that writes may ever be the one they send. */
function refuseWrites({ operation }: Contract): void {
  if (/^(Describe|Get|List|BatchGet|Query|Scan|Search|Lookup|Test|Validate)/.test(operation))
    return;
  throw new UsageError(
    `${operation} may change what is in the target, and is not run.`,
    'Look at its cases with aws-conformance list; only operations that read are run.',
  );
}
