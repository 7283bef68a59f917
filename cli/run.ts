import { join } from 'node:path';
import { withAuth } from '../contracts/constraints/auth-promises.ts';
import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import { plural } from '../contracts/plural.ts';
import { UsageError } from '../contracts/usage-error.ts';
import { type CertifyOptions, certify } from '../reports/certify.ts';
import { endpointName } from '../runners/endpoint-name.ts';
import { type Fixture, readFixture } from '../runners/fixture.ts';
import type { Target } from '../runners/target.ts';
import { writeTranscript } from '../runners/transcripts/write-transcript.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { goesToAws } from './aws/choose-endpoint.ts';
import { isAwsEndpoint } from './aws/regional-endpoint.ts';
import { layerArguments } from './config/layer-arguments.ts';
import { watchForInterruption } from './interruption.ts';
import { makeFolder } from './make-folder.ts';
import { openBaseline } from './open-baseline.ts';
import { openReporters, outFolder } from './open-reporters.ts';
import { readJsonFile } from './read-json-file.ts';
import { repeatCommand } from './repeat-command.ts';
import { resolveTarget } from './resolve-target.ts';
import { checkWritable, refuseOverwriting, saveFixture } from './save-fixture.ts';
import { say } from './say.ts';
import { chooseSeed } from './seed/choose-seed.ts';
import { type Place, type Seed, seedTimeoutMs } from './seed/seed.ts';
import { type Selection, selectCases } from './select-cases.ts';
import { selectContract } from './select-contract.ts';
import { toolVersion } from './tool-version.ts';
import { transcriptName } from './transcript-name.ts';
import { watchMemory } from './watch-memory.ts';

/** `aws-conformance run`: certifies an endpoint, else the embedded reference; gives the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const args = await layerArguments(parseArguments('run', argv));
  const plain = await selectContract(args);
  refuseWrites(plain);
  const limits = limitsIn(args);
  await checkSaveFixture(plain, args.text('save-fixture'));
  if (args.flag('update-baseline')) await checkWritable('baseline', args.text('baseline'));
  const seed = await chooseSeed(args);
  if (args.flag('dry-run')) {
    const planned = await plan(plain, args, await goesToAws(plain, args, process.env));
    return (await import('./dry-run.ts')).dryRun(planned.contract, planned.cases);
  }
  const { target, fixture, place, checksSignatures, rate } = await openTarget(plain, args);
  const interruption = watchForInterruption(() => say(seed ? endingSeeded : ending));
  const endWatch = watchMemory(interruption.fail);
  try {
    const planned = await plan(plain, args, checksSignatures);
    const notes = [...(place ? [] : [embedded]), ...selectionIn(args, planned)];
    const { signal } = interruption;
    const paced = { ...(rate !== undefined && { rate }), ...limits };
    const subject = { ...planned, ...paced, notes, target, signal, ...(fixture && { fixture }) };
    if (!seed) return await certifyAndReport(args, subject);
    // Nothing is loaded that could not be reported on.
    await makeFolder(outFolder(args));
    return await certifySeeded(args, subject, seed, place);
  } finally {
    await target.close();
    endWatch();
    interruption.end();
  }
}

async function checkSaveFixture(contract: Contract, file: string | undefined): Promise<void> {
  await checkWritable('save-fixture', file);
  if (file !== undefined) await refuseOverwriting(contract, file);
}

const ending = 'interrupted; reporting what was found until now (once more ends at once)';
const endingSeeded =
  `interrupted; what was seeded is taken away first, within ${seedTimeoutMs / 1000} s ` +
  '(once more ends at once, and leaves it)';

const embedded = 'No endpoint was given: this is the embedded reference emulator.';

/** Says that a run tries only a part of what there is. */
function selectionIn(args: Arguments, { cases, allCases }: Plan): string[] {
  if (args.texts('case').length === 0 && args.texts('suite').length === 0) return [];
  return [
    `${cases.length} of ${plural(allCases, 'case')} ${cases.length === 1 ? 'was' : 'were'} chosen.`,
  ];
}

interface Plan extends Selection {
  readonly contract: Contract;
}

/** What would be tried: the signature suite only where signatures are checked. */
async function plan(plain: Contract, args: Arguments, checksSignatures: boolean): Promise<Plan> {
  const contract = args.flag('auth') || checksSignatures ? withAuth(plain) : plain;
  return { contract, ...(await selectCases(contract, args)) };
}

