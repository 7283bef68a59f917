import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { withClient } from '../contracts/constraints/client-promises.ts';
import type { Contract } from '../contracts/contract.ts';
import { addressOf } from '../contracts/ids.ts';
import { answerRequest } from '../reference/answer-request.ts';
import { createAnswer } from '../reference/create-answer.ts';
import { createEmulator } from '../reference/create-emulator.ts';
import { createHandlers } from '../reference/msw.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { serveReference } from '../reference/serve-reference.ts';
import { type CertifyOptions, certify } from '../reports/certify.ts';
import type { Verdict } from '../reports/verdict.ts';
import { readFixture } from '../runners/fixture.ts';
import { createFetchTarget } from '../runners/handlers/fetch-target.ts';
import { createMswTarget } from '../runners/handlers/msw-target.ts';
import { createHttpTarget } from '../runners/http-target.ts';
import { createInProcessTarget } from '../runners/in-process-target.ts';
import { carryBySdk } from '../runners/sdk/carry-by-sdk.ts';
import { signedForNobody } from '../runners/sign-for-nobody.ts';
import type { Target } from '../runners/target.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { findSdk } from './sdk/find-sdk.ts';

const contract = builtInContract();
// The two largest suites send what the others do, with other values.
const cases = generateCases(contract).filter(
  ({ suite }) => suite !== 'patterns' && suite !== 'types',
);

const defects = [
  'task-id-not-required',
  'max-results-clamped',
  'filters-ignored',
  'pages-overlap',
  'start-time-iso',
  'validation-status-409',
  'error-body-html',
  'method-get-performed',
  'malformed-json-crashes',
  'response-content-type-missing',
];
const variants = [
  'token-null-at-the-end',
  'error-type-in-the-header-only',
  'short-pages',
  'byte-order-mark-read',
  'transport-gzip',
];

/** What a run found of each case that its target carried: the outcome of each constraint. */
interface Found {
  readonly outcome: string;
  readonly verdicts: ReadonlyMap<string, readonly string[]>;
  readonly skipped: readonly string[];
}

interface Way extends Pick<CertifyOptions, 'retries' | 'carry'> {
  readonly contract?: Contract;
}

async function certified(target: Target, way: Way = {}): Promise<Found> {
  const verdicts = new Map<string, readonly string[]>();
  const skipped: string[] = [];
  const { outcome } = await certify({
    contract,
    cases,
    target,
    fixture: readFixture(contract, referenceFixture, 'The built-in fixture'),
    ...way,
    toolVersion: '',
    repeat: '',
    onEvent: (event) => {
      if (event.type === 'found-on-the-way') note('on the way', [event.verdict]);
      if (event.type === 'case-finished') note(event.caseId, event.verdicts);
    },
  });
  await target.close();
  return { outcome, verdicts, skipped };

  function note(caseId: string, found: readonly Verdict[]): void {
    if (found.some((one) => one.outcome === 'skipped')) skipped.push(addressOf(caseId));
    else verdicts.set(caseId, found.filter(isOfTheWire).map(said).sort());
  }
}

/** What a client makes of an answer is beside what holds on the wire, and fails nothing here. */
function isOfTheWire({ constraintId, outcome }: Verdict): boolean {
  const isOfClient = addressOf(constraintId).startsWith('client/');
  if (isOfClient) expect([constraintId, outcome]).not.toContain('fail');
  return !isOfClient;
}

function said({ constraintId, outcome }: Verdict): string {
  return `${constraintId} ${outcome}`;
}

type Options = Readonly<Record<string, string>>;

/** The ways to the reference, beside that by a function of its own. */
const ways: Readonly<Record<string, (options: Options) => Promise<Found>>> = {
  // With all the time that a busy machine may need.
  'over HTTP': async (options) => {
    const served = await serveReference(options);
    const endpoint = new URL(served.url);
    const bounds = { timeoutMs: 30_000, maxConnections: 32 };
    const found = await certified(createHttpTarget({ endpoint, sign: signedForNobody, ...bounds }));
    await served.close();
    return found;
  },
  'as a fetch handler': async (options) => {
    const answer = await createAnswer(options);
    return certified(
      createFetchTarget((request) => answerRequest(answer, request), here),
      hasty,
    );
  },
  'through a client of the SDK': async (options) => {
    const { answer } = await createEmulator(options);
    const way = { ...hasty, contract: withClient(contract), carry: carryBySdk(await client) };
    return certified(createInProcessTarget('the reference', answer), way);
  },
  'as MSW handlers': async (options) =>
    certified(
      createMswTarget(await createHandlers({ ...options, baseUrl: here.url }), here),
      hasty,
    ),
};

const here = { url: 'http://localhost/' };
const hasty = { retries: { pause: nextTurn, patienceMs: 0 } };

const client = findSdk(
  '@aws-sdk/client-ssm',
  contract.operation,
  {
    ...{ region: 'us-east-1', endpoint: 'http://localhost/', maxAttempts: 1 },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  },
  '.',
);

/**
 * The cases that a way does not carry: the Fetch standard has no GET with a body, and a client
 * drops nulls and unknown members, and writes its requests itself.
 */
function goldenFile(way: string): string {
  const name = `not-carried-${way.replaceAll(' ', '-')}.txt`;
  return fileURLToPath(new URL(`golden/${name}`, import.meta.url));
}

test.each<Options>([
  {},
  ...defects.map((defect) => ({ defect })),
  ...variants.map((variant) => ({ variant })),
])('every way to %o comes to the same verdicts, case by case', async (options) => {
  const { answer } = await createEmulator(options);
  const direct = await certified(createInProcessTarget('the reference', answer), hasty);
  expect(direct.skipped).toEqual([]);
  for (const [way, run] of Object.entries(ways)) {
    const found = await run(options);
    const skipped = found.skipped.toSorted();
    await expect(`${skipped.join('\n')}\n`).toMatchFileSnapshot(goldenFile(way));
    const carried = [...direct.verdicts].filter(([id]) => !skipped.includes(addressOf(id)));
    expect([way, ...found.verdicts].sort()).toEqual([way, ...carried].sort());
    // A defect that shows in what is not carried alone is not seen.
    if (carried.some(([, verdicts]) => verdicts.some((one) => one.endsWith(' fail')))) {
      expect([way, found.outcome]).toEqual([way, direct.outcome]);
    }
  }
});
