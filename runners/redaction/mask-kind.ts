import { createHmac, randomBytes } from 'node:crypto';
import { keepResults } from './kept-results.ts';

/** Masks one text, always in the same way. */
export type MaskText = (text: string) => string;

/**
 * Makes a mask that keeps the length of a text and the kind of each of its characters: a small
 * letter stays one, a digit a digit, all else as it is. Equal texts get equal masks, and different
 * ones different masks: the last letters and digits follow from the whole text, by a key that
 * nobody has after the run.
 */
export function kindMask(key: Buffer = randomBytes(16)): MaskText {
  return keepResults((text) => mask(text, createHmac('sha256', key).update(text).digest()));
}

/** One character, or the escape of one. */
const pieces = /\\+u[0-9a-f]{4}|\\+.|%[0-9a-f]{2}|&#?\w{1,8};|\p{Any}/giu;

function mask(text: string, digest: Buffer): string {
  const units = text.match(pieces) ?? [];
  const kinds = /^[0-9a-f-]+$/i.test(text) ? hexadecimal : words;
  // Few of a short text, so that most of it shows that it is masked.
  let telling = text.length >= 16 ? 8 : 4;
  for (let at = units.length - 1; at >= 0; at -= 1) {
    const unit = units[at] ?? '';
    const kind = kinds.find(({ of }) => of.test(unit));
    if (!kind) {
      units[at] = sameKind(unit);
      continue;
    }
    const isNumber = unit !== '0' && kind === digits && !/\d/.test(units[at - 1] ?? '');
    // A number does not begin with a zero that was none.
    const letters = isNumber ? kind.letters.slice(1) : kind.letters;
    telling -= 1;
    const chosen = telling >= 0 ? (digest[telling] ?? 0) % letters.length : -1;
    units[at] = letters[chosen] ?? (isNumber ? '1' : kind.filler);
  }
  return units.join('');
}

interface Kind {
  readonly of: RegExp;
  readonly letters: string;
  /** What shows that something is masked. */
  readonly filler: string;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz';
const digits: Kind = { of: /^\d$/, letters: '0123456789', filler: '0' };
const words: readonly Kind[] = [
  digits,
  { of: /^[a-z]$/, letters: alphabet, filler: 'x' },
  { of: /^[A-Z]$/, letters: alphabet.toUpperCase(), filler: 'X' },
];
const hexadecimal: readonly Kind[] = [
  digits,
  { of: /^[a-f]$/, letters: 'abcdef', filler: 'f' },
  { of: /^[A-F]$/, letters: 'ABCDEF', filler: 'F' },
];

/** Escapes of letters and digits become those of an x; letters beyond ASCII one of their length. */
function sameKind(unit: string): string {
  const code = codeOfEscape(unit);
  if (code !== undefined) {
    if (!/[\p{L}\p{N}]/u.test(String.fromCodePoint(code))) return unit;
    if (unit.startsWith('%')) return '%78';
    return unit.startsWith('&') ? '&#120;' : `${unit.slice(0, -4)}0078`;
  }
  const point = unit.codePointAt(0) ?? 0;
  if (point < 0x80 || !/^[\p{L}\p{N}\p{So}]$/u.test(unit)) return unit;
  if (point > 0xffff) return '𝒳';
  return point > 0x7ff ? '字' : 'é';
}

function codeOfEscape(unit: string): number | undefined {
  const [, unicode, percent, decimal, hex] =
    /^(?:\\+u([0-9a-f]{4})|%([0-9a-f]{2})|&#(\d{1,7});|&#x([0-9a-f]{1,6});)$/i.exec(unit) ?? [];
  const code = unicode ?? percent ?? hex;
  const value = decimal === undefined ? Number.parseInt(code ?? '', 16) : Number(decimal);
  return Number.isNaN(value) ? undefined : Math.min(value, 0x10ffff);
}
