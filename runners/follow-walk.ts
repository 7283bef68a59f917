import { itemsOf } from '../contracts/answers/items-of.ts';
import { readAnswer } from '../contracts/answers/read-answer.ts';
import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Exchange } from '../contracts/wire.ts';
import { walk } from '../suites/walk.ts';
import type { Send } from './send-with-retries.ts';

/** Sends a walk from page to page outside of any case, up to a number of pages. */
export async function followWalk(
  contract: Contract,
  first: JsonObject,
  send: Send,
  mostPages: number = Number.POSITIVE_INFINITY,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const steps = walk(contract, first);
  for (let next = steps.next(); !next.done && exchanges.length < mostPages; ) {
    const exchange = await send(next.value.request);
    exchanges.push(exchange);
    next = steps.next(exchange.reply);
  }
  return exchanges;
}

/** All items of the pages that are results. */
export function itemsIn(contract: Contract, exchanges: readonly Exchange[]): JsonObject[] {
  return exchanges.flatMap(({ reply }) => {
    const answer = readAnswer(reply);
    return answer.kind === 'result' ? [...(itemsOf(contract, answer.body) ?? [])] : [];
  });
}
