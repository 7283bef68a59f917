import { isArray, isObject, type Json } from '../../contracts/json.ts';
import { rememberText } from '../../contracts/remember.ts';
import type { Member, Shape } from '../../contracts/shape.ts';

/** One member of a shape, or the element of a list, with all that a response has of it. */
export interface Visit {
  readonly member: Member;
  readonly address: string;
  /** Every value that is there, nulls among them. */
  readonly values: readonly Json[];
  /** How many structures there are that could have the member, and do not. */
  readonly missing: number;
  /** True for a member that the model calls sensitive, and for all that is inside it. */
  readonly sensitive: boolean;
}

/** Where a walk is. */
interface Place {
  readonly address: string;
  readonly sensitive: boolean;
  /** The shapes around, with their addresses: a recursive shape has constraints only where it begins. */
  readonly around: ReadonlyMap<Shape, string>;
}

/**
 * Visits every member and element that the values have and the shape knows, depth first. All the
 * values of one address come in one visit: a page has few addresses, and many items.
 */
export function walkValues(
  shape: Shape,
  values: readonly Json[],
  address: string,
  visit: (visited: Visit) => void,
): void {
  walkInside(shape, values, { address, sensitive: false, around: new Map() }, visit);
}

function walkInside(
  shape: Shape,
  values: readonly Json[],
  place: Place,
  visit: (visited: Visit) => void,
): void {
  if (values.length === 0) return;
  const address = place.around.get(shape) ?? place.address;
  const around = new Map(place.around).set(shape, address);
  const into = (member: Member, name: string, contents: readonly Json[], missing: number) => {
    const at = childAddress(address)(name);
    const sensitive = place.sensitive || member.sensitive;
    visit({ member, address: at, values: contents, missing, sensitive });
    walkInside(member.shape, contents, { address: at, sensitive, around }, visit);
  };
  if (shape.type === 'structure' || shape.type === 'union') {
    const owners = values.filter(isObject);
    for (const member of shape.members.values()) {
      const having = owners.filter((owner) => Object.hasOwn(owner, member.name));
      const contents = having.map((owner) => owner[member.name] ?? null);
      into(member, member.name, contents, owners.length - having.length);
    }
  } else if (shape.type === 'list') {
    into(shape.element, 'member', values.filter(isArray).flat(), 0);
  } else if (shape.type === 'map') {
    const contents = values.filter(isObject).flatMap((one) => Object.values(one));
    into(shape.value, 'value', contents, 0);
  }
}

/** Addresses recur in every page: made once, they are cheap to look up by. */
const childAddress = rememberText((address) => rememberText((name) => `${address}/${name}`));
