import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { readAnswer } from '../contracts/protocols/protocols.ts';
import { absentValues } from '../suites/absent-values.ts';
import { baseInput } from '../suites/base-input.ts';
import { requestOf } from '../suites/requests.ts';
import type { Fixture } from './fixture.ts';
import { gatherItems } from './gather-items.ts';
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
  const [gathered, isThere] = await Promise.all([
    findItems(contract, baseInput(contract, { input }), send),
    foreign !== undefined && isServed(contract, baseInput(contract, { input: foreign }), send),
  ]);
  if (!gathered) return nothing;
  const { items, unending } = gathered;
  const known = { absent, input, items, ...(unending && { unending }) };
  return { ...known, ...(foreign && isThere && { foreign }) };
}

/** The items that an input has; undefined when the target does not know the input. */
async function findItems(
  contract: Contract,
  input: JsonObject,
  send: Send,
): Promise<Pick<Knowledge, 'items' | 'unending'> | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { isUnknown, ...gathered } = await gatherItems(contract, input, send);
    if (gathered.items.size > 0) return gathered;
    if (isUnknown) return undefined;
  }
  return { items: new Map() };
}

/** A target that gives no answer at all says nothing about what it has. */
async function isServed(contract: Contract, input: JsonObject, send: Send): Promise<boolean> {
  const { reply } = await send(requestOf(contract, input));
  return readAnswer(contract, reply).kind !== 'error';
}
