import { replacing, type Variant } from '../catalogue-entry.ts';
import type { Members, ServiceRequest, ServiceResponse } from '../wire.ts';

/** Another form for the members of a result. */
export function output(
  name: string,
  title: string,
  allowedBy: string,
  change: (result: Members) => Members,
): Variant {
  return {
    name,
    title,
    allowedBy,
    change: replacing(({ renderOutput }) => ({
      renderOutput: (items, page, input) => change(renderOutput(items, page, input)),
    })),
  };
}

/** Another form for items. */
export function item(
  name: string,
  title: string,
  allowedBy: string,
  change: (found: Members) => Members,
): Variant {
  return {
    name,
    title,
    allowedBy,
    change: replacing(({ renderItem }) => ({
      renderItem: (found, ids, position) => change(renderItem(found, ids, position)),
    })),
  };
}

/** The last touch to every answer. */
export function sending(
  name: string,
  title: string,
  allowedBy: string,
  change: (response: ServiceResponse, request: ServiceRequest) => ServiceResponse,
): Variant {
  return {
    name,
    title,
    allowedBy,
    change: replacing(({ send }) => ({
      send: (response, request) => change(send(response, request), request),
    })),
  };
}

/** The members without some of them. */
export function omit(found: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(found).filter(([name]) => !names.includes(name)));
}
