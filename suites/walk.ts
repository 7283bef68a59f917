import type { Contract } from '../contracts/contract.ts';
import { shortKey } from '../contracts/digest.ts';
import { identityOf, itemsOf, nextToken } from '../contracts/items-of.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { readAnswer } from '../contracts/protocols/protocols.ts';
import type { Reply } from '../contracts/wire.ts';
import type { Steps } from './case.ts';
import { requestOf } from './requests.ts';

/**
 * Pages without a single new item after which a walk is given up: it will not end. A target may
 * look at its items one page after the other, and show only those that match: as many pages can be
 * empty as there are items.
 */
export function patience({ items }: Pick<Knowledge, 'items'>): number {
  return 25 + items.size;
}

/**
 * Pages after which a walk is given up, whatever is in them: far more than there are items, or few
 * where a walk before did not come to an end.
 */
export function mostPages({ items, unending }: Pick<Knowledge, 'items' | 'unending'>): number {
  return unending ? 3 : 1_000 + 2 * items.size;
}

const nothing = { items: new Map<string, JsonObject>() };

/** Follows the page tokens from a first request to the end, a loop, or the end of patience. */
export function* walk(
  contract: Contract,
  first: JsonObject,
  knowledge: Pick<Knowledge, 'items' | 'unending'> = nothing,
  most: number = mostPages(knowledge),
): Steps {
  const tokens = new Set<string>();
  const seen = new Set<string>();
  let idle = 0;
  let request = first;
  for (let pages = 0; pages < most && idle < patience(knowledge); pages += 1) {
    const page = readPage(contract, yield { request: requestOf(contract, request) });
    if (!page) break;
    const before = seen.size;
    for (const item of page.items) seen.add(shortKey(identityOf(contract, item)));
    idle = seen.size > before ? 0 : idle + 1;
    if (page.token === undefined || tokens.has(shortKey(page.token))) break;
    tokens.add(shortKey(page.token));
    request = { ...first, [contract.pagination?.inputToken ?? '']: page.token };
  }
}

interface PageRead {
  readonly items: readonly JsonObject[];
  readonly token: string | undefined;
}

/** The items and the token of a page; undefined when the reply is no result. */
export function readPage(contract: Contract, reply: Reply): PageRead | undefined {
  const answer = readAnswer(contract, reply);
  if (answer.kind !== 'result') return undefined;
  return { items: itemsOf(contract, answer.body) ?? [], token: nextToken(contract, answer.body) };
}
