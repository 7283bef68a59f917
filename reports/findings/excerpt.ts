import { parseJson } from '../../contracts/json.ts';
import { sanitise, sanitiseEnds, shorten } from '../text/sanitise.ts';
import { type Said, toldPlace } from './told-place.ts';

/** Characters of what stands before the value at issue, so that its owner can be recognised. */
const before = 120;

/** Characters of a body in which the place is looked for. */
const searched = 262_144;

/**
 * The body of an answer on one line, of some `limit` characters: whole, or the part that a
 * verdict's words point at, or both ends where they point nowhere. What is left out is an ellipsis,
 * and the length is said.
 */
export function excerpt(body: string, limit: number, said: Said = {}): string {
  const text = onOneLine(body);
  const place = text.length <= limit ? undefined : toldPlace(text.slice(0, searched), said);
  // Both ends show it as well, and more beside.
  if (!place || place.end <= limit / 2) return sanitiseEnds(text, limit, body.length);
  const start = beginning(text, place.start);
  const lead = shorten(sanitise(text.slice(start, place.start), limit), limit / 2);
  const rest = sanitise(text.slice(place.start), limit - lead.length);
  return `${start > 0 ? '…' : ''}${lead}${rest} (${body.length} characters)`;
}

/** JSON without its line ends, which are none of its contents; any other text as it is. */
function onOneLine(body: string): string {
  const isJson = body.length <= searched && body.includes('\n') && parseJson(body) !== undefined;
  return isJson ? body.replaceAll(/\r?\n\s*/g, ' ') : body;
}

/** Where the owner of a value begins, if that is near; else where a member before it does. */
function beginning(body: string, start: number): number {
  const from = Math.max(0, start - before);
  const lead = body.slice(from, start);
  const owner = lead.lastIndexOf('{');
  if (owner >= 0) return from + owner;
  return from + (/,\s{0,8}(?=")/.exec(lead)?.index ?? -1) + 1;
}
