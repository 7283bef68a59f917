import type { Exchange, Reply, WireRequest } from '../../contracts/wire.ts';
import { allowCase } from '../allowance.ts';
import type { Session } from '../run-case.ts';
import { guardAnswer } from './guard.ts';
import { sortedJson } from './sorted-json.ts';

/**
 * Sends on what is a request of an interaction, to the letter but for the order of members, and
 * nothing else: a request without the values of its provider state never reaches the target. Of
 * equal requests, the first is for the first interaction. What came is noted by the key.
 */
export function recordExchanges(
  { contract, send }: Pick<Session, 'contract' | 'send'>,
  requests: ReadonlyMap<string, WireRequest>,
  exchanges: Map<string, Exchange>,
): (request: WireRequest) => Promise<Reply | undefined> {
  const expected = new Map<string, string[]>();
  const headers = new Set([...requests.values()].flatMap((one) => Object.keys(one.headers)));
  for (const [key, request] of requests) {
    const name = nameOf(request, headers);
    expected.set(name, [...(expected.get(name) ?? []), key]);
  }
  return async (request) => {
    const response = guardAnswer(contract, request);
    if (response) return { kind: 'response', response };
    const key = expected.get(nameOf(request, headers))?.shift();
    const wanted = key === undefined ? undefined : requests.get(key);
    if (key === undefined || !wanted) return undefined;
    // What Pact's client adds is not of the case: the target gets what we would send ourselves.
    const exchange = await send({ ...wanted, body: request.body }, allowCase('last'));
    exchanges.set(key, exchange);
    return exchange.reply;
  };
}

/** Equal for requests that say the same; of the headers, by those that any of the requests has. */
function nameOf({ method, path, headers, body }: WireRequest, names: ReadonlySet<string>): string {
  const named = [...names].map((name) => headers[name] ?? null);
  return JSON.stringify([method, path, named, sortedJson(body)]);
}
