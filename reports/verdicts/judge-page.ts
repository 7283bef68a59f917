import type { Contract } from '../../contracts/contract.ts';
import { itemsOf } from '../../contracts/items-of.ts';
import { isArray, isObject, type Json, type JsonObject, plainText } from '../../contracts/json.ts';
import { remember, rememberText } from '../../contracts/remember.ts';
import { requestKey } from '../../contracts/requests/request-key.ts';
import { filtersOf } from './filters-of.ts';
import { type Finding, fail, inconclusive, pass } from './finding.ts';
import { judgeItems, repeatedIdentity } from './judge-items.ts';
import { judgeMembers } from './judge-members.ts';
import { judgeSpelling } from './judge-spelling.ts';
import { worstPerAddress } from './merge-findings.ts';
import { formFirst } from './what-depends.ts';

const dayInMs = 86_400_000;

/**
 * Judges one 200 answer by itself: its members, its items, its size, and what filters let through.
 * `sentAt`, in milliseconds, says which times are plausible. One finding for each address.
 */
export function judgePage(
  contract: Contract,
  body: JsonObject,
  request: JsonObject,
  sentAt: number,
): readonly Finding[] {
  const day = Math.floor(sentAt / dayInMs);
  const pages = judgedPages(contract)(body);
  const key = `${day} ${requestKey(contract, request)}`;
  const known = pages.get(key);
  if (known) return known;
  const items = itemsOf(contract, body) ?? [];
  const findings = formFirst(
    contract,
    worstPerAddress([
      ...judgeBody(contract)(body)(String(day)),
      ...judgeItems(contract, items, request),
      ...judgeSize(contract, items.length, request),
      ...judgeMatching(contract, items, request),
    ]),
  );
  pages.set(key, findings);
  return findings;
}

/** Equal answers to equal requests, controls above all, come in many cases: they are judged once. */
const judgedPages = remember((_: Contract) =>
  remember((_body: JsonObject) => new Map<string, readonly Finding[]>()),
);

/** What the request has no part in; the day is in days since 1970. */
const judgeBody = remember((contract: Contract) =>
  remember((body: JsonObject) =>
    rememberText((day) => [
      ...judgeMembers(contract, body, Number(day)),
      ...judgeUnique(contract, itemsOf(contract, body) ?? []),
      ...judgeList(contract, body),
      ...judgeSpelling(contract, body),
    ]),
  ),
);

/**
 * An absent list is an empty one, but not where the items stand under a name of the target's own:
 * a client would never see them.
 */
function judgeList(contract: Contract, body: JsonObject): Finding[] {
  const address = contract.items.address.replace(/member$/, 'type');
  if (itemsOf(contract, body) !== undefined || !contract.byAddress.has(address)) return [];
  for (const [name, value] of Object.entries(body)) {
    const lists = isObject(value) ? Object.values(value) : [value];
    const misplaced = lists.some((list) => isArray(list) && list.some(isItem(contract)));
    if (contract.output.members.has(name) || !misplaced) continue;
    return [fail(address, contract.byAddress.get(address)?.claim ?? '', `items under ${name}`)];
  }
  return [];
}

/** Other lists may stand beside it: an item has the identity of one, in whatever case it is said. */
function isItem({ items: { identity } }: Contract): (value: Json) => boolean {
  return (value) =>
    isObject(value) &&
    (identity === undefined ||
      Object.keys(value).some((name) => name.toLowerCase() === identity.toLowerCase()));
}

function judgeSize(contract: Contract, size: number, request: JsonObject): Finding[] {
  const name = contract.pagination?.pageSize;
  const most = name === undefined ? undefined : request[name];
  // A decimal may be rounded either way, where it is accepted at all.
  if (typeof most !== 'number' || most < 1) return [];
  const address = 'paging/page-size';
  return size <= Math.ceil(most)
    ? [pass(address)]
    : [fail(address, `at most ${Math.ceil(most)} items`, `${size} items`)];
}

function judgeMatching(
  contract: Contract,
  items: readonly JsonObject[],
  request: JsonObject,
): Finding[] {
  const { filters } = contract;
  if (!filters || (request[filters.member] ?? null) === null) return [];
  const address = `request/${filters.member}/matching`;
  const { match } = filtersOf(contract)(request);
  for (const item of items) {
    const matched = match(item);
    if (matched === 'no') {
      const asked = JSON.stringify(request[filters.member]);
      const selected = filters.keys.map(({ selects }) => `${selects} ${plainText(item[selects])}`);
      const actual = `an item with ${selected.join(', ')}`;
      return [fail(address, `only items that match ${asked}`, actual)];
    }
    if (matched === 'unknown') {
      return [inconclusive(address, 'an item lacks the member that filters select on')];
    }
  }
  return [pass(address)];
}

function judgeUnique(contract: Contract, items: readonly JsonObject[]): Finding[] {
  const name = contract.items.identity;
  if (name === undefined || items.length === 0) return [];
  const address = `${contract.items.address}/${name}/unique`;
  const repeated = repeatedIdentity(contract, items);
  if (repeated === undefined) return [pass(address)];
  return [fail(address, `each ${name} once`, `${name} ${repeated} twice in one answer`)];
}
