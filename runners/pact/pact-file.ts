import type { Json } from '../../contracts/json.ts';

/** A Pact file of specification 4, as far as we write it. */
export interface PactFile {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly PactInteraction[];
  readonly metadata: {
    readonly pactSpecification: { readonly version: '4.0' };
    readonly awsConformance: OwnMetadata;
  };
}

/** What we say in a file of our own, beside what Pact reads. */
interface OwnMetadata {
  /** Of this part of the file, and of how interactions are written. */
  readonly formatVersion: 1;
  readonly toolVersion: string;
  readonly service: string;
  readonly operation: string;
  /** Over what each constraint demands, and at which level. */
  readonly contract: string;
  /** Cases that Pact cannot carry, each with the reason. */
  readonly notCarried: readonly { readonly case: string; readonly reason: string }[];
  /** Binding constraints of which no interaction says anything. */
  readonly notDemanded: readonly string[];
}

/** One request and what its answer must be like. */
export interface PactInteraction {
  readonly type: 'Synchronous/HTTP';
  /** The id of the case, or one that begins with it. */
  readonly key: string;
  /** Unique in the file: the results of Pact are told apart by it. */
  readonly description: string;
  readonly comments: { readonly text: readonly string[] };
  readonly providerStates?: readonly { readonly name: string }[];
  readonly request: PactRequest;
  readonly response: PactResponse;
}

type Headers = Readonly<Record<string, readonly string[]>>;

export interface PactBody {
  readonly contentType: string;
  readonly encoded: false;
  readonly content: Json;
}

export interface PactRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body?: PactBody;
  readonly generators?: {
    readonly body: Readonly<Record<string, ValueOfState>>;
  };
}

/** Puts a value of the provider state where the example stands. */
export interface ValueOfState {
  readonly type: 'ProviderState';
  readonly expression: string;
  readonly dataType: 'STRING';
}

export interface PactResponse {
  readonly status: number;
  readonly headers?: Headers;
  readonly body?: PactBody;
  readonly matchingRules?: {
    readonly status?: Rules;
    readonly header?: Rules;
    readonly body?: Rules;
  };
}

/** Matching rules by the path, or the name, of what they speak of. */
export type Rules = Readonly<Record<string, RuleList>>;

export interface RuleList {
  readonly combine: 'AND' | 'OR';
  readonly matchers: readonly Matcher[];
}

export type Matcher =
  | { readonly match: 'type'; readonly min?: number; readonly max?: number }
  | { readonly match: 'values' | 'number' | 'null' }
  | { readonly match: 'regex'; readonly regex: string }
  | { readonly match: 'include'; readonly value: string }
  | { readonly match: 'statusCode'; readonly status: readonly number[] | 'clientError' };
