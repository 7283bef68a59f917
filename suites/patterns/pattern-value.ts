/** A value for a pattern, under a stable kebab-case name that says what is special about it. */
export interface PatternValue {
  readonly name: string;
  readonly value: string;
}
