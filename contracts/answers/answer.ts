import type { Json, JsonObject } from '../json.ts';
import type { Fault, WireResponse } from '../wire.ts';

/** A reply as a protocol reads it; results and errors are members, the same in all protocols. */
export type Answer =
  | { readonly kind: 'result'; readonly response: WireResponse; readonly body: JsonObject }
  | ErrorAnswer
  /** A success or redirect status without what a result is. */
  | { readonly kind: 'unreadable'; readonly response: WireResponse }
  | { readonly kind: 'none'; readonly fault: Fault; readonly detail: string };

/** An error answer; `types` are the names it gives, sanitised, in the order clients look. */
export interface ErrorAnswer {
  readonly kind: 'error';
  readonly response: WireResponse;
  readonly types: readonly string[];
  /** The members of the error; undefined when its body cannot be read. */
  readonly body: Json | undefined;
}

/** An answer of which there is a response. */
export type Answered = Exclude<Answer, { readonly kind: 'none' }>;
