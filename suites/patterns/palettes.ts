import { characterName } from './character-names.ts';
import { membersOf, type Palette } from './fill.ts';
import { type Characters, type Part, visits } from './part.ts';

/** A way to fill the sets of a pattern, under the name of what comes out. */
export interface NamedPalette {
  readonly name: string;
  readonly palette: Palette;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz';
// Where all marks are allowed, those that are lost or changed on the way tell most.
const delicate = [...' "%&\'+/<\\{'];
const manyMarks = 16;
const marks = [...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'];
const exotic = [...'\u00e9\u0430\u4e2d\uff11\u0661\u{1f600}\n\t'];

const cycling = (characters: string, name: string): NamedPalette => ({
  name,
  palette: (part, position) => {
    const usable = [...characters].filter(part.has);
    return usable[position % usable.length];
  },
});

const general: readonly NamedPalette[] = [
  { name: 'all-zeros', palette: () => '0' },
  { name: 'all-nines', palette: () => '9' },
  { name: 'all-a', palette: () => 'a' },
  { name: 'all-f', palette: () => 'f' },
  { name: 'all-upper-f', palette: () => 'F' },
  { name: 'all-z', palette: () => 'z' },
  cycling('1234567890', 'all-digits'),
  cycling(alphabet, 'all-letters'),
  cycling(`${alphabet}1234567890`, 'lower-case'),
  cycling(`${alphabet.toUpperCase()}1234567890`, 'upper-case'),
  cycling('aBcDeFgHiJkLmNoPqRsTuVwXyZ', 'mixed-case'),
  cycling('a1b2c3d4e5f6', 'letters-and-digits'),
  { name: 'range-ends', palette: rangeEnd },
];

/** The palettes that a pattern has a use for, ordinary characters first. */
export function palettesOf(root: Part): readonly NamedPalette[] {
  const sets = visits(root).flatMap(({ part }) => (part.kind === 'characters' ? [part] : []));
  const allowed = (character: string) => sets.some((set) => set.has(character));
  const ascii = marks.filter(allowed);
  const chosen = ascii.length > manyMarks ? delicate.filter(allowed) : ascii;
  const single = [...chosen, ...exotic.filter(allowed)].map((character) => ({
    name: `all-${characterName(character)}`,
    palette: () => character,
  }));
  return [...general, ...single];
}

function rangeEnd(part: Characters, position: number): string | undefined {
  const ends = part.edges.filter((edge, index) => {
    const isEnd = (neighbour: string | undefined) =>
      neighbour === undefined || !part.has(neighbour);
    return part.has(edge) && (isEnd(part.edges[index - 1]) || isEnd(part.edges[index + 1]));
  });
  const usable = ends.length > 0 ? ends : membersOf(part);
  return usable[position % usable.length];
}
