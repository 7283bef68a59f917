import { setImmediate as nextTurn } from 'node:timers/promises';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { addressOf } from '../contracts/ids.ts';
import { answer } from '../reference/answer.ts';
import type { Behaviour } from '../reference/behaviour.ts';
import { documentedBehaviour } from '../reference/documented-behaviour.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { decodeRequest } from '../reference/wire.ts';
import { certify } from '../reports/certify.ts';
import type { RunFinished } from '../reports/event.ts';
import type { Conclusion, Expectations } from '../reports/run-outcome.ts';
import type { Verdict } from '../reports/verdict.ts';
import { readFixture } from '../runners/fixture.ts';
import { createInProcessTarget } from '../runners/in-process-target.ts';
import type { Case } from '../suites/case.ts';
import { generateCases } from '../suites/generate-cases.ts';

const contract = builtInContract();
const every = generateCases(contract);

/** A run in this process, with all that it lists. */
export interface Certified {
  readonly conclusion: Conclusion;
  readonly verdicts: readonly Verdict[];
  readonly end: RunFinished;
}

/** How to run, beside the target. */
export interface Options {
  readonly cases?: readonly Case[];
  readonly expectations?: Expectations;
}

/** Certifies the reference with another behaviour; for tests. */
export async function certifyBehaviour(
  change: (documented: Behaviour) => Partial<Behaviour>,
  { cases = every, expectations }: Options = {},
): Promise<Certified> {
  const behaviour = { ...documentedBehaviour, ...change(documentedBehaviour) };
  const verdicts: Verdict[] = [];
  const ends: RunFinished[] = [];
  const conclusion = await certify({
    contract,
    cases,
    target: createInProcessTarget('a behaviour', (request) =>
      answer(behaviour, decodeRequest(request)),
    ),
    fixture: readFixture(contract, referenceFixture, 'The built-in fixture'),
    retries: { pause: nextTurn, patienceMs: 0 },
    toolVersion: '',
    repeat: '',
    ...(expectations && { expectations }),
    onEvent: (event) => {
      if (event.type === 'case-finished') verdicts.push(...event.verdicts);
      if (event.type === 'found-on-the-way') verdicts.push(event.verdict);
      if (event.type === 'run-finished') ends.push(event);
    },
  });
  const [end] = ends;
  if (!end) throw new Error('the run did not end');
  return { conclusion, verdicts, end };
}

/** Broken constraints of a level, those that were met in most cases first, each with their number. */
export function brokenIn({ verdicts, end }: Certified, level: Verdict['level'] = 'must'): string[] {
  const failed = verdicts.filter((one) => one.level === level && one.outcome === 'fail');
  const listed = new Set(failed.map(({ constraintId }) => constraintId));
  return end.constraints
    .filter(({ id }) => listed.has(id))
    .sort((one, other) => other.counts.fail - one.counts.fail)
    .map(({ id }) => addressOf(id).replace(contract.items.address, 'item'));
}
