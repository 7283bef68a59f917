/** Which of the first 128 characters belong to a run. */
export type CharacterSet = Readonly<Uint8Array>;

/** A part of a text of characters of one set alone, from `start` up to `end`. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** The set of the characters of a text. */
export function characterSet(characters: string): CharacterSet {
  const set = new Uint8Array(128);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/**
 * Finds all longest runs of at least so many characters of a set. An expression would look at every
 * character, and at some of them often; here one look in `least` characters finds nearly nothing.
 */
export function findRuns(text: string, set: CharacterSet, least: number): Run[] {
  const runs: Run[] = [];
  const isIn = (at: number) => set[text.charCodeAt(at)] === 1;
  for (let at = least - 1; at < text.length; at += least) {
    if (!isIn(at)) continue;
    let start = at;
    while (start > 0 && isIn(start - 1)) start -= 1;
    let end = at + 1;
    while (end < text.length && isIn(end)) end += 1;
    if (end - start >= least) runs.push({ start, end });
    // The character at the end is none of the set: the next look may be a whole run later.
    at = Math.max(at, end);
  }
  return runs;
}
