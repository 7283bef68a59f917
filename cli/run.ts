import { join } from 'node:path';
import { withAuth } from '../contracts/constraints/auth-promises.ts';
import { withClient } from '../contracts/constraints/client-promises.ts';
import type { Contract } from '../contracts/contract.ts';
import { plural } from '../contracts/plural.ts';
import { UsageError } from '../contracts/usage-error.ts';
import { type CertifyPlanOptions, certifyPlan } from '../reports/certify.ts';
import { endpointName } from '../runners/endpoint-name.ts';
import type { Fixture } from '../runners/fixture.ts';
import type { PlannedOperation } from '../runners/run-plan.ts';
import type { Target } from '../runners/target.ts';
import { toolVersion } from '../runners/tool-version.ts';
import { writeTranscript } from '../runners/transcripts/write-transcript.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { goesToAws } from './aws/choose-endpoint.ts';
import { isAwsEndpoint } from './aws/regional-endpoint.ts';
import type { Carrier } from './carrier.ts';
import { layerArguments } from './config/layer-arguments.ts';
import { fixturesAsJson, readFixtures } from './fixtures.ts';
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
import { type Selection, selectPlan } from './select-cases.ts';
import { type Contracts, selectContract, selectContracts } from './select-contract.ts';
import { transcriptName } from './transcript-name.ts';
import { watchMemory } from './watch-memory.ts';

/** `aws-conformance run`: certifies an endpoint, else the embedded reference; gives the exit code. */
export async function run(argv: readonly string[], carrier?: Carrier): Promise<number> {
  const command = carrier?.command ?? 'run';
  const args = await layerArguments(parseArguments(command, argv));
  const way = carrier ?? (await sdkCarrier(args));
  const contracts: Contracts = way ? [await way.contract(args)] : await selectContracts(args);
  for (const contract of contracts) refuseWrites(contract);
  const [service] = contracts;
  const carrying = await way?.open(args, service);
  const limits = limitsIn(args);
  await checkSaveFixture(contracts, args.text('save-fixture'));
  if (args.flag('update-baseline')) await checkWritable('baseline', args.text('baseline'));
  const seed = await chooseSeed(args);
  if (args.flag('dry-run')) {
    const planned = await plan(contracts, args, await goesToAws(service, args, process.env));
    return (await import('./dry-run.ts')).dryRun(planned);
  }
  const opened = await openTarget(contracts, args);
  const { target, fixtureOf, place, checksSignatures, rate } = opened;
  const interruption = watchForInterruption(() => say(seed ? endingSeeded : ending));
  const memory = watchMemory(interruption.fail);
  try {
    const selected = await plan(contracts, args, checksSignatures);
    memory.expect(selected.reduce((sum, { cases }) => sum + cases.length, 0));
    const planned = withFixtures(selected, fixtureOf);
    const notes = [...(opened.isEmbedded ? [embedded] : []), ...selectionIn(args, selected)];
    const { signal } = interruption;
    const paced = { ...(rate !== undefined && { rate }), ...limits };
    const { kind = target.kind, ...carried } = carrying ?? {};
    const subject = {
      ...{
        plan: planned,
        ...paced,
        ...carried,
        notes,
        signal,
        repeat: repeatCommand(args, command),
      },
      target: { ...target, kind },
    };
    if (!seed) return await certifyAndReport(args, subject);
    // Nothing is loaded that could not be reported on.
    await makeFolder(outFolder(args));
    return await certifySeeded(args, subject, seed, place);
  } finally {
    await target.close();
    memory.end();
    interruption.end();
  }
}

async function checkSaveFixture(contracts: Contracts, file: string | undefined): Promise<void> {
  await checkWritable('save-fixture', file);
  if (file !== undefined) await refuseOverwriting(contracts, file);
}

async function sdkCarrier(args: Arguments): Promise<Carrier | undefined> {
  const name = args.text('sdk');
  if (name === undefined) return undefined;
  return {
    command: 'run',
    contract: async () => withClient(await selectContract(args)),
    open: async (_, contract) => (await import('./sdk/open-sdk.ts')).openSdk(args, contract, name),
  };
}

const ending = 'interrupted; reporting what was found until now (once more ends at once)';
const endingSeeded =
  `interrupted; what was seeded is taken away first, within ${seedTimeoutMs / 1000} s ` +
  '(once more ends at once, and leaves it)';

const embedded = 'No endpoint was given: this is the embedded reference emulator.';

