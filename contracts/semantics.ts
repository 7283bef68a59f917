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
