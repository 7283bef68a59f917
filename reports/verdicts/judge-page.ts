import { itemsOf } from '../../contracts/answers/items-of.ts';
import type { Contract } from '../../contracts/contract.ts';
import { isArray, isObject, type JsonObject } from '../../contracts/json.ts';
import { type Finding, fail, inconclusive, pass } from './finding.ts';
import { judgeItems, repeatedIdentity } from './judge-items.ts';
import { judgeMembers } from './judge-members.ts';
import { matchFilters } from './match-filters.ts';

/** Judges one 200 answer by itself: its members, its items, its size, and what filters let through. */
export function judgePage(
  contract: Contract,
  body: JsonObject,
  request: JsonObject,
  sentAt: number,
): Finding[] {
  const items = itemsOf(contract, body) ?? [];
  return [
    ...judgeMembers(contract, body, sentAt),
    ...judgeItems(contract, items, request),
    ...judgeSize(contract, items.length, request),
    ...judgeMatching(contract, items, request),
    ...judgeUnique(contract, items),
    ...judgeList(contract, body),
  ];
}

/**
 * An absent list is an empty one, but not where the items stand under a name of the target's own:
 * a client would never see them.
 */
function judgeList(contract: Contract, body: JsonObject): Finding[] {
  const address = contract.items.address.replace(/member$/, 'type');
  if (itemsOf(contract, body) !== undefined || !contract.byAddress.has(address)) return [];
  for (const [name, value] of Object.entries(body)) {
    const lists = isObject(value) ? Object.values(value) : [value];
    const misplaced = lists.find((list) => isArray(list) && list.some(isObject));
    if (contract.output.members.has(name) || misplaced === undefined) continue;
    return [fail(address, contract.byAddress.get(address)?.claim ?? '', `items under ${name}`)];
  }
  return [];
}

function judgeSize(contract: Contract, size: number, request: JsonObject): Finding[] {
  const name = contract.pagination?.pageSize;
  const most = name === undefined ? undefined : request[name];
  // A decimal may be rounded either way, where it is accepted at all.
  if (typeof most !== 'number' || most < 1) return [];
  const address = 'paging/page-size';
  return size <= Math.ceil(most)
    ? [pass(address)]
    : [fail(address, `at most ${most} items`, `${size} items`)];
}

function judgeMatching(
  contract: Contract,
  items: readonly JsonObject[],
  request: JsonObject,
): Finding[] {
  const { filters } = contract;
  if (!filters || request[filters.member] === undefined) return [];
  const address = `request/${filters.member}/matching`;
  const asked = JSON.stringify(request[filters.member]);
  for (const item of items) {
    const match = matchFilters(contract, request, item);
    if (match === 'no') {
      const selected = filters.keys.map(({ selects }) => `${selects} ${String(item[selects])}`);
      const actual = `an item with ${selected.join(', ')}`;
      return [fail(address, `only items that match ${asked}`, actual)];
    }
    if (match === 'unknown' && selectsByMember(contract, item)) {
      return [inconclusive(address, 'an item lacks the member that filters select on')];
    }
  }
  return [pass(address)];
}

/** True when it is the item, not the filter, that leaves the match open. */
function selectsByMember(contract: Contract, item: JsonObject): boolean {
  return contract.filters?.keys.some(({ selects }) => typeof item[selects] !== 'string') ?? false;
}

function judgeUnique(contract: Contract, items: readonly JsonObject[]): Finding[] {
  const name = contract.items.identity;
  if (name === undefined || items.length === 0) return [];
  const address = `${contract.items.address}/${name}/unique`;
  const repeated = repeatedIdentity(contract, items);
  if (repeated === undefined) return [pass(address)];
  return [fail(address, `each ${name} once`, `${name} ${repeated} twice in one answer`)];
}