/** Says that a run tries only a part of what there is. */
function selectionIn(args: Arguments, plan: readonly Selection[]): string[] {
  if (args.texts('case').length === 0 && args.texts('suite').length === 0) return [];
  const chosen = plan.reduce((sum, { cases }) => sum + cases.length, 0);
  const all = plan.reduce((sum, { allCases }) => sum + allCases, 0);
  return [`${chosen} of ${plural(all, 'case')} ${chosen === 1 ? 'was' : 'were'} chosen.`];
}

/** What would be tried: the signature suite only where signatures are checked. */
function plan(
  contracts: Contracts,
  args: Arguments,
  checksSignatures: boolean,
): Promise<readonly Selection[]> {
  const isAuth = args.flag('auth') || checksSignatures;
  return selectPlan(isAuth ? contracts.map(withAuth) : contracts, args);
}

function withFixtures(plan: readonly Selection[], fixtureOf: FixtureOf): Plan {
  return plan.map((selection) => {
    const fixture = fixtureOf(selection.contract);
    return { ...selection, ...(fixture && { fixture }) };
  });
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
    const contracts = subject.plan.map(({ contract }) => contract);
    const fixtures = readFixtures(contracts, planted, 'The fixture of the seed');
    const plan = withFixtures(subject.plan, ({ operation }) => fixtures.get(operation));
    return certifyAndReport(args, { ...subject, plan });
  });
}

type Limits = Pick<CertifyPlanOptions, 'concurrency' | 'rate' | 'maxRequests' | 'maxDurationMs'>;

type Plan = readonly (Selection & Pick<PlannedOperation, 'fixture'>)[];

type Subject = Pick<CertifyPlanOptions, 'target' | 'notes' | 'repeat' | 'carry' | 'judgeCase'> &
  Limits & { readonly plan: Plan; readonly signal: AbortSignal };

async function certifyAndReport(args: Arguments, subject: Subject): Promise<number> {
  const strict = args.flag('strict');
  const targetName = args.text('target-name') ?? args.text('target');
  const baseline = await openBaseline(args, { plan: subject.plan, strict, targetName });
  const reporters = await openReporters(args);
  const transcript = writeTranscript(join(reporters.folder, transcriptName));
  const used = new Map<string, Fixture>();
  const { exitCode, reason } = await certifyPlan({
    ...subject,
    strict,
    toolVersion,
    onRecord: transcript.take,
    onEvent: (event) => reporters.onEvent(event),
    onFixture: (fixture, operation) => used.set(operation, fixture),
    ...(baseline && { expectations: baseline.expectations }),
  });
  await reporters.close?.();
  transcript.close();
  await baseline?.save();
  const file = args.text('save-fixture');
  if (file !== undefined && used.size > 0) {
    const contracts = subject.plan.map(({ contract }) => contract);
    await saveFixture(contracts, file, fixturesAsJson(used));
  }
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

/** The known-good input of an operation, as far as it is given. */
type FixtureOf = (contract: Contract) => Fixture | undefined;

interface Opened {
  readonly target: Target;
  /** True for AWS itself: the signature suite then runs without being asked for. */
  readonly checksSignatures: boolean;
  /** Requests a second that it is sent unless `--rate` says otherwise. */
  readonly rate?: number;
  readonly fixtureOf: FixtureOf;
  /** Where it is; what is in this process is nowhere that a seed could go. */
  readonly place?: Place;
  readonly isEmbedded?: true;
}

async function openTarget(contracts: Contracts, args: Arguments): Promise<Opened> {
  const file = args.text('fixture');
  const given =
    file === undefined
      ? undefined
      : readFixtures(contracts, await readJsonFile(file, 'fixture'), `The fixture ${file}`);
  const fixtureOf: FixtureOf = ({ operation }) => given?.get(operation);
  const [service] = contracts;
  const handlers = args.text('handlers');
  if (handlers !== undefined) {
    const { openHandlers } = await import('./handlers/open-handlers.ts');
    const target = await openHandlers(service, args, handlers);
    return { target, fixtureOf, checksSignatures: false };
  }
  const resolved = await resolveTarget(service, args, process.env);
  if (resolved) {
    const { target, endpoint, signing } = resolved;
    const place = { endpoint: endpointName(endpoint), region: signing.region };
    const isAws = isAwsEndpoint(endpoint);
    return {
      ...{ target, place, fixtureOf, checksSignatures: isAws },
      ...(isAws && { rate: rateOfAws }),
    };
  }
  // Loaded only here: a run against an endpoint does without the emulator and what it needs.
  const { openReference } = await import('./open-reference.ts');
  const { target, fixtureOf: builtIn } = await openReference(service, args);
  const either: FixtureOf = (contract) => fixtureOf(contract) ?? builtIn(contract);
  return { target, fixtureOf: either, checksSignatures: false, isEmbedded: true };
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
