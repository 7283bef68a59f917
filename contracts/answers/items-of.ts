import type { Contract } from '../contract.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import type { Shape, StructureShape } from '../shape.ts';

/** The items of a page; undefined when the answer has no list of them. */
export function itemsOf(contract: Contract, body: JsonObject): readonly JsonObject[] | undefined {
  let value: Json | undefined = body;
  for (const name of itemsPath(contract)) value = isObject(value) ? value[name] : undefined;
  return isArray(value) ? value.filter(isObject) : undefined;
}

/** The member names that lead to the items: of the paginated trait, else the first list. */
function itemsPath(contract: Contract): readonly string[] {
  if (contract.pagination && contract.pagination.items.length > 0) return contract.pagination.items;
  const list = [...contract.output.members.values()].find(({ shape }) => shape.type === 'list');
  return list ? [list.name] : [];
}

/** The shape of one item, when items are structures. */
export function itemShape(contract: Contract): StructureShape | undefined {
  let shape: Shape | undefined = contract.output;
  for (const name of itemsPath(contract)) {
    shape = shape?.type === 'structure' ? shape.members.get(name)?.shape : undefined;
  }
  const element = shape?.type === 'list' ? shape.element.shape : undefined;
  return element?.type === 'structure' ? element : undefined;
}

/** The address of an item's members in a response. */
export function itemAddress(contract: Contract): string {
  return ['response', ...itemsPath(contract), 'member'].join('/');
}

/** The member that identifies an item: the one with the trait `aws.conformance#identity`. */
export function identityMember(contract: Contract): string | undefined {
  const members = itemShape(contract)?.members.values() ?? [];
  for (const { name, traits } of members) if (traits['aws.conformance#identity']) return name;
  return undefined;
}

/** The token for the next page; absent, null and empty all say that there is none. */
export function nextToken(contract: Contract, body: JsonObject): string | undefined {
  const name = contract.pagination?.outputToken;
  const token = name === undefined ? undefined : body[name];
  return typeof token === 'string' && token !== '' ? token : undefined;
}
