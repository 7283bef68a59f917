import type { Contract } from '../contracts/contract.ts';
import { shortKey } from '../contracts/digest.ts';
import { identityOf } from '../contracts/items-of.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { readAnswer } from '../contracts/protocols/protocols.ts';
import type { Exchange } from '../contracts/wire.ts';
import { pageOf } from '../suites/page-size.ts';
import { followWalk, itemsIn } from './follow-walk.ts';
import type { Send } from './send-with-retries.ts';

/** The items of an input, as far as they are kept, and whether its pages came to an end. */
interface Gathered extends Pick<Knowledge, 'items' | 'unending'> {
  /** The target says that it does not know the input. */
  readonly isUnknown: boolean;
}

/** Pages, and items, after which a list is taken for one without end: far beyond any quota. */
const mostPages = 5_000;
const mostItems = 5_000;

/** Characters of the answers whose items are kept. */
const mostCharacters = 4 * 1024 * 1024;

/**
 * Gathers the items that an input has, by a walk in pages of the target's own choice and one in
 * the largest pages, so that a fault in one of them does not hide an item.
 */
export async function gatherItems(
  contract: Contract,
  input: JsonObject,
  send: Send,
): Promise<Gathered> {
  const items = new Map<string, JsonObject>();
  const seen = new Set<string>();
  let characters = 0;
  let isUnknown = false;
  let unending: Knowledge['unending'];
  const onPage = (exchange: Exchange): boolean => {
    const { reply } = exchange;
    // What is there already is kept, and the page that fills the room.
    const isRoom = characters < mostCharacters;
    characters += reply.kind === 'response' ? reply.response.body.length : 0;
    isUnknown ||= isNotFound(contract, exchange);
    for (const item of itemsIn(contract, [exchange])) {
      const identity = identityOf(contract, item);
      seen.add(shortKey(identity));
      if (isRoom) items.set(identity, item);
    }
    return seen.size < mostItems && unending === undefined;
  };
  const follow = async (first: JsonObject): Promise<void> => {
    const { pages, isOpen } = await followWalk(contract, first, send, { mostPages, onPage });
    if (isOpen) unending ??= { pages, items: seen.size };
  };
  await Promise.all([follow(input), follow({ ...input, ...pageOf(contract, 'max') })]);
  return { items, isUnknown, ...(unending && { unending }) };
}

function isNotFound(contract: Contract, { reply }: Exchange): boolean {
  const answer = readAnswer(contract, reply);
  const names = new Set(contract.resources.values());
  return answer.kind === 'error' && answer.types.some((type) => names.has(type));
}
