import type { Contract } from '../../contracts/contract.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import { otherDigits } from '../../suites/absent-values.ts';
import { baseInput } from '../../suites/base-input.ts';
import { madeUpKnowledge } from '../../suites/made-up-knowledge.ts';
import { fixtureNames, invalidIn } from '../fixture.ts';

/** Made-up values that stand in a request for those of a target. */
export interface Placeholders {
  readonly knowledge: Knowledge;
  /** The variable of the provider state that each value stands for. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Values by variable: what a provider state gives. */
export type StateValues = Readonly<Record<string, string>>;

/** A text that is found by itself, and never by chance, in what a request says else. */
const telling = 8;

/** Two sets of placeholders that have no value in common; undefined where there can be none. */
export function placeholdersFor(
  contract: Contract,
): readonly [Placeholders, Placeholders] | undefined {
  const first = made(contract, 'one', undefined);
  const second = first && made(contract, 'other', first.knowledge.absent);
  return second && [first, second];
}

function made(
  contract: Contract,
  word: string,
  unlike: JsonObject | undefined,
): Placeholders | undefined {
  const sample = baseInput(contract, {});
  const { input = {}, ...others } = madeUpKnowledge(contract, { ...sample, ...unlike });
  const own: Record<string, Json> = {};
  for (const name of fixtureNames(contract)) {
    const value = input[name];
    // Ids of resources are made up already; of other values there is none like another.
    const texts = contract.resources.has(name)
      ? [value]
      : [`known-${word}-${name}`, otherDigits(`${word} ${name}`, String(value))];
    own[name] =
      texts.find(
        (text) => invalidIn(contract, { ...input, ...own, [name]: text ?? null }) === undefined,
      ) ?? null;
  }
  const knowledge = { ...others, input: own };
  const variables = new Map(
    Object.entries(stateValues(contract, knowledge)).map(([name, value]) => [value, name]),
  );
  return areTelling(variables, fixtureNames(contract)) ? { knowledge, variables } : undefined;
}

function areTelling(variables: ReadonlyMap<string, string>, names: ReadonlySet<string>): boolean {
  const found = new Set(variables.values());
  const values = [...variables.keys()];
  return (
    [...names].every((name) => found.has(name)) && values.every(({ length }) => length >= telling)
  );
}

/** What a provider state gives of what is known of a target. */
export function stateValues(
  contract: Contract,
  { input = {}, foreign = {}, absent }: Pick<Knowledge, 'input' | 'foreign' | 'absent'>,
): StateValues {
  const values: Record<string, string> = {};
  for (const name of fixtureNames(contract)) {
    if (typeof input[name] === 'string') values[name] = input[name];
  }
  for (const name of contract.resources.keys()) {
    if (typeof foreign[name] === 'string') values[`foreign${name}`] = foreign[name];
    if (typeof absent[name] === 'string') values[`absent${name}`] = absent[name];
  }
  return values;
}
