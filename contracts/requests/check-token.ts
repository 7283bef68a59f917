import { nextToken } from '../answers/items-of.ts';
import { parseJson, readAnswer } from '../answers/read-answer.ts';
import type { Contract } from '../contract.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Knowledge } from '../knowledge.ts';
import { remember } from '../remember.ts';
import type { Exchange, WireRequest } from '../wire.ts';
import type { Violation } from './faults.ts';
import { requestKey, withoutToken } from './request-key.ts';

/**
 * Finds a page token that is not the one just given out for the same request.
 * `earlier` are the exchanges before this one, oldest first.
 */
export function checkToken(
  contract: Contract,
  members: JsonObject,
  knowledge: Knowledge,
  earlier: readonly Exchange[],
): Violation[] {
  const { pagination } = contract;
  const token = pagination && members[pagination.inputToken];
  if (!pagination || typeof token !== 'string') return [];
  if (token === '') return [{ address: 'paging/empty-token', fault: 'odd-token' }];
  if (token === knowledge.absent[pagination.inputToken]) {
    return [{ address: 'paging/unknown-token', fault: 'unknown-token' }];
  }
  const rest = requestKey(contract, withoutToken(contract, members));
  if (earlier.some((exchange) => membersOf(exchange.request)[pagination.inputToken] === token)) {
    return [{ address: 'paging/repeated-token', fault: 'odd-token' }];
  }
  const issued = earlier.filter((exchange) => issuedToken(contract, exchange) === token);
  const own = issued.some((exchange) => {
    return requestKey(contract, withoutToken(contract, membersOf(exchange.request))) === rest;
  });
  return own ? [] : [{ address: 'paging/foreign-token', fault: 'odd-token' }];
}

/** The token that the answer of an exchange gives for the next page; undefined at the end. */
function issuedToken(contract: Contract, exchange: Exchange): string | undefined {
  const answer = readAnswer(exchange.reply);
  return answer.kind === 'result' ? nextToken(contract, answer.body) : undefined;
}

/** The members of a request, none when its body is no JSON object; every later page asks for them. */
const membersOf = remember(({ body }: WireRequest): JsonObject => {
  const value = parseJson(body);
  return isObject(value) ? value : {};
});
