import { isArray, isObject, type Json, parseJson } from '../../contracts/json.ts';
import type { PactOutcome } from './pact-outcome.ts';

/** What Pact says of one interaction. */
export type PactResult = Pick<PactOutcome, 'result' | 'places'>;

/** Places that are kept of one interaction: an answer decides how many there are. */
const mostPlaces = 5;

/**
 * Reads what the verifier gives, by the key of each interaction, or says why that cannot be relied
 * on. `descriptions` leads from the text that errors name an interaction by to its key. Values
 * of an answer are left out: they may be sensitive, and stand in the exchange, masked.
 */
export function readResults(
  text: string,
  descriptions: ReadonlyMap<string, string>,
): { readonly results: ReadonlyMap<string, PactResult> } | { readonly reason: string } {
  const report = parseJson(text);
  const results = isObject(report) ? report['interactionResults'] : undefined;
  const errors = isObject(report) ? report['errors'] : undefined;
  if (!isArray(results) || !isArray(errors)) return { reason: unreadable };
  const found = new Map<string, PactResult>();
  for (const one of results.filter(isObject)) {
    const { interactionKey, result } = one;
    if (typeof interactionKey !== 'string') return { reason: unreadable };
    found.set(interactionKey, { result: result === 'OK' ? 'ok' : 'error', places: [] });
  }
  for (const { interaction, mismatch } of errors.filter(isObject)) {
    const key = keyOf(interaction, descriptions);
    if (key === undefined || found.get(key)?.result === 'ok') return { reason: unreadable };
    found.set(key, readMismatches(mismatch));
  }
  return { results: found };
}

const unreadable = 'its results are not as this version of aws-conformance reads them';

/** Errors name an interaction by `Verifying a pact between … - DESCRIPTION` alone. */
function keyOf(
  interaction: Json | undefined,
  descriptions: ReadonlyMap<string, string>,
): string | undefined {
  if (typeof interaction !== 'string') return undefined;
  for (let at = interaction.indexOf(' - '); at >= 0; at = interaction.indexOf(' - ', at + 1)) {
    const key = descriptions.get(interaction.slice(at + ' - '.length));
    if (key !== undefined) return key;
  }
  return undefined;
}

function readMismatches(mismatch: Json | undefined): PactResult {
  const list = isObject(mismatch) ? mismatch['mismatches'] : undefined;
  if (!isArray(list)) return { result: 'error', places: [] };
  // The verifier names them in any order, and every item of a list.
  const places = [...new Set(list.filter(isObject).map(placeOf))].sort();
  const more = places.length > mostPlaces ? [`${places.length - mostPlaces} more`] : [];
  return { result: 'mismatch', places: [...places.slice(0, mostPlaces), ...more] };
}

const names: Readonly<Record<string, string>> = {
  StatusMismatch: 'status',
  HeaderMismatch: 'header',
  BodyMismatch: 'body',
  BodyTypeMismatch: 'type of the body',
};

function placeOf(mismatch: Readonly<Record<string, Json>>): string {
  const { type, path, key } = mismatch;
  const name = typeof type === 'string' ? (names[type] ?? type) : 'answer';
  if (typeof path === 'string' && path.startsWith('$')) {
    return `${name} at ${path.replaceAll(/\[\d+\]/g, '[*]').slice(0, 200)}`;
  }
  return typeof key === 'string' ? `${name} ${key.slice(0, 200)}` : name;
}
