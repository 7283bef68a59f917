import { characterName, charactersOf, isCharacterNode } from './characters.ts';
import type { WrittenValue } from './matching-values.ts';
import type { Part } from './parse-pattern.ts';

/** A value with one element changed, named after the element and the change. */
export interface ElementFault {
  readonly name: string;
  readonly value: string;
}

/** Neighbours of ranges that are tried: classes with more than this many are lists of symbols. */
const mostOutsiders = 8;

/**
 * Values in which one element of the pattern is just broken: a character from just outside its
 * ranges, one too few, one too many, or none. A class that came before gets fewer of them.
 */
export function elementFaults(written: WrittenValue): ElementFault[] {
  const seen = new Set<string>();
  return written.parts.flatMap((part, index) => {
    const fresh = !seen.has(part.node.raw);
    seen.add(part.node.raw);
    const changes = isCharacterNode(part.node)
      ? characterChanges(part, written.texts[index] ?? '', fresh)
      : [];
    return [...changes, ...countChanges(part, written.texts[index] ?? '')].map(
      ({ name, text }) => ({
        name: `element-${index + 1}-${name}`,
        value: written.texts.with(index, text).join(''),
      }),
    );
  });
}

interface Change {
  readonly name: string;
  readonly text: string;
}

function characterChanges({ node }: Part, text: string, fresh: boolean): Change[] {
  if (!isCharacterNode(node) || text === '') return [];
  const points = [...text];
  const outside = charactersOf(node).outside.slice(0, mostOutsiders);
  const at = (position: number, character: string) => points.with(position, character).join('');
  const last = points.length - 1;
  const tried = fresh ? outside : outside.slice(-1);
  return [
    ...tried.map((one) => ({ name: `${characterName(one)}-first`, text: at(0, one) })),
    ...(last > 0
      ? outside
          .slice(-1)
          .map((one) => ({ name: `${characterName(one)}-last`, text: at(last, one) }))
      : []),
    ...(last > 1 && fresh
      ? outside.slice(0, 1).map((one) => ({
          name: `${characterName(one)}-inside`,
          text: at(Math.floor(last / 2), one),
        }))
      : []),
  ];
}

function countChanges({ min, max }: Part, text: string): Change[] {
  const points = [...text];
  if (points.length === 0) return [];
  const fewer = points.slice(0, -1).join('');
  const more = `${text}${points.at(-1)}`;
  if (min === 1 && max === 1) {
    return [
      { name: 'absent', text: '' },
      { name: 'twice', text: `${text}${text}` },
    ];
  }
  return [
    { name: 'absent', text: '' },
    { name: 'one-too-few', text: fewer },
    { name: 'one-too-many', text: more },
  ];
}
