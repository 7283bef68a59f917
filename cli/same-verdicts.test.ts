import { expect, test } from 'vitest';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { addressOf } from '../contracts/ids.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { serveReference } from '../reference/serve-reference.ts';
import { certify } from '../reports/certify.ts';
import { readFixture } from '../runners/fixture.ts';
import { createHttpTarget } from '../runners/http-target.ts';
import { createSigner } from '../runners/sign-request.ts';
import type { Target } from '../runners/target.ts';
import { generateCases } from '../suites/generate-cases.ts';
import type { Mutant } from './prove/mutant.ts';
import { runMutant } from './prove/run-mutant.ts';

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

interface Found {
  readonly outcome: string;
  /** Addresses of the constraints with a failed verdict. */
  readonly failed: readonly string[];
}

async function certified(target: Target): Promise<Found> {
  const failed = new Set<string>();
  const { outcome } = await certify({
    contract,
    cases,
    target,
    fixture: readFixture(contract, referenceFixture, 'The built-in fixture'),
    toolVersion: '',
    repeat: '',
    onEvent: (event) => {
      const found = event.type === 'found-on-the-way' ? [event.verdict] : [];
      const verdicts = event.type === 'case-finished' ? event.verdicts : found;
      for (const one of verdicts) if (one.outcome === 'fail') failed.add(one.constraintId);
    },
  });
  await target.close();
  return { outcome, failed: [...failed].map((id) => addressOf(id)).sort() };
}

/** Over HTTP, with all the time that a busy machine may need. */
async function overHttp(options: Readonly<Record<string, string>>): Promise<Found> {
  const served = await serveReference(options);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const target = createHttpTarget({
    endpoint: new URL(served.url),
    sign: createSigner({ credentials, region: 'us-east-1', service: contract.signingName }),
    timeoutMs: 30_000,
    maxConnections: 32,
  });
  const found = await certified(target);
  await served.close();
  return found;
}

test.each<Mutant>([
  { kind: 'plain', name: 'reference' },
  ...defects.map((name) => ({ kind: 'defect', name }) as const),
  ...variants.map((name) => ({ kind: 'variant', name }) as const),
])('$kind $name has the same verdicts over HTTP as in this process', async ({ kind, name }) => {
  const { outcome, failed } = await runMutant(contract, cases, { kind, name });
  expect(outcome).toBe(kind === 'defect' ? 'nonconformant' : 'conformant');
  const found = await overHttp(kind === 'plain' ? {} : { [kind]: name });
  expect(found).toEqual({ outcome, failed: Object.keys(failed).sort() });
});
