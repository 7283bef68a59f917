import type { Bounds } from '../../contracts/shape.ts';
import { derive, type Run } from './derive.ts';
import { type Decisions, decided, type Part, type Repeat, visits } from './part.ts';

// No service takes longer text in a member with a pattern.
const largest = 200_000;

/** A derivation within length bounds, growing what no decision fixes; none if it cannot be. */
export function fitRuns(root: Part, decisions: Decisions, length: Bounds = {}): Run[] | undefined {
  const runs = derive(root, decisions);
  if (sizeOf(runs) > largest) return undefined;
  const resized = resize(runs, length);
  if (resized) return resized;
  if (sizeOf(runs) >= (length.min ?? 0)) return undefined;
  return fitGroups(root, decisions, length);
}

/** How many code points the runs make. */
export function sizeOf(runs: readonly Run[]): number {
  const sizes: number[] = [];
  for (const { part, count, copied } of runs) {
    if (part.kind === 'literal') sizes.push([...part.text].length);
    else if (part.kind === 'characters') sizes.push(count);
    else sizes.push(copied ? sum(sizes.slice(...copied)) : 0);
  }
  return sum(sizes);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

function resize(runs: readonly Run[], { min = 0, max = Infinity }: Bounds): Run[] | undefined {
  const size = sizeOf(runs);
  let missing = size < min ? min - size : Math.min(0, max - size);
  // The run with most room first, so that a value grows in its name rather than in its parts.
  const order = [...runs.keys()].sort((left, right) => room(runs[right]) - room(runs[left]));
  const resized = [...runs];
  for (const index of order) {
    const run = resized[index];
    if (!run || missing === 0) break;
    const count = Math.max(run.min, Math.min(run.max, run.count + missing));
    missing -= count - run.count;
    resized[index] = { ...run, count };
  }
  const fitted = sizeOf(resized);
  return fitted >= min && fitted <= max ? resized : undefined;
}

function room(run: Run | undefined): number {
  return run?.part.kind === 'characters' ? Math.min(run.max, 1e9) - run.min : 0;
}

function fitGroups(root: Part, decisions: Decisions, length: Bounds): Run[] | undefined {
  for (const repeat of groupRepeats(root)) {
    if (decisions.has(repeat)) continue;
    for (const count of countsToReach(root, decisions, repeat, length.min ?? 0)) {
      const next = decided(decisions, repeat, count);
      const fitted = resize(derive(root, next), length);
      if (fitted) return fitted;
    }
  }
  return undefined;
}

function groupRepeats(root: Part): Repeat[] {
  return visits(root)
    .map(({ part }) => part)
    .filter((part) => part.kind === 'repeat')
    .filter(({ part }) => part.kind !== 'characters');
}

function countsToReach(root: Part, decisions: Decisions, repeat: Repeat, min: number): number[] {
  const at = (count: number) => sizeOf(derive(root, decided(decisions, repeat, count)));
  const least = at(repeat.min);
  const step = at(repeat.min + 1) - least;
  if (step <= 0) return [];
  const needed = repeat.min + Math.ceil((min - least) / step);
  const counts = [repeat.min + 1, repeat.min + 2, needed - 1, needed, needed + 1];
  return [...new Set(counts)].filter((count) => count > repeat.min && count <= repeat.max);
}
