import type { ProtocolName } from './protocols/protocol-name.ts';
import type { FilterSemantics, ItemSemantics } from './semantics.ts';
import type { Bounds, StructureShape } from './shape.ts';

/** How binding a constraint is: only `must` decides the outcome of a run. */
export type Level = 'must' | 'should' | 'may';

/** Where a constraint is said, so that a reader can check it. */
export interface Source {
  readonly kind: 'documentation' | 'model' | 'protocol' | 'observation' | 'inference';
  readonly title: string;
  readonly url: string;
  /** For an observation: when, and of which service. */
  readonly observed?: string;
}

/** What a constraint demands, in a form that generators can take apart. */
export type Rule =
  | { readonly kind: 'required' }
  | { readonly kind: 'type'; readonly type: string }
  | ({ readonly kind: 'length' } & Bounds)
  | ({ readonly kind: 'range' } & Bounds)
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** Said in words by `claim`, and judged by the code that names its address. */
  | { readonly kind: 'promise' };

/** One thing that the documentation, the model or the protocol says of every exchange. */
export interface Constraint {
  /** `<service>/<operation>/<address>`: the name that reports, baselines and diffs rely on. */
  readonly id: string;
  /** The id within the operation, for example `request/MaxResults/range`. */
  readonly address: string;
  readonly level: Level;
  readonly rule: Rule;
  /** The rule as one sentence. */
  readonly claim: string;
  readonly source: Source;
}

/** An error that the operation declares. */
export interface DeclaredError {
  readonly name: string;
  /** HTTP statuses that it may have: those of the protocol, and of the `httpError` trait. */
  readonly statuses: readonly number[];
  /** Members of the error's body. */
  readonly shape: StructureShape;
}

/** Member names of Smithy's `paginated` trait; `items` is a dotted path. */
export interface Pagination {
  readonly inputToken: string;
  readonly outputToken: string;
  readonly items: readonly string[];
  readonly pageSize?: string;
}

/** One read-only operation on the way to a known-good input, with its own contract. */
export interface DiscoveryStep {
  readonly contract: Contract;
  /** Names found before that go into its input. */
  readonly takes: readonly string[];
  /** Names that each of its items gives, with the item's member that holds the value. */
  readonly gives: ReadonlyMap<string, string>;
}

/** Everything promised about one operation: the oracle that judges every exchange with it. */
export interface Contract {
  /** The endpoint prefix, for example `ssm`. */
  readonly service: string;
  readonly operation: string;
  readonly protocol: ProtocolName;
  /** The name of the service's shape, which some protocols put on the wire. */
  readonly serviceShape: string;
  /** The service name in a SigV4 credential scope. */
  readonly signingName: string;
  readonly input: StructureShape;
  readonly output: StructureShape;
  readonly errors: readonly DeclaredError[];
  readonly pagination?: Pagination;
  readonly items: ItemSemantics;
  /** Input members that name a resource, with the error that an unknown one gets. */
  readonly resources: ReadonlyMap<string, string>;
  readonly filters?: FilterSemantics;
  /** The way to a known-good input; empty when none is known. */
  readonly discovery: readonly DiscoveryStep[];
  /** Names of members that the model calls sensitive, of this operation and of all others. */
  readonly sensitive: ReadonlySet<string>;
  readonly constraints: readonly Constraint[];
  /** The same constraints by address. */
  readonly byAddress: ReadonlyMap<string, Constraint>;
}
