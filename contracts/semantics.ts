import type { Member } from './shape.ts';

/** What a list of filters means, from the trait `aws.conformance#filters`. */
export interface FilterSemantics {
  /** The input member that holds the list of filters. */
  readonly member: string;
  /** Names of the two members of each filter. */
  readonly key: string;
  readonly values: string;
  readonly keys: readonly FilterKey[];
}

/** One documented filter key. */
export interface FilterKey {
  readonly name: string;
  /** The member of each returned item that it selects on. */
  readonly selects: string;
  /** The documented values, in the order of the page. */
  readonly accepted: readonly string[];
  /** Values of that member that the page does not list as filter values. */
  readonly undocumented: readonly string[];
}

/** What the items of a result are, from the paginated trait and the traits of their members. */
export interface ItemSemantics {
  /** The member names that lead to the list of items. */
  readonly path: readonly string[];
  /** The address of an item in a response. */
  readonly address: string;
  /** The members of one item; none when items are not structures. */
  readonly members: readonly Member[];
  /** The members that are the item's own, and not an id of the request, whose case may change. */
  readonly own: readonly Member[];
  /** The member with the trait `aws.conformance#identity`. */
  readonly identity?: string;
  /** The member that holds an item's state, and the states that it does not leave. */
  readonly final?: { readonly member: string; readonly values: ReadonlySet<unknown> };
}
