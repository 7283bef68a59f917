import { identityOf } from '../contracts/answers/items-of.ts';
import { readAnswer } from '../contracts/answers/read-answer.ts';
import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import type { Exchange } from '../contracts/wire.ts';
import { absentValues } from '../suites/absent-values.ts';
import { baseInput } from '../suites/base-input.ts';
import { pageOf } from '../suites/page-size.ts';
import { requestOf } from '../suites/requests.ts';
import type { Fixture } from './fixture.ts';
import { followWalk, itemsIn } from './follow-walk.ts';
import type { Send } from './send-with-retries.ts';

/** Walks before a target that shows no items is taken to have none. */
const attempts = 3;

/** Finds out what of the fixture is in the target: its items, and the second resource. */
export async function survey(
  contract: Contract,
  fixture: Fixture | undefined,
  send: Send,
): Promise<Knowledge> {
  const made = baseInput(contract, {});
  const absent = absentValues(contract, { ...made, ...fixture?.input });
  const nothing: Knowledge = { absent, items: new Map() };
  if (!fixture) return nothing;
  const { input, foreign } = fixture;
  const [items, isThere] = await Promise.all([
    findItems(contract, baseInput(contract, { input }), send),
    foreign !== undefined && isServed(contract, baseInput(contract, { input: foreign }), send),
  ]);
  if (!items) return nothing;
  return { absent, input, items, ...(foreign && isThere && { foreign }) };
}

/**
 * The items that an input has, found by a walk in pages of the target's own choice and one in the
 * largest pages, so that a fault in one of them does not hide an item. Undefined when the target
 * does not know the input.
 */
async function findItems(
  contract: Contract,
  input: JsonObject,
  send: Send,
): Promise<Map<string, JsonObject> | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const walks = await Promise.all([
      followWalk(contract, input, send),
      followWalk(contract, { ...input, ...pageOf(contract, 'max') }, send),
    ]);
    const items = collectItems(contract, walks.flat());
    if (items.size > 0) return items;
    if (walks.flat().some((exchange) => isNotFound(contract, exchange))) return undefined;
  }
  return new Map();
}

/** A target that gives no answer at all says nothing about what it has. */
async function isServed(contract: Contract, input: JsonObject, send: Send): Promise<boolean> {
  const { reply } = await send(requestOf(contract, input));
  return readAnswer(reply).kind !== 'error';
}

function collectItems(contract: Contract, exchanges: readonly Exchange[]): Map<string, JsonObject> {
  const items = new Map<string, JsonObject>();
  for (const item of itemsIn(contract, exchanges)) items.set(identityOf(contract, item), item);
  return items;
}

function isNotFound(contract: Contract, { reply }: Exchange): boolean {
  const answer = readAnswer(reply);
  const names = new Set(contract.resources.values());
  return answer.kind === 'error' && answer.types.some((type) => names.has(type));
}
