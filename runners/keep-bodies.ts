import type { Exchange } from '../contracts/wire.ts';
import { memoryPerByte } from './memory-budget.ts';

/** An exchange to keep, and the memory that it takes. */
interface Kept {
  readonly exchange: Exchange;
  readonly bytes: number;
}

/** Characters of a body that it is worth to look for, and of one that is parsed once for all. */
const worthwhile = 1_024;
const parsedOnce = 65_536;

/** Keeps equal bodies of the replies of a case once: it may ask for the same ones many times. */
export function keepBodies(): (exchange: Exchange) => Kept {
  const known = new Map<string, string>();
  return (exchange) => {
    const { reply } = exchange;
    if (reply.kind !== 'response') return { exchange, bytes: 0 };
    const { response } = reply;
    const { length } = response.body;
    if (length < worthwhile) return { exchange, bytes: length * memoryPerByte };
    const body = known.get(response.body);
    if (body === undefined) {
      known.set(response.body, response.body);
      return { exchange, bytes: length * memoryPerByte };
    }
    // The same text instead of an equal one; where it is long, it is parsed again.
    const same = { ...reply, response: { ...response, body } };
    const bytes = length > parsedOnce ? (length * memoryPerByte) / 2 : 0;
    return { exchange: { ...exchange, reply: same }, bytes };
  };
}
