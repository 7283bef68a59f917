import type { PactFile } from './pact-file.ts';
import type { PactPlan } from './plan-interactions.ts';

/** What Pact verifies, and which Pact. */
export interface PactSubject {
  readonly plan: PactPlan;
  readonly file: PactFile;
  /** What the file is called, where one was given. */
  readonly fileName?: string;
  /** The file of `@pact-foundation/pact-core`, and its version. */
  readonly core: string;
  readonly coreVersion: string;
  /** The file of the verifier's process, where it is not beside ours. */
  readonly child?: string;
}
