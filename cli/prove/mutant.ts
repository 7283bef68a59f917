/** One emulator that the case set is tried on: a defect, a variant, or the plain reference. */
export interface Mutant {
  readonly kind: 'plain' | 'defect' | 'variant';
  readonly name: string;
  /** True for one that checks signatures: the signature suite is then what is run. */
  readonly auth?: boolean;
}

/** What the case set made of one emulator. */
export interface MutantResult extends Mutant {
  readonly outcome: string;
  /** Why it ended so, when that is not `conformant`. */
  readonly reason?: string;
  /** Addresses of the constraints that are broken, with the cases that met that. */
  readonly failed: Readonly<Record<string, readonly string[]>>;
  /** Addresses of binding constraints that are left open, and for no failure that is listed. */
  readonly open: readonly string[];
  /** Cases in which the harness itself failed. */
  readonly errors: readonly string[];
}
