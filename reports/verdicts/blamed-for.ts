import type { Contract } from '../../contracts/contract.ts';
import { isArray, type JsonObject } from '../../contracts/json.ts';
import type { ReadExchange } from './read-exchange.ts';

/**
 * The one constraint that the refusal of a valid request speaks against: for a later page that its
 * token is good, else what the case is about, else what the request has beside the plain one.
 */
export function blamedFor(
  contract: Contract,
  read: ReadExchange,
  covers: readonly string[],
): string {
  if (usesToken(contract, read)) return 'paging/continues';
  const { filters, pagination } = contract;
  const members = read.analysis.members ?? {};
  const aims = read.role === undefined ? positiveAims(covers) : [];
  const size = `request/${pagination?.pageSize}/`;
  const ofFilters = `request/${filters?.member}/`;
  const special = aims.find((one) => !one.startsWith(size) && !one.startsWith(ofFilters));
  if (special !== undefined) return special;
  const given = filters && members[filters.member];
  // A filter that is refused finds nothing of what it should.
  if (isArray(given) && given.length > 0) return `${ofFilters}complete`;
  const isSized = pagination?.pageSize !== undefined && has(members, pagination.pageSize);
  if (isSized && contract.byAddress.has(`${size}range`)) return `${size}range`;
  const about = aims.find((one) => isThere(members, one));
  return about ?? 'request/valid';
}

function has(members: JsonObject, name: string): boolean {
  return members[name] !== undefined && members[name] !== null;
}

/** True for a constraint on a member that the request has, were it null. */
function isThere(members: JsonObject, address: string): boolean {
  const [, name = ''] = address.split('/');
  return Object.hasOwn(members, name);
}

/** True for a request with the page token that was just given out for it. */
export function usesToken(contract: Contract, { analysis }: ReadExchange): boolean {
  const token = contract.pagination?.inputToken;
  if (token === undefined || typeof analysis.members?.[token] !== 'string') return false;
  return !analysis.lenient.some(({ fault }) => fault === 'odd-token');
}

/** What a case is about, as far as the acceptance of a request alone speaks for it. */
export function positiveAims(covers: readonly string[]): string[] {
  return covers.filter(
    (address) =>
      (address.startsWith('request/') && !address.endsWith('/complete')) ||
      address === 'protocol/content-type-parameters' ||
      address === 'auth/valid',
  );
}
