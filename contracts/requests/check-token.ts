import type { Contract } from '../contract.ts';
import { nextToken } from '../items-of.ts';
import type { JsonObject } from '../json.ts';
import type { Knowledge } from '../knowledge.ts';
import { inspectRequest, readAnswer } from '../protocols/protocols.ts';
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
  if (
    earlier.some(
      (exchange) => membersOf(contract, exchange.request)[pagination.inputToken] === token,
    )
  ) {
    return [{ address: 'paging/repeated-token', fault: 'odd-token' }];
  }
  const issued = earlier.filter((exchange) => issuedToken(contract, exchange) === token);
  const own = issued.some((exchange) => {
    return (
      requestKey(contract, withoutToken(contract, membersOf(contract, exchange.request))) === rest
    );
  });
  return own ? [] : [{ address: 'paging/foreign-token', fault: 'odd-token' }];
}

/** The token that the answer of an exchange gives for the next page; undefined at the end. */
function issuedToken(contract: Contract, exchange: Exchange): string | undefined {
  const answer = readAnswer(contract, exchange.reply);
  return answer.kind === 'result' ? nextToken(contract, answer.body) : undefined;
}

/** The members of a request, none when its body cannot be read; every later page asks for them. */
function membersOf(contract: Contract, request: WireRequest): JsonObject {
  return inspectRequest(contract)(request).members ?? {};
}
