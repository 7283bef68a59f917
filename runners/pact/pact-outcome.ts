/** What Pact's verifier made of one exchange. */
export interface PactOutcome {
  /** Index into the exchanges of the case. */
  readonly exchange: number;
  /** `error` where there was nothing to compare: no answer came. */
  readonly result: 'ok' | 'mismatch' | 'error';
  /** Where the answer is not as demanded, in a few words each: `status`, `body at $.__type`. */
  readonly places: readonly string[];
  /** Addresses of the constraints that Pact held the answer to. */
  readonly demands: readonly string[];
}
