import type { Contract, DiscoveryStep } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import { plural } from '../contracts/plural.ts';
import { readAnswer } from '../contracts/protocols/protocols.ts';
import type { Exchange } from '../contracts/wire.ts';
import { pageOf } from '../suites/page-size.ts';
import { requestOf } from '../suites/requests.ts';
import { type Fixture, invalidIn } from './fixture.ts';
import { followWalk, itemsIn } from './follow-walk.ts';
import type { Send } from './send-with-retries.ts';

/** A known-good input that was found, with how much it shows. */
interface Candidate {
  readonly input: JsonObject;
  readonly items: number;
  /** Different values of the members that filters select on. */
  readonly variety: number;
}

/** What discovery came to; `notes` are lines for a person. */
export interface Discovery {
  readonly fixture?: Fixture;
  readonly notes: readonly string[];
}

/** Characters of what may be an id: what a target makes longer would be sent and kept for nothing. */
const longestId = 1_024;

/** Branches followed from one step to the next, pages of each, and inputs that are looked into. */
const limits = { branches: 8, pages: 2, candidates: 24 } as const;

/**
 * Looks for a known-good input with the operations that lead to one, which all only read: the one
 * with the most and most varied items, and another that does not go with it. With an input given,
 * only that other is looked for.
 */
export async function discover(
  contract: Contract,
  send: Send,
  given?: JsonObject,
): Promise<Discovery> {
  if (contract.discovery.length === 0) return { notes: [] };
  let found: JsonObject[] = [{}];
  for (const step of contract.discovery) {
    let next: JsonObject[] = [];
    let seen = 'nothing';
    for (const input of found.slice(0, limits.branches)) {
      const exchanges = await followStep(step, input, send);
      seen = whyNothing(step.contract, exchanges) ?? seen;
      next = next.concat(inputsIn(step, input, exchanges));
    }
    if (next.length === 0) return { notes: [`${step.contract.operation} shows ${seen}`] };
    found = next;
  }
  const all = found.slice(0, limits.candidates).map((input) => onlyMembers(contract, input));
  const inputs = all.filter((input) => invalidIn(contract, input) === undefined);
  const wrong = all.map((input) => invalidIn(contract, input)).find((claim) => claim !== undefined);
  if (inputs.length === 0) return { notes: [`what was discovered is not valid: ${wrong}`] };
  if (given) return { fixture: withForeign(contract, given, inputs), notes: [] };
  const candidates: Candidate[] = [];
  for (const input of inputs) candidates.push(await lookInto(contract, input, send));
  return choose(contract, candidates);
}

/** Why exchanges show nothing, where it is not that there is nothing. */
function whyNothing(contract: Contract, exchanges: readonly Exchange[]): string | undefined {
  const answers = exchanges.map(({ reply }) => readAnswer(contract, reply));
  if (answers.some(({ kind }) => kind === 'result')) return undefined;
  const [first] = answers;
  return first?.kind === 'none' ? `nothing: ${first.detail}` : 'no result that can be read';
}

async function followStep(step: DiscoveryStep, input: JsonObject, send: Send): Promise<Exchange[]> {
  const taken = Object.fromEntries(step.takes.map((name) => [name, input[name] ?? null]));
  const exchanges: Exchange[] = [];
  const onPage = (exchange: Exchange) => exchanges.push(exchange) > 0;
  await followWalk(step.contract, taken, send, { mostPages: limits.pages, onPage });
  return exchanges;
}

function inputsIn(
  step: DiscoveryStep,
  input: JsonObject,
  exchanges: readonly Exchange[],
): JsonObject[] {
  return itemsIn(step.contract, exchanges).flatMap((item) => {
    const given = [...step.gives].flatMap(([name, from]) => {
      const value = item[from];
      const isId = typeof value === 'string' && value.length <= longestId;
      return isId ? [[name, value] as const] : [];
    });
    return given.length === step.gives.size ? [{ ...input, ...Object.fromEntries(given) }] : [];
  });
}

/** One page of the largest size tells enough about how much there is. */
async function lookInto(contract: Contract, input: JsonObject, send: Send): Promise<Candidate> {
  const exchange = await send(requestOf(contract, { ...input, ...pageOf(contract, 'max') }));
  const items = itemsIn(contract, [exchange]);
  const selected = contract.filters?.keys.map(({ selects }) => selects) ?? [];
  const values = items.flatMap((item) => selected.map((name) => item[name]));
  return { input, items: items.length, variety: new Set(values).size };
}

function choose(contract: Contract, candidates: readonly Candidate[]): Discovery {
  const [best] = [...candidates].sort((a, b) => worth(b) - worth(a));
  if (!best || best.items === 0) return { notes: ['no input with items was discovered'] };
  const inputs = candidates.map(({ input }) => input);
  const ids = Object.entries(best.input).map(([name, value]) => `${name} ${String(value)}`);
  const note =
    `discovered ${plural(candidates.length, 'input')} and chose ${ids.join(', ')}: ` +
    `${plural(best.items, 'item')}, ${plural(best.variety, 'different value')} to filter by`;
  return { fixture: withForeign(contract, best.input, inputs), notes: [note] };
}

function withForeign(
  contract: Contract,
  input: JsonObject,
  others: readonly JsonObject[],
): Fixture {
  const foreign = others.find((other) => sharesNothing(contract, other, input));
  return { input, ...(foreign && { foreign }) };
}

/** Paging needs items, filters need variety: beyond 30 items variety counts for more. */
function worth({ items, variety }: Candidate): number {
  return Math.min(items, 30) + variety * 5;
}

function sharesNothing({ resources }: Contract, a: JsonObject, b: JsonObject): boolean {
  return [...resources.keys()].every((name) => a[name] !== b[name]);
}

function onlyMembers({ input }: Contract, found: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(found).filter(([name]) => input.members.has(name)));
}
