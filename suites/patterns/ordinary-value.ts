import type { Bounds } from '../../contracts/shape.ts';
import type { Run } from './derive.ts';
import { fill, type Palette } from './fill.ts';
import { fitRuns, sizeOf } from './fit-runs.ts';
import { type Decisions, decided, type Part, visits } from './part.ts';
import { fitsLength, type Verify } from './verify.ts';

/** A matching value with the runs it is made of. */
export interface Derived {
  readonly runs: readonly Run[];
  readonly texts: readonly (readonly string[])[];
  readonly value: string;
}

/** A version 4 UUID, so that a value of its form is an ordinary one also to who looks closer. */
export const ordinaryUuid = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';

const plain: readonly Palette[] = [
  () => undefined,
  () => 'a',
  () => '1',
  () => '0',
  () => 'A',
  (_, position) => (position % 2 === 0 ? 'a' : '1'),
  () => '-',
  () => '/',
  () => ' ',
];

const most = 400;

/** The plainest value of a derivation that the pattern and the bounds accept. */
export function ordinaryValue(
  root: Part,
  verify: Verify,
  length: Bounds = {},
  decisions: Decisions = new Map(),
): Derived | undefined {
  let tried = 0;
  for (const each of decisionsToTry(root, decisions)) {
    tried += 1;
    if (tried > most) return undefined;
    const runs = fitNonEmpty(root, each, length);
    if (!runs) continue;
    for (const palette of palettesFor(runs)) {
      tried += 1 + runs.length / 100 + sizeOf(runs) / 1000;
      if (tried > most) return undefined;
      const derived = filled(runs, palette);
      if (fitsLength(derived.value, length) && verify(derived.value) === true) return derived;
    }
  }
  return undefined;
}

// An empty value is the least telling of those that match.
function fitNonEmpty(root: Part, decisions: Decisions, length: Bounds): Run[] | undefined {
  const longer = { ...length, min: Math.max(1, length.min ?? 0) };
  return fitRuns(root, decisions, longer) ?? fitRuns(root, decisions, length);
}

/** The value that a palette makes of some runs. */
export function filled(runs: readonly Run[], palette?: Palette): Derived {
  const texts = fill(runs, palette);
  return { runs, texts, value: texts.flat().join('') };
}

function palettesFor(runs: readonly Run[]): readonly Palette[] {
  const uuid: Palette = (_, position) => ordinaryUuid[position];
  return filled(runs, uuid).value === ordinaryUuid ? [uuid, ...plain] : plain;
}

// One other decision at a time, then two: lookarounds and references rule out some of them.
function* decisionsToTry(root: Part, base: Decisions): Generator<Decisions> {
  yield base;
  const once = singles(root, base);
  yield* once;
  for (const each of once.slice(0, 12)) yield* singles(root, each).slice(0, 12);
}

function singles(root: Part, base: Decisions): Decisions[] {
  return visits(root).flatMap(({ part, decisions }) => {
    if (base.has(part) || conflicts(decisions, base)) return [];
    const merged = new Map([...decisions, ...base]);
    if (part.kind === 'choice') {
      return part.options.slice(1).map((_, index) => decided(merged, part, index + 1));
    }
    if (part.kind !== 'repeat') return [];
    const counts = [part.min + 1, part.min + 2, part.min].filter((count) => count <= part.max);
    return counts.map((count) => decided(merged, part, count));
  });
}

function conflicts(decisions: Decisions, base: Decisions): boolean {
  return [...decisions].some(([part, value]) => base.has(part) && base.get(part) !== value);
}
