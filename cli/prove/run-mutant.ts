import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Contract } from '../../contracts/contract.ts';
import { addressOf } from '../../contracts/ids.ts';
import { createEmulator } from '../../reference/create-emulator.ts';
import { referenceFixture } from '../../reference/reference-fixture.ts';
import { serveReference } from '../../reference/serve-reference.ts';
import { certify } from '../../reports/certify.ts';
import type { RunEvent } from '../../reports/event.ts';
import type { Verdict } from '../../reports/verdict.ts';
import { readFixture } from '../../runners/fixture.ts';
import { createHttpTarget } from '../../runners/http-target.ts';
import { createInProcessTarget } from '../../runners/in-process-target.ts';
import { createSigner } from '../../runners/sign-request.ts';
import type { Target } from '../../runners/target.ts';
import type { Case } from '../../suites/case.ts';
import type { Mutant, MutantResult } from './mutant.ts';

/** How a mutant is reached: by a function call, or over HTTP on 127.0.0.1. */
export type Transport = 'in-process' | 'http';

/** Runs all cases against one mutant of the reference. */
export async function runMutant(
  contract: Contract,
  cases: readonly Case[],
  mutant: Mutant,
  transport: Transport = 'in-process',
): Promise<MutantResult> {
  const target = await openMutant(contract, mutant, transport);
  const { onEvent, found } = collector();
  try {
    const { outcome, reason } = await certify({
      contract,
      cases,
      target,
      fixture: readFixture(contract, referenceFixture, 'The built-in fixture'),
      // A function in this process gains nothing from waiting.
      ...(transport === 'in-process' && { retries: { pause: nextTurn, patienceMs: 0 } }),
      toolVersion: '',
      repeat: '',
      onEvent,
    });
    return { ...mutant, outcome, ...(reason !== undefined && { reason }), ...found() };
  } finally {
    await target.close();
  }
}

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const region = 'us-east-1';

/** The target that a mutant is, closed by whoever asked for it. */
export async function openMutant(
  { signingName: service }: Contract,
  { kind, name, auth }: Mutant,
  transport: Transport,
): Promise<Target> {
  const options = {
    ...(kind === 'plain' ? {} : { [kind]: name }),
    ...(auth && { auth: { ...credentials, region } }),
  };
  const sign = createSigner({ credentials, region, service });
  if (transport === 'in-process') {
    const { answer } = await createEmulator(options);
    const here = new URL('http://127.0.0.1');
    return createInProcessTarget(name, (request) =>
      answer(auth ? { ...request, headers: sign(request, here) } : request),
    );
  }
  const served = await serveReference(options);
  const endpoint = new URL(served.url);
  const target = createHttpTarget({ endpoint, sign, timeoutMs: 10_000, maxConnections: 32 });
  const close = async () => {
    await target.close();
    await served.close();
  };
  return { ...target, close };
}

/** Collects what the events of a run say of it. */
function collector() {
  const failed: Record<string, string[]> = {};
  const errors: string[] = [];
  const open = new Set<string>();
  const fail = (constraintId: string, caseId: string): void => {
    const address = addressOf(constraintId);
    const cases = failed[address] ?? [];
    failed[address] = cases;
    if (!cases.includes(addressOf(caseId))) cases.push(addressOf(caseId));
  };
  const add = ({ caseId, constraintId, level, outcome, dataLimited, because }: Verdict): void => {
    if (outcome === 'error') errors.push(addressOf(caseId));
    if (outcome === 'fail') fail(constraintId, caseId);
    if (outcome !== 'inconclusive' || level !== 'must' || dataLimited || because) return;
    open.add(addressOf(constraintId));
  };
  const onEvent = (event: RunEvent): void => {
    if (event.type === 'found-on-the-way') add(event.verdict);
    if (event.type !== 'case-finished') return;
    for (const verdict of event.verdicts) add(verdict);
    for (const constraintId of event.onTheWay ?? []) fail(constraintId, event.caseId);
  };
  return { onEvent, found: () => ({ failed, errors, open: [...open].sort() }) };
}
