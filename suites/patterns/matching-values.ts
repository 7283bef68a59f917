import type { Bounds } from '../../contracts/shape.ts';
import { fill } from './fill.ts';
import { fitRuns } from './fit-runs.ts';
import { filled, ordinaryUuid, ordinaryValue } from './ordinary-value.ts';
import { palettesOf } from './palettes.ts';
import { type Choice, type Decisions, decided, type Repeat, visits } from './part.ts';
import type { PatternValue } from './pattern-value.ts';
import { uuidValues } from './uuid-values.ts';
import type { Verify } from './verify.ts';

// Longer values cost more than they tell, and the lengths have their own cases.
const longest = 10_000;
// Enough for a palette to show, where the length is free.
const telling = 12;

/** Values at the edges of what a pattern allows; the caller verifies them. */
export function* matchingValues(
  root: Choice,
  verify: Verify,
  length: Bounds,
): Generator<PatternValue> {
  const ordinary = ordinaryValue(root, verify, length);
  if (!ordinary) return;
  yield { name: 'ordinary', value: ordinary.value };
  if (ordinary.value === ordinaryUuid) yield* uuidValues();
  yield* painted(root, verify, length);
  for (const { part, decisions } of visits(root)) {
    if (part.kind === 'repeat') yield* counted(root, part, verify, length, decisions);
    if (part.kind === 'choice') yield* alternatives(root, part, verify, length, decisions);
  }
}

function* painted(root: Choice, verify: Verify, length: Bounds): Generator<PatternValue> {
  const min = Math.max(length.min ?? 0, Math.min(length.max ?? telling, telling));
  const derived =
    ordinaryValue(root, verify, { ...length, min }) ?? ordinaryValue(root, verify, length);
  if (!derived) return;
  for (const { name, palette } of palettesOf(root)) {
    // A palette that no set of this value has a character of would not live up to its name.
    const isUsed = derived.runs.some(({ part, count }) => {
      const character = part.kind === 'characters' && count > 0 && palette(part, 0);
      return typeof character === 'string' && part.kind === 'characters' && part.has(character);
    });
    if (isUsed) yield { name, value: fill(derived.runs, palette).flat().join('') };
  }
}

function* counted(
  root: Choice,
  part: Repeat,
  verify: Verify,
  length: Bounds,
  decisions: Decisions,
): Generator<PatternValue> {
  if (part.min === part.max) return;
  const prefix = `${part.part.kind === 'characters' ? 'element' : 'group'}-${part.number}`;
  const isOptional = part.min === 0 && part.max === 1;
  const most = Number.isFinite(part.max) ? part.max : mostWithin(root, part, length, decisions);
  const counts = [
    { name: isOptional ? 'absent' : 'fewest', count: part.min },
    ...(part.min === 0 && !isOptional ? [{ name: 'once', count: 1 }] : []),
    { name: isOptional ? 'present' : 'most', count: most },
  ];
  for (const { name, count } of counts) {
    if (count === undefined || count > longest) continue;
    const derived = ordinaryValue(root, verify, length, decided(decisions, part, count));
    if (derived) yield { name: `${prefix}-${name}`, value: derived.value };
  }
}

// A repetition without end ends where the length does.
function mostWithin(
  root: Choice,
  part: Repeat,
  { max }: Bounds,
  decisions: Decisions,
): number | undefined {
  if (max === undefined || max > longest) return part.min + 8;
  const sizeAt = (count: number) => {
    const runs = fitRuns(root, decided(decisions, part, count));
    return runs ? [...filled(runs).value].length : 0;
  };
  const least = part.min + 1;
  const size = sizeAt(least);
  const step = sizeAt(least + 1) - size;
  return step > 0 ? Math.max(part.min, least + Math.floor((max - size) / step)) : undefined;
}

function* alternatives(
  root: Choice,
  part: Choice,
  verify: Verify,
  length: Bounds,
  decisions: Decisions,
): Generator<PatternValue> {
  if (part.options.length < 2) return;
  const prefix = part.number === 0 ? '' : `group-${part.number}-`;
  for (const index of part.options.keys()) {
    const derived = ordinaryValue(root, verify, length, decided(decisions, part, index));
    if (derived) yield { name: `${prefix}alternative-${index + 1}`, value: derived.value };
  }
}
