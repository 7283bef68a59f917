/** Where a seed puts its data. */
export interface Place {
  /** The URL of the target, without a user or password. */
  readonly endpoint: string;
  readonly region: string;
}

/** Loads data into a target before a run, and takes them away after it. */
export interface Seed {
  /** Gives the fixture: what was loaded. @throws UsageError when that did not work. */
  plant(place: Place): Promise<unknown>;
  /**
   * Takes away what `plant` loaded; without a fixture, what one that failed may have left.
   *
   * @throws an error whose message says what went wrong.
   */
  teardown(place: Place, fixture: unknown): Promise<void>;
}

/** Milliseconds that a seed or a teardown may take: what hangs must not hold a pipeline for ever. */
export const seedTimeoutMs = 120_000;
