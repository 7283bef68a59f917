import type { Auth } from './auth/auth.ts';
import type { Check, Refuse } from './checks/check.ts';
import type { Invocation } from './invocation.ts';
import type { ServiceError } from './service-error.ts';
import type { Members, ServiceRequest, ServiceResponse } from './wire.ts';

/** One page of a list, with the token for the next one when there is one. */
export interface Page<Item = Invocation> {
  readonly items: readonly Item[];
  readonly token?: string;
}

/** The ids that a request asks for, beside each invocation that answers it. */
interface Ids {
  readonly WindowExecutionId: string;
  readonly TaskExecutionId: string;
}

/**
 * How the operation behaves, as small functions in the order in which a request meets them. A
 * defect or a variant replaces one or two of them. They throw ServiceError to refuse.
 */
export interface Behaviour {
  /** The name of the operation that a request is for. */
  readonly dispatch: (request: ServiceRequest) => string;
  /** The members of the body. */
  readonly parse: (body: string) => Members;
  /** Refuses what is not signed as it should be; called only where signatures are asked for. */
  readonly authenticate: (request: ServiceRequest, auth: Auth) => void;
  /** What the checks and everything after them get to see. */
  readonly read: (input: Members) => Members;
  readonly checks: readonly Check[];
  /** Throws the error for the problems that the checks of one kind have found. */
  readonly refuse: Refuse;
  readonly find: (input: Members) => readonly Invocation[];
  readonly filter: (items: readonly Invocation[], input: Members) => readonly Invocation[];
  readonly page: (items: readonly Invocation[], input: Members) => Page;
  readonly renderItem: (item: Invocation, ids: Ids, position: number) => Members;
  readonly renderOutput: (items: readonly Members[], page: Page, input: Members) => Members;
  readonly renderError: (error: ServiceError, request: ServiceRequest) => ServiceResponse;
  /** The last touch to every answer. */
  readonly send: (response: ServiceResponse, request: ServiceRequest) => ServiceResponse;
}

/** A change from one behaviour to another; called once for each emulator, so it may count calls. */
export type Change = (behaviour: Behaviour) => Behaviour;
