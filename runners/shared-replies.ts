import type { Spoken } from '../contracts/protocols/protocols.ts';
import type { Exchange, Reply } from '../contracts/wire.ts';
import { replyTransience } from './transience.ts';

/** Exchanges that cases have in common: each request is sent once for all of them. */
export interface SharedReplies {
  /** The exchange of a key: one that was had before, else a new one, which is kept if it can be. */
  ask(
    key: string,
    send: () => Promise<Exchange>,
  ): Promise<{ readonly exchange: Exchange; readonly isNew: boolean }>;
}

/** Characters of all bodies that are kept. */
const mostCharacters = 4 * 1024 * 1024;

/** Keeps exchanges for as long as it is kept itself, as far as they are answers, and not too large. */
export function shareReplies(spoken: Spoken): SharedReplies {
  const kept = new Map<string, Promise<Exchange>>();
  let characters = 0;
  const ask: SharedReplies['ask'] = async (key, send) => {
    const known = kept.get(key);
    if (known) {
      const before = await known;
      // What the time of another case was too short for is no answer.
      return isStopped(before.reply) ? ask(key, send) : { exchange: before, isNew: false };
    }
    const sent = send();
    kept.set(key, sent);
    const exchange = await sent;
    const { reply, cutShort } = exchange;
    const size = sizeOf(reply);
    // What an outage answered is no answer for the cases after it.
    const isKept = !cutShort && !mayPass(spoken, reply) && characters + size <= mostCharacters;
    if (isKept) characters += size;
    else kept.delete(key);
    return { exchange, isNew: true };
  };
  return { ask };
}

function sizeOf(reply: Reply): number {
  return reply.kind === 'response' ? reply.response.body.length : 0;
}

function isStopped(reply: Reply): boolean {
  return reply.kind === 'no-response' && reply.fault === 'stopped';
}

/** True for a fault that may be over for the next case, and that costs little to meet again. */
function mayPass(spoken: Spoken, reply: Reply): boolean {
  if (isStopped(reply)) return true;
  const transience = replyTransience(spoken, reply);
  if (transience === 'failing' && reply.kind === 'response') return reply.response.status !== 500;
  return transience === 'busy' || transience === 'failing';
}
