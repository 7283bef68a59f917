import type { Bounds } from '../../contracts/shape.ts';
import { derive, type Run } from './derive.ts';
import { fitRuns, sizeOf } from './fit-runs.ts';
import { filled } from './ordinary-value.ts';
import { type Decisions, decided, type Part, type Repeat } from './part.ts';
import type { PatternValue } from './pattern-value.ts';

// Longer values cost more than they tell, and the lengths have their own cases.
const longest = 10_000;

/** One repetition too few and one too many; of a set too few, at the same length if need be. */
export function* breakingCounts(
  root: Part,
  part: Repeat,
  decisions: Decisions,
  length: Bounds,
): Generator<PatternValue> {
  const prefix = part.part.kind === 'characters' ? 'element' : 'group';
  const named = (edit: string, runs: readonly Run[]): PatternValue[] =>
    sizeOf(runs) > longest
      ? []
      : [{ name: `${prefix}-${part.number}-${edit}`, value: filled(runs).value }];
  const few = part.min - 1;
  if (few >= 0 && few <= longest) {
    const chosen = decided(decisions, part, few);
    const runs = fitRuns(root, chosen, length) ?? compensated(derive(root, chosen), part);
    yield* named('one-too-few', runs);
  }
  const many = part.max + 1;
  if (many <= longest) {
    const chosen = decided(decisions, part, many);
    const runs = fitRuns(root, chosen, length) ?? derive(root, chosen);
    yield* named('one-too-many', runs);
  }
}

// What one fixed run lacks another has more, so that a check of the length alone is told apart.
function compensated(runs: readonly Run[], part: Repeat): readonly Run[] {
  const at = runs.findIndex((run) => run.part === part.part);
  if (at < 0) return runs;
  const isOther = (run: Run) => run.part.kind === 'characters' && run.part !== part.part;
  const after = runs.findIndex((run, index) => index > at && isOther(run));
  const other = after < 0 ? runs.findLastIndex(isOther) : after;
  const run = runs[other];
  return run ? runs.with(other, { ...run, count: run.count + 1 }) : runs;
}
