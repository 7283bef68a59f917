import { identityOf } from '../contracts/answers/items-of.ts';
import { readAnswer } from '../contracts/answers/read-answer.ts';
import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import type { Exchange } from '../contracts/wire.ts';
import { absentValues } from '../suites/absent-values.ts';
import { baseInput } from '../suites/base-input.ts';
import { pageOf } from '../suites/page-size.ts';
import type { Fixture } from './fixture.ts';
import { followWalk, itemsIn } from './follow-walk.ts';
import type { Send } from './send-with-retries.ts';

/** Walks before a target that shows no items is taken to have none. */
const attempts = 3;

/**
 * Finds out which items the fixture's input has: by a walk in pages of the target's own choice
 * and one in the largest pages, so that a fault in one of them does not hide an item.
 */
export async function survey(
  contract: Contract,
  fixture: Fixture | undefined,
  send: Send,
): Promise<Knowledge> {
  const made = baseInput(contract, {});
  const absent = absentValues(contract, { ...made, ...fixture?.input });
  const nothing: Knowledge = { absent, items: new Map() };
  if (!fixture) return nothing;
  const known = {
    ...nothing,
    input: fixture.input,
    ...(fixture.foreign && { foreign: fixture.foreign }),
  };
  const base = baseInput(contract, known);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const walks = await Promise.all([
      followWalk(contract, base, send),
      followWalk(contract, { ...base, ...pageOf(contract, 'max') }, send),
    ]);
    const items = collectItems(contract, walks.flat());
    if (items.size > 0) return { ...known, items };
    if (walks.flat().some((exchange) => isNotFound(contract, exchange))) return nothing;
  }
  return known;
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
