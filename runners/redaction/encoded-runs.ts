import { characterSet, findRuns } from './find-runs.ts';

/** A part of a text that may be text in another form. */
export interface EncodedRun {
  readonly start: number;
  readonly end: number;
  /** What it says, in the ways in which it can be read. */
  readonly readings: readonly string[];
}

/** Base64 of either alphabet, or hexadecimal digits, of more than a few words. */
const alphabet = characterSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-');
const shortest = 24;

/** Characters of a run that are looked into. */
const longest = 262_144;

/** Ids with hyphens are by far the most frequent runs, and say nothing. */
const isId = /^[0-9a-f-]+$/i;

/** So are requests of ours that try the length of a member. */
const oneCharacter = /^(.)\1*$/;

/** Runs looked into at most: a body of nothing else must not take the whole time of a run. */
const mostRuns = 2_000;

/** Finds base64 and hexadecimal digits that stand for readable text. */
export function encodedRuns(text: string): EncodedRun[] {
  const found: EncodedRun[] = [];
  let looked = 0;
  for (const { start, end } of findRuns(text, alphabet, shortest)) {
    const run = text.slice(start, Math.min(end, start + longest));
    if ((run.includes('-') && isId.test(run)) || oneCharacter.test(run)) continue;
    looked += 1;
    if (looked > mostRuns) break;
    const readings = readingsOf(run);
    if (readings.length > 0) found.push({ start, end, readings });
  }
  return found;
}

function readingsOf(run: string): string[] {
  const hexadecimal = run.length % 2 === 0 && /^[0-9a-f]+$/i.test(run);
  // A path may end where the base64 begins, with its slash and letters before the first group.
  const offsets = [0, 1, 2, 3].map((offset) => Buffer.from(run.slice(offset), 'base64'));
  const all = hexadecimal ? [Buffer.from(run, 'hex'), ...offsets] : offsets;
  return all.filter(isReadable).map((bytes) => bytes.toString('latin1'));
}

/** True of bytes that are nearly all printable ASCII: those of a token are about a third. */
function isReadable(bytes: Buffer): boolean {
  if (bytes.length < 12) return false;
  let left = bytes.length * 0.15;
  for (const byte of bytes) {
    if (byte < 0x20 || byte >= 0x7f) left -= 1;
    if (left < 0) return false;
  }
  return true;
}
