import type { Mutant } from './mutant.ts';

/** Every two different names, in both orders: the second variant has the last word. */
export function everyPair(names: readonly string[]): Mutant[] {
  return names.flatMap((one) =>
    names
      .filter((other) => other !== one)
      .map((other): Mutant => ({ kind: 'variant', name: `${one}+${other}` })),
  );
}

/** So many of them, chosen by a seed: the same seed always chooses the same. */
export function samplePairs(
  pairs: readonly Mutant[],
  size: number,
  seed: number,
): readonly Mutant[] {
  const random = randomFrom(seed);
  const chosen = [...pairs];
  for (let last = chosen.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [chosen[last], chosen[other]];
    if (one && two) [chosen[last], chosen[other]] = [two, one];
  }
  return chosen.slice(0, size);
}

/** Numbers from 0 up to 1, by the generator that is known as mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
