import type { Contract } from '../contracts/contract.ts';
import { itemsOf } from '../contracts/items-of.ts';
import type { JsonObject } from '../contracts/json.ts';
import { readAnswer } from '../contracts/protocols/protocols.ts';
import type { Exchange } from '../contracts/wire.ts';
import { walk } from '../suites/walk.ts';
import { allowCase } from './allowance.ts';
import type { Send } from './send-with-retries.ts';

/** How far a walk went: `isOpen` when it was given up while there was a page to go to. */
interface Followed {
  readonly pages: number;
  readonly isOpen: boolean;
}

/**
 * Sends a walk from page to page outside of any case, up to a number of pages or until `onPage`
 * says that it is enough. Each page is handed over and not kept: there may be thousands.
 */
export async function followWalk(
  contract: Contract,
  first: JsonObject,
  send: Send,
  { mostPages, onPage }: { mostPages: number; onPage: (exchange: Exchange) => boolean },
): Promise<Followed> {
  // All pages together may take no longer than a case.
  const allowance = allowCase('only');
  const steps = walk(contract, first, undefined, mostPages + 1);
  let next = steps.next();
  let pages = 0;
  while (!next.done) {
    if (pages >= mostPages) return { pages, isOpen: true };
    const exchange = await send(next.value.request, allowance);
    pages += 1;
    next = steps.next(exchange.reply);
    if (!onPage(exchange)) return { pages, isOpen: !next.done };
  }
  return { pages, isOpen: false };
}

/** All items of the pages that are results. */
export function itemsIn(contract: Contract, exchanges: readonly Exchange[]): JsonObject[] {
  return exchanges.flatMap(({ reply }) => {
    const answer = readAnswer(contract, reply);
    return answer.kind === 'result' ? [...(itemsOf(contract, answer.body) ?? [])] : [];
  });
}
