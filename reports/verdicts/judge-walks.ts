import type { Contract } from '../../contracts/contract.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import { mostPages, patience } from '../../suites/walk.ts';
import { filtersOf } from './filters-of.ts';
import { type Finding, fail, pass } from './finding.ts';
import { repeatedIdentity } from './judge-items.ts';
import { isFinal } from './judge-state.ts';
import type { Walk } from './walks.ts';

/** Judges each walk as a whole: that it ends, repeats nothing and leaves nothing out. */
export function judgeWalks(
  contract: Contract,
  walks: readonly Walk[],
  knowledge: Knowledge,
): Finding[] {
  return walks.flatMap((walk) => {
    const several = walk.pages.length > 1;
    const moving = several && isMoving(contract, walk, walks, knowledge);
    const { everything } = filtersOf(contract)(walk.request);
    return [
      ...judgeEnd(contract, walk, knowledge),
      ...(several && !moving ? judgeDuplicates(contract, walk) : []),
      ...(walk.end === 'done' && (everything || !moving)
        ? judgeMissing(contract, walk, walks, knowledge)
        : []),
      ...judgeHidden(contract, walk, walks),
    ].filter(({ address }) => contract.byAddress.has(address));
  });
}

/**
 * True when items began or changed while a walk was made: pages that go by position then shift,
 * and an item may come twice or, where it is a filter that they are chosen by, not at all.
 */
function isMoving(
  contract: Contract,
  walk: Walk,
  walks: readonly Walk[],
  knowledge: Knowledge,
): boolean {
  if (knowledge.items.size === 0) return false;
  const { everything } = filtersOf(contract)(walk.request);
  const seen = everything ? walk : laterWalk(contract, walk, walks);
  const name = contract.items.identity ?? '';
  return (seen?.pages ?? []).some(({ items }) =>
    items.some((item) => {
      const id = item[name];
      const known = typeof id === 'string' ? knowledge.items.get(id) : undefined;
      if (!known) return typeof id === 'string';
      return !everything && !isFinal(contract, known) && !isSelectedAlike(contract, known, item);
    }),
  );
}

/** True when filters cannot tell an item from what it was before. */
function isSelectedAlike({ filters }: Contract, before: JsonObject, item: JsonObject): boolean {
  return filters?.keys.every(({ selects }) => before[selects] === item[selects]) ?? true;
}

function judgeEnd(contract: Contract, { end, pages }: Walk, knowledge: Knowledge): Finding[] {
  const address = 'paging/ends';
  const last = pages.at(-1)?.index;
  const expected = 'a last page without a token';
  if (end === 'loop') return [fail(address, expected, 'a token that came before', last)];
  if (end === 'done') return pages.length > 1 ? [pass(address, last)] : [];
  if (end === 'open' && pages.length >= mostPages(knowledge)) {
    const { pages: before = 0, items = 0 } = knowledge.unending ?? {};
    const known = before > 0 ? `, and after ${before} with ${items} items before the cases` : '';
    return [fail(address, expected, `a token after ${pages.length} pages${known}`, last)];
  }
  // Fewer may be the choice of who walked; recorded traffic need not go to the end.
  const most = patience(knowledge);
  if (end === 'broken' || pages.length < most) return [];
  const idle = pages.length - lastNewPage(contract, pages);
  if (idle < most) return [];
  return [fail(address, expected, `a token after ${idle} pages without a new item`, last)];
}

/** How many pages there are up to the last one with an item that no earlier page had. */
function lastNewPage(contract: Contract, pages: Walk['pages']): number {
  const name = contract.items.identity ?? '';
  const seen = new Set<unknown>();
  let last = 0;
  for (const [position, { items }] of pages.entries()) {
    const before = seen.size;
    for (const item of items) seen.add(item[name]);
    if (seen.size > before) last = position + 1;
  }
  return last;
}

function judgeDuplicates(contract: Contract, { pages }: Walk): Finding[] {
  const address = 'paging/no-duplicates';
  const last = pages.at(-1)?.index;
  const repeated = repeatedIdentity(
    contract,
    pages.flatMap(({ items }) => items),
  );
  if (repeated === undefined) return [pass(address, last)];
  const expected = `each ${contract.items.identity} once in ${pages.length} pages`;
  return [fail(address, expected, `${repeated} twice`, last)];
}

