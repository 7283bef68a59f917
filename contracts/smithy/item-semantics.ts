import type { Pagination } from '../contract.ts';
import type { ItemSemantics } from '../semantics.ts';
import type { Member, Shape, StructureShape } from '../shape.ts';

/** Finds where the items of a result are, and what the traits of their members say of them. */
export function itemSemantics(output: StructureShape, pagination?: Pagination): ItemSemantics {
  const path = itemsPath(output, pagination);
  const members = [...(elementOf(output, path)?.members.values() ?? [])];
  const identity = members.find(({ traits }) => traits['aws.conformance#identity'])?.name;
  const final = members.flatMap(finalStates)[0];
  return {
    path,
    address: ['response', ...path, 'member'].join('/'),
    members,
    own: members.filter(({ traits }) => !traits['aws.conformance#echoes']),
    ...(identity !== undefined && { identity }),
    ...(final && { final }),
  };
}

function finalStates({ name, traits }: Member): NonNullable<ItemSemantics['final']>[] {
  const values = traits['aws.conformance#finalValues'];
  return Array.isArray(values) ? [{ member: name, values: new Set(values) }] : [];
}

/** The member names that lead to the items: of the paginated trait, else the first list. */
function itemsPath(output: StructureShape, pagination?: Pagination): readonly string[] {
  if (pagination && pagination.items.length > 0) return pagination.items;
  const list = [...output.members.values()].find(({ shape }) => shape.type === 'list');
  return list ? [list.name] : [];
}

/** The shape of one item, when items are structures. */
function elementOf(output: StructureShape, path: readonly string[]): StructureShape | undefined {
  let shape: Shape | undefined = output;
  for (const name of path) {
    shape = shape?.type === 'structure' ? shape.members.get(name)?.shape : undefined;
  }
  const element = shape?.type === 'list' ? shape.element.shape : undefined;
  return element?.type === 'structure' ? element : undefined;
}
