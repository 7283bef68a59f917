import type { JsonObject } from './json.ts';

/** What is known to be in the target, so that an answer about it can be judged. */
export interface Knowledge {
  /** A known-good input: the resource members of the fixture. Absent without a fixture. */
  readonly input?: JsonObject;
  /** A second, existing value of each resource member that does not go with the others. */
  readonly foreign?: JsonObject;
  /** Well-formed values per input member that no target can hold or have given out. */
  readonly absent: Readonly<Record<string, string>>;
  /** The items that the fixture's input was seen to have, by identity. */
  readonly items: ReadonlyMap<string, JsonObject>;
  /** How far a walk came that was given up because its pages go on and on; absent when none did. */
  readonly unending?: { readonly pages: number; readonly items: number };
}
