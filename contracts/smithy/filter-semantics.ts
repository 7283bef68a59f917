import type { FilterKey, FilterSemantics } from '../semantics.ts';
import type { StructureShape } from '../shape.ts';
import { recordOf } from './model.ts';

/** Reads the trait `aws.conformance#filters` of the one input member that has it. */
export function filterSemantics(input: StructureShape): FilterSemantics | undefined {
  for (const { name, traits } of input.members.values()) {
    const trait = recordOf(traits['aws.conformance#filters']);
    const { key, values, keys } = trait;
    if (typeof key !== 'string' || typeof values !== 'string' || !Array.isArray(keys)) continue;
    return { member: name, key, values, keys: keys.map(filterKey) };
  }
  return undefined;
}

function filterKey(entry: unknown): FilterKey {
  const { name, selects, accepted, undocumented } = recordOf(entry);
  return {
    name: String(name),
    selects: String(selects),
    accepted: strings(accepted),
    undocumented: strings(undocumented),
  };
}

function strings(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
