import type { Contract } from '../../contracts/contract.ts';
import { fixtureNames } from '../fixture.ts';
import type { CarriedStep } from './carry-case.ts';

/** What must be there, or must not, before an interaction: the values have the names it gives. */
interface ProviderState {
  readonly name: string;
  /** The variables that it gives values for. */
  readonly gives: readonly string[];
}

/** The provider states of a contract. */
export interface ProviderStates {
  /** Something that exists. */
  readonly known: ProviderState;
  /** The same has items. */
  readonly items: ProviderState;
  /** Something else, which shares no id with it. */
  readonly foreign: ProviderState;
  /** Ids of nothing. */
  readonly absent: ProviderState;
}

/** Names what must exist, and what must not. */
export function providerStates(contract: Contract): ProviderStates {
  const known = [...fixtureNames(contract)];
  const resources = [...contract.resources.keys()];
  const foreign = resources.map((name) => `foreign${name}`);
  const absent = resources.map((name) => `absent${name}`);
  return {
    known: { name: `${inWords(known, 'name')} something that exists`, gives: known },
    items: {
      name: known.length > 0 ? `what ${inWords(known, 'name')} has items` : 'there are items',
      gives: [],
    },
    foreign: { name: `${inWords(foreign, 'name')} something else that exists`, gives: foreign },
    absent: { name: `${inWords(absent, 'name')} nothing that exists`, gives: absent },
  };
}

/** `WindowExecutionId and TaskId name`, with the verb as it must be. */
function inWords(names: readonly string[], verb: string): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return `${last} ${verb}s`;
  return `${names.slice(0, -1).join(', ')} and ${last} ${verb}`;
}

/** The names of the states that an interaction needs. */
export function statesOf(
  contract: Contract,
  { template, demands }: Pick<CarriedStep, 'template' | 'demands'>,
): string[] {
  const { known, items, foreign, absent } = providerStates(contract);
  const uses = ({ gives }: ProviderState) => gives.some((name) => template.variables.has(name));
  return [
    ...(uses(known) ? [known.name] : []),
    ...(demands.needsItems ? [items.name] : []),
    ...(uses(foreign) ? [foreign.name] : []),
    ...(uses(absent) ? [absent.name] : []),
  ];
}