async function certifySeeded(
  args: Arguments,
  subject: Subject,
  seed: Seed,
  place: Place | undefined,
): Promise<number> {
  if (!place) {
    throw new UsageError(
      '--seed needs an endpoint, and none is given.',
      'Add --endpoint-url; the embedded reference has data of its own.',
    );
  }
  const { withSeed } = await import('./seed/with-seed.ts');
  return withSeed(seed, place, subject.signal, (planted) => {
    const fixture = readFixture(subject.contract, planted, 'The fixture of the seed');
    return certifyAndReport(args, { ...subject, fixture });
  });
}

type Limits = Pick<CertifyOptions, 'concurrency' | 'rate' | 'maxRequests' | 'maxDurationMs'>;

type Subject = Plan &
  Pick<CertifyOptions, 'target' | 'fixture' | 'notes'> &
  Limits & { readonly signal: AbortSignal };

async function certifyAndReport(args: Arguments, subject: Subject): Promise<number> {
  const { contract, cases: planned } = subject;
  const strict = args.flag('strict');
  const targetName = args.text('target-name') ?? args.text('target');
  const baseline = await openBaseline(args, { planned, contract, strict, targetName });
  const reporters = await openReporters(args);
  const transcript = writeTranscript(join(reporters.folder, transcriptName));
  let used: Fixture | undefined;
  const { exitCode, reason } = await certify({
    ...subject,
    strict,
    toolVersion,
    repeat: repeatCommand(args),
    onRecord: transcript.take,
    onEvent: (event) => reporters.onEvent(event),
    onFixture: (fixture) => {
      used = fixture;
    },
    ...(baseline && { expectations: baseline.expectations }),
  });
  await reporters.close?.();
  transcript.close();
  await baseline?.save();
  const file = args.text('save-fixture');
  if (file !== undefined && used) await saveFixture(contract, file, fixtureAsJson(used));
  if (exitCode === 4) say(`an error of the harness itself: ${reason}`);
  // A report that is not there must not pass for one that says so.
  return exitCode === 0 && reporters.hasFailed() ? 4 : exitCode;
}

/** The bounds of the run, and the requests a second. @throws UsageError for what is no number. */
function limitsIn(args: Arguments): Limits {
  const rate = args.number('rate');
  const concurrency = args.number('concurrency');
  const maxRequests = args.number('max-requests');
  const seconds = args.number('max-duration');
  return {
    ...(rate !== undefined && { rate }),
    ...(concurrency !== undefined && { concurrency }),
    ...(maxRequests !== undefined && { maxRequests }),
    ...(seconds !== undefined && { maxDurationMs: seconds * 1000 }),
  };
}

function fixtureAsJson({ input, foreign }: Fixture): JsonObject {
  return { ...input, ...(foreign && { foreign }) };
}

interface Opened {
  readonly target: Target;
  /** True for AWS itself: the signature suite then runs without being asked for. */
  readonly checksSignatures: boolean;
  /** Requests a second that it is sent unless `--rate` says otherwise. */
  readonly rate?: number;
  readonly fixture?: Fixture;
  /** Where it is; the embedded reference is nowhere that a seed could go. */
  readonly place?: Place;
}

async function openTarget(contract: Contract, args: Arguments): Promise<Opened> {
  const file = args.text('fixture');
  const given =
    file === undefined
      ? undefined
      : readFixture(contract, await readJsonFile(file, 'fixture'), `The fixture ${file}`);
  const resolved = await resolveTarget(contract, args, process.env);
  if (resolved) {
    const { target, endpoint, signing } = resolved;
    const place = { endpoint: endpointName(endpoint), region: signing.region };
    const isAws = isAwsEndpoint(endpoint);
    const known = { ...(given && { fixture: given }), ...(isAws && { rate: rateOfAws }) };
    return { target, place, checksSignatures: isAws, ...known };
  }
  // Loaded only here: a run against an endpoint does without the emulator and what it needs.
  const { openReference } = await import('./open-reference.ts');
  return { ...(await openReference(contract, args, given)), checksSignatures: false };
}

/** Requests a second that AWS itself is sent; others are sent as many as they take. */
const rateOfAws = 2;

/** Cases send what is wrong on purpose: nothing that writes may ever be the one they send. */
function refuseWrites({ operation }: Contract): void {
  if (/^(Describe|Get|List|BatchGet|Query|Scan|Search|Lookup|Test|Validate)/.test(operation))
    return;
  throw new UsageError(
    `${operation} may change what is in the target, and is not run.`,
    'Look at its cases with aws-conformance list; only operations that read are run.',
  );
}
