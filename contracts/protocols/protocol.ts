import type { Answer, Answered } from '../answers/answer.ts';
import type { Draft } from '../constraints/draft.ts';
import type { Contract } from '../contract.ts';
import type { ErrorForm, ErrorKind } from '../error-kind.ts';
import type { JsonObject } from '../json.ts';
import type { Violation } from '../requests/faults.ts';
import type { TimestampFormat } from '../shape.ts';
import type { Reply, WireRequest } from '../wire.ts';
import type { ProtocolName } from './protocol-name.ts';

/** An operation that no service has. */
export const noSuchOperation = 'DescribeNoSuchThing';

/** What a protocol needs to know of an operation to put it on the wire: its name, and its members. */
export type Addressed = Pick<Contract, 'serviceShape' | 'operation' | 'input'>;

/** What a protocol needs to know of an operation to read its replies: some put members into headers. */
export type Answering = Pick<Contract, 'output' | 'errors'>;

/**
 * The only place that knows the wire. Everything above it works on members: a JSON-like tree that is
 * the same in all protocols.
 */
export interface Protocol {
  readonly name: ProtocolName;
  /** The trait by which a service says that it speaks it. */
  readonly trait: string;
  /** Headers, besides those of HTTP, that a reply is read by. */
  readonly headersRead: readonly string[];
  /** The form of a timestamp whose model does not say which. */
  readonly timestamps: TimestampFormat;
  /** A well-formed request of an operation with these members. */
  encode(operation: Addressed, members: JsonObject): WireRequest;
  /** A request that is well-formed but for its body, which is sent as it is. */
  encodeText(operation: Addressed, body: string): WireRequest;
  /** The same with one member more, a number that is written as in `text`: `1e1`, for example. */
  encodeNumber(operation: Addressed, members: JsonObject, name: string, text: string): WireRequest;
  /** What a reply to an operation says; pure, and never throws for what a target sent. */
  decode(operation: Answering, reply: Reply): Answer;
  /** What is wrong with a request, envelope and body; its members, where they can be read. */
  inspect(contract: Contract, request: WireRequest): Inspection;
  /** The name of the operation that a request is for, as the wire has it; for people. */
  operationIn(request: WireRequest): string | undefined;
  /** What the protocol itself promises of every operation. */
  promises(): Draft[];
  /** The requests that try those promises: data, of which cases are made. */
  probes(contract: Contract): Probe[];
  /** Faults of the protocol by which the errors of every operation are tried. */
  errorProbes(contract: Contract): ErrorProbe[];
  /** How the form of an answer stands to the promises on it. */
  checkForm(answer: Answered): FormCheck[];
  /** The HTTP status of an error that an operation declares, by whose fault it is. */
  errorStatus(fault: 'client' | 'server'): number;
  /** How the errors that every operation can give are recognised. */
  errorForm(kind: Exclude<ErrorKind, 'not-found'>): ErrorForm;
}

/** A request as the protocol reads it. */
export interface Inspection {
  readonly violations: readonly Violation[];
  /** Absent when there are none to be read. */
  readonly members?: JsonObject;
}

/** Makes a request out of valid members. */
export type MakeProbe = (base: JsonObject) => WireRequest;

/** One thing to try of the protocol; its name and first address are the id of the case. */
export interface Probe {
  readonly name: string;
  readonly title: string;
  /** Addresses of what it is about. */
  readonly covers: readonly string[];
  /** A refused one breaks the first address; an accepted one must get past validation. */
  readonly kind: 'accepted' | 'refused';
  /** True when an answer with items is needed to judge it. */
  readonly needsFixture?: true;
  readonly request: MakeProbe;
}

/** A fault of the protocol that an error is tried by. */
export interface ErrorProbe {
  readonly name: string;
  readonly error: ErrorKind;
  /** The address that the request breaks. */
  readonly breaks: string;
  /** Addresses of what else the answer shows. */
  readonly shows: readonly string[];
  readonly request: MakeProbe;
}

/** Whether an answer keeps one promise on its form; what was expected and what came, if not. */
export type FormCheck =
  | { readonly address: string; readonly holds: true }
  | {
      readonly address: string;
      readonly holds: false;
      readonly expected: string;
      /** In words; `body` is quoted by whoever shows it. */
      readonly actual: string;
    };
