import { remember } from '../../contracts/remember.ts';
import type { Run } from './derive.ts';
import type { Characters } from './part.ts';

/** Chooses the character of a set at a position of the value; none means the ordinary one. */
export type Palette = (characters: Characters, position: number) => string | undefined;

const lower = 'abcdefghijklmnopqrstuvwxyz';
const preferred = [...lower, ...'1234567890', ...lower.toUpperCase(), ...'-_./:=+@ ,;!#$%&*?~|'];

/** The texts of the runs, one array of characters each, with the characters a palette gives. */
export function fill(runs: readonly Run[], palette: Palette = () => undefined): string[][] {
  const texts: string[][] = [];
  let position = 0;
  for (const run of runs) {
    const text = textOf(run, texts, palette, position);
    texts.push(text);
    position += text.length;
  }
  return texts;
}

function textOf(
  { part, count, copied }: Run,
  before: readonly string[][],
  palette: Palette,
  position: number,
): string[] {
  if (part.kind === 'literal') return [...part.text];
  if (part.kind === 'reference') return copied ? before.slice(...copied).flat() : [];
  const members = membersOf(part);
  return Array.from({ length: count }, (_, index) => {
    const wanted = palette(part, position + index);
    if (wanted !== undefined && part.has(wanted)) return wanted;
    return members[index % members.length] ?? '';
  });
}

/**
 * The most ordinary characters of a set: letters and digits, where it has any. To find them takes
 * some hundred tries, and every value of a pattern asks for those of each of its sets.
 */
export const membersOf: (part: Characters) => readonly string[] = remember((part) => {
  const ordinary = preferred.filter(part.has);
  const alphanumeric = ordinary.filter((character) => /[a-z0-9]/i.test(character));
  const sorted = [
    alphanumeric,
    ordinary,
    part.edges.filter(part.has),
    lastResorts.filter(part.has),
  ];
  return sorted.find((each) => each.length > 0) ?? [];
});

const lastResorts = [...'\n\r\t\u00a0\u00e9\u0430\uff11\u0661\u2013\u4e2d\u{1f600}\0'];
