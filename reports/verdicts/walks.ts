import type { Contract } from '../../contracts/contract.ts';
import { itemsOf, nextToken } from '../../contracts/items-of.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { requestKey, withoutToken } from '../../contracts/requests/request-key.ts';
import type { ReadExchange } from './read-exchange.ts';

/** A walk from page to page: the pages in order, and how it came to its end. */
export interface Walk {
  /** The members of the first request. */
  readonly request: JsonObject;
  readonly pages: readonly Page[];
  /**
   * `done`: the last page has no token. `loop`: a token came twice. `open`: the pages stop while
   * there is a token to follow. `broken`: a page could not be had.
   */
  readonly end: 'done' | 'loop' | 'open' | 'broken';
}

interface Page {
  readonly index: number;
  readonly items: readonly JsonObject[];
  readonly token: string | undefined;
}

interface Growing {
  readonly request: JsonObject;
  readonly key: string;
  readonly pages: Page[];
  end: Walk['end'];
}

/** Finds the walks in a transcript from tokens alone, so that recorded traffic is read as well. */
export function findWalks(contract: Contract, reads: readonly ReadExchange[]): Walk[] {
  const { pagination } = contract;
  const walks: Growing[] = [];
  for (const read of reads) {
    const { analysis, answer, index } = read;
    const { members } = analysis;
    if (!members || analysis.binding.length > 0) continue;
    const used = pagination ? members[pagination.inputToken] : undefined;
    const key = requestKey(contract, withoutToken(contract, members));
    const walk =
      typeof used === 'string' && used !== ''
        ? walks.findLast((one) => one.key === key && one.pages.at(-1)?.token === used)
        : startWalk(walks, members, key);
    if (!walk || walk.end === 'loop') continue;
    if (answer.kind !== 'result') {
      walk.end = 'broken';
      continue;
    }
    const token = nextToken(contract, answer.body);
    const repeated = token !== undefined && walk.pages.some((page) => page.token === token);
    walk.pages.push({ index, items: itemsOf(contract, answer.body) ?? [], token });
    walk.end = token === undefined ? 'done' : repeated ? 'loop' : 'open';
  }
  return walks;
}

function startWalk(walks: Growing[], request: JsonObject, key: string): Growing {
  const walk: Growing = { request, key, pages: [], end: 'broken' };
  walks.push(walk);
  return walk;
}
