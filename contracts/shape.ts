/** Inclusive bounds of a Smithy `length` or `range` trait. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** What a Smithy model says of one value; bounds of strings are Unicode code points. */
export type Shape =
  | StringShape
  | NumberShape
  | ListShape
  | MapShape
  | StructureShape
  | { readonly type: 'boolean' | 'blob' | 'document' }
  | { readonly type: 'timestamp'; readonly format: TimestampFormat };

/** Smithy's `timestampFormat`; awsJson uses epoch-seconds unless a trait says otherwise. */
export type TimestampFormat = 'epoch-seconds' | 'date-time' | 'http-date';

export interface StringShape {
  readonly type: 'string';
  readonly length?: Bounds;
  readonly pattern?: string;
  readonly values?: readonly string[];
}

export interface NumberShape {
  readonly type: 'integer' | 'float';
  /** Bits of an integer shape: byte 8, short 16, integer and intEnum 32, long 64. */
  readonly bits?: 8 | 16 | 32 | 64;
  readonly range?: Bounds;
}

export interface ListShape {
  readonly type: 'list';
  readonly length?: Bounds;
  readonly sparse: boolean;
  readonly element: Member;
}

export interface MapShape {
  readonly type: 'map';
  readonly length?: Bounds;
  readonly key: Member;
  readonly value: Member;
}

export interface StructureShape {
  readonly type: 'structure' | 'union';
  /** By name, in the order of the model. Shapes can be recursive: follow with care. */
  readonly members: ReadonlyMap<string, Member>;
  readonly origin: string;
}

/** A member of a structure, or the element, key or value of a collection. */
export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly sensitive: boolean;
  readonly shape: Shape;
  /** The traits of the member over those of its target, by absolute shape id. */
  readonly traits: Readonly<Record<string, unknown>>;
}
