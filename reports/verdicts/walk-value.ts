import { isArray, isObject, type Json } from '../../contracts/json.ts';
import type { Member, Shape } from '../../contracts/shape.ts';

/** One member or list element that is present in a response. */
export interface Visit {
  readonly member: Member;
  readonly value: Json;
  readonly address: string;
}

/** Visits every member and element that the value has and the shape knows, depth first. */
export function walkValue(
  shape: Shape,
  value: Json,
  address: string,
  visit: (visited: Visit) => void,
): void {
  if ((shape.type === 'structure' || shape.type === 'union') && isObject(value)) {
    for (const [name, content] of Object.entries(value)) {
      const member = shape.members.get(name);
      if (!member) continue;
      const at = childAddress(address, name);
      visit({ member, value: content, address: at });
      walkValue(member.shape, content, at, visit);
    }
  }
  if (shape.type === 'list' && isArray(value)) {
    const at = childAddress(address, 'member');
    for (const element of value) {
      visit({ member: shape.element, value: element, address: at });
      walkValue(shape.element.shape, element, at, visit);
    }
  }
  if (shape.type === 'map' && isObject(value)) {
    for (const content of Object.values(value)) {
      walkValue(shape.value.shape, content, childAddress(address, 'value'), visit);
    }
  }
}

/** Addresses recur in every item of every page: made once, they are cheap to look up by. */
const children = new Map<string, Map<string, string>>();

function childAddress(address: string, name: string): string {
  const below = children.get(address) ?? new Map<string, string>();
  const known = below.get(name);
  if (known !== undefined) return known;
  const made = `${address}/${name}`;
  below.set(name, made);
  children.set(address, below);
  return made;
}