function judgeMissing(
  contract: Contract,
  walk: Walk,
  walks: readonly Walk[],
  knowledge: Knowledge,
): Finding[] {
  const name = contract.items.identity;
  if (name === undefined || knowledge.items.size === 0) return [];
  const { everything, documented } = filtersOf(contract)(walk.request);
  if (!everything && !documented) return [];
  if (!asksForKnown(contract, walk.request, knowledge)) return [];
  const address = everything
    ? 'paging/complete'
    : `request/${contract.filters?.member ?? ''}/complete`;
  const ids = idsIn(contract, walk);
  const missing: string[] = [];
  let due = 0;
  const later = everything ? undefined : laterItems(contract, walk, walks);
  for (const [id, item] of knowledge.items) {
    if (!everything && !stillMatches(contract, walk, later, id, item)) continue;
    due += 1;
    if (!ids.has(id)) missing.push(id);
  }
  const last = walk.pages.at(-1)?.index;
  if (missing.length === 0) return [pass(address, last)];
  if (everything && missing.length === due && ids.size > 0) {
    // Others in the place of all of them: that is not a matter of pages.
    const expected = `the ${due} items that were there before`;
    return [fail('state/stable', expected, `${ids.size} others, and none of them`, last)];
  }
  const actual = `${missing.length} of them missing, for example ${name} ${missing[0]}`;
  return [fail(address, `all ${due} items that are there`, actual, last)];
}

/** The identities that a walk came by. */
function idsIn({ items: { identity = '' } }: Contract, { pages }: Walk): ReadonlySet<unknown> {
  const ids = new Set<unknown>();
  for (const { items } of pages) for (const item of items) ids.add(item[identity]);
  return ids;
}

/** What a later walk without filters shows, by identity. */
function laterItems(
  contract: Contract,
  walk: Walk,
  walks: readonly Walk[],
): ReadonlyMap<unknown, JsonObject> | undefined {
  const name = contract.items.identity ?? '';
  const later = laterWalk(contract, walk, walks);
  if (!later) return undefined;
  return new Map(later.pages.flatMap(({ items }) => items.map((item) => [item[name], item])));
}

/**
 * An item counts as matching when it matched before and, if it can still change, is the same in a
 * later unfiltered walk of the same case: an execution may be in progress while it is read.
 */
function stillMatches(
  contract: Contract,
  walk: Walk,
  later: ReadonlyMap<unknown, JsonObject> | undefined,
  id: string,
  item: JsonObject,
): boolean {
  const { match } = filtersOf(contract)(walk.request);
  if (match(item) !== 'yes') return false;
  const again = later?.get(id);
  // What is missing without filters as well is not missing for them.
  if (isFinal(contract, item)) return later === undefined || again !== undefined;
  return again !== undefined && isSelectedAlike(contract, item, again);
}

/** Judges that what a filter finds is in the later walk without filters as well. */
function judgeHidden(contract: Contract, walk: Walk, walks: readonly Walk[]): Finding[] {
  const name = contract.items.identity ?? '';
  if (filtersOf(contract)(walk.request).everything) return [];
  const later = laterWalk(contract, walk, walks);
  if (!later) return [];
  const shown = idsIn(contract, later);
  const hidden = [...idsIn(contract, walk)].find((id) => typeof id === 'string' && !shown.has(id));
  if (hidden === undefined) return [];
  const expected = `${name} ${String(hidden)}, which a filter found`;
  return [
    fail('paging/complete', expected, 'not in the walk without filters', later.pages.at(-1)?.index),
  ];
}

/** A whole walk without filters that was made after this one. */
function laterWalk(contract: Contract, walk: Walk, walks: readonly Walk[]): Walk | undefined {
  const from = walk.pages.at(-1)?.index ?? 0;
  return walks.find(
    ({ request, pages, end }) =>
      end === 'done' && filtersOf(contract)(request).everything && (pages[0]?.index ?? 0) > from,
  );
}

/** True when the request is for the resources of the fixture, whose items are known. */
function asksForKnown(contract: Contract, request: JsonObject, knowledge: Knowledge): boolean {
  const { input } = knowledge;
  if (!input) return false;
  return [...contract.resources.keys()].every((name) => request[name] === input[name]);
}
