import { type Place, placeOfPointer } from './json-place.ts';
import { sanitise, sanitiseEnds, shorten } from './sanitise.ts';

/** Characters of what stands before the value at issue, so that its owner can be recognised. */
const before = 120;

/** Characters of a body, and of a verdict's words, in which the place is looked for. */
const searched = 262_144;
const read = 500;

/**
 * A body on one line, of some `limit` characters: whole, or the part that a verdict's words point
 * at, or both ends where they point nowhere. What is left out is an ellipsis, and the length is said.
 */
export function excerpt(body: string, limit: number, said = ''): string {
  const place = body.length <= limit ? undefined : placeIn(body.slice(0, searched), said);
  // Both ends show it as well, and more beside.
  if (!place || place.end <= limit / 2) return sanitiseEnds(body, limit);
  const start = beginning(body, place.start);
  const lead = shorten(sanitise(body.slice(start, place.start), limit), limit / 2);
  const rest = sanitise(body.slice(place.start), limit - lead.length);
  return `${start > 0 ? '…' : ''}${lead}${rest} (${body.length} characters)`;
}

/** Where the owner of a value begins, if that is near; else where a member before it does. */
function beginning(body: string, start: number): number {
  const from = Math.max(0, start - before);
  const lead = body.slice(from, start);
  const owner = lead.lastIndexOf('{');
  if (owner >= 0) return from + owner;
  return from + (/,\s{0,8}(?=")/.exec(lead)?.index ?? -1) + 1;
}

/** Where the body holds what the words of a verdict name: a pointer, a member with its value, an id. */
function placeIn(body: string, said: string): Place | undefined {
  const words = said.slice(0, read).split(' ');
  const [first = ''] = words;
  const pointed = first.startsWith('/') ? placeOfPointer(body, first) : undefined;
  if (pointed) return pointed;
  const bare = words.map((word) => word.replaceAll(/^["'(]+|["'),.;]+$/g, ''));
  for (const [index, word] of bare.entries()) {
    const name = word.slice(word.lastIndexOf('/') + 1);
    const next = bare[index + 1];
    const value = next === 'is' ? bare[index + 2] : next;
    const found = value && memberPlace(body, name, value);
    if (found) return found;
  }
  for (const word of bare) {
    const start = isTelling(word) ? body.indexOf(`"${word}"`) : -1;
    if (start >= 0) return { start, end: start + word.length + 2 };
  }
  return undefined;
}

function memberPlace(body: string, name: string, value: string): Place | undefined {
  const quoted = `"${name}"`;
  for (let at = body.indexOf(quoted); at >= 0; at = body.indexOf(quoted, at + 1)) {
    const content = body.slice(at + quoted.length, at + quoted.length + 20 + value.length);
    const colon = /^\s{0,8}:\s{0,8}"?/.exec(content)?.[0];
    if (colon !== undefined && content.startsWith(value, colon.length)) {
      return { start: at, end: at + quoted.length + colon.length + value.length };
    }
  }
  return undefined;
}

/** A word that is no English: an id, or a name in camel case. */
function isTelling(word: string): boolean {
  return word.length >= 4 && /[0-9]|[a-z][A-Z]/.test(word) && !word.startsWith('HTTP');
}
