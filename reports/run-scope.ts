import type { Contract } from '../contracts/contract.ts';
import { addressOf } from '../contracts/ids.ts';
import { plural } from '../contracts/plural.ts';
import { sizeBounds } from '../suites/page-size.ts';
import type { ConstraintSummary, NotExercised, RunScope } from './report.ts';
import type { Verdict } from './verdict.ts';

/** What a run came to, as far as its scope depends on it. */
interface Tried {
  readonly cases: RunScope['cases'];
  /** False for a run that ended before all of them were tried. */
  readonly finished: boolean;
  readonly verdicts: readonly Verdict[];
  readonly constraints: readonly ConstraintSummary[];
  /** How many failures are expected. */
  readonly expected: number;
  /** True of recorded traffic: nobody chose what it tries. */
  readonly isRecorded: boolean;
  /** How many items the fixture has in the target. */
  readonly items: number;
}

/** Says how much of what there is to try a run tried. */
export function runScope(contract: Contract, tried: Tried): RunScope {
  const { cases, expected: expectedFailures, isRecorded } = tried;
  const notExercised = unreached(contract, tried);
  const isAll = tried.finished && cases.chosen === cases.all;
  const whole = isAll && expectedFailures === 0 && notExercised.length === 0 && !isRecorded;
  return { whole, cases, expectedFailures, notExercised, ...(isRecorded && { recorded: true }) };
}

/** What is binding and was left open for the data alone, in every case that is about it. */
function unreached(contract: Contract, { constraints, verdicts, items }: Tried): NotExercised[] {
  const undecided = new Set(
    constraints
      .filter(({ level, counts }) => level === 'must' && counts.pass + counts.fail === 0)
      .map(({ id }) => id),
  );
  const limited = verdicts.filter(
    ({ constraintId, dataLimited }) => dataLimited && undecided.has(constraintId),
  );
  const few = fewItems(contract, items);
  const groups = new Map<string, { readonly reason: string; readonly ids: Set<string> }>();
  for (const { constraintId, reason = '' } of limited) {
    const isPaging = addressOf(constraintId).startsWith('paging/');
    const why = (isPaging && few) || reason;
    const key = isPaging ? paging : why;
    const group = groups.get(key) ?? { reason: why, ids: new Set() };
    groups.set(key, group);
    group.ids.add(constraintId);
  }
  const parts = [...groups].map(([key, { reason, ids }]): NotExercised => {
    const ordered = [...ids].sort();
    return { what: key === paging ? paging : inShort(ordered), constraints: ordered, reason };
  });
  // By content: which case was done first is of no account.
  return parts.sort((one, other) => (String(one.constraints) < String(other.constraints) ? -1 : 1));
}

const paging = 'paging';

function inShort([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? addressOf(first) : plural(others.length + 1, 'constraint');
}

/** With so few items all fit on the smallest page. */
function fewItems(contract: Contract, items: number): string | undefined {
  const pageSize = contract.pagination?.pageSize;
  if (pageSize === undefined) return undefined;
  const { min } = sizeBounds(contract, pageSize);
  return items > min ? undefined : `the fixture needs more than ${plural(min, 'item')}`;
}
