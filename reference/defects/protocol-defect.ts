import { type Defect, replacing } from '../catalogue-entry.ts';
import type { Members, ServiceRequest, ServiceResponse } from '../wire.ts';

type Dispatch = (request: ServiceRequest) => string;
type Parse = (body: string) => Members;

/** The last touch to an answer. */
export type Send = (response: ServiceResponse, request: ServiceRequest) => ServiceResponse;

/** A defect in what requests are claimed. */
export function dispatching(
  name: string,
  title: string,
  broken: string,
  change: (request: ServiceRequest, dispatch: Dispatch) => string,
): Defect {
  return {
    name,
    title,
    breaks: [broken],
    change: replacing(({ dispatch }) => ({ dispatch: (request) => change(request, dispatch) })),
  };
}

/** A defect in how bodies are read. */
export function parsing(
  name: string,
  title: string,
  breaks: readonly string[],
  change: (body: string, parse: Parse) => Members,
): Defect {
  return {
    name,
    title,
    breaks,
    change: replacing(({ parse }) => ({ parse: (body) => change(body, parse) })),
  };
}

/** A defect in how answers are sent. */
export function sending(
  name: string,
  title: string,
  breaks: readonly string[],
  change: Send,
): Defect {
  return {
    name,
    title,
    breaks,
    change: replacing(({ send }) => ({
      send: (response, request) => change(send(response, request), request),
    })),
  };
}

/** The same for successful answers alone. */
export function succeeding(change: (response: ServiceResponse) => ServiceResponse): Send {
  return (response) => (response.status === 200 ? change(response) : response);
}

/** The result of an attempt, or another value where it throws. */
export function orElse<T>(attempt: () => T, otherwise: T): T {
  try {
    return attempt();
  } catch {
    return otherwise;
  }
}
