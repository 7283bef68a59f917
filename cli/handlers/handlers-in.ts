import { UsageError } from '../../contracts/usage-error.ts';
import type { FetchHandler } from '../../runners/handlers/fetch-target.ts';
import { isRequestHandler } from '../../runners/handlers/msw-target.ts';

/** What a module gives to be certified. */
export type Given =
  | { readonly kind: 'fetch'; readonly handler: FetchHandler }
  | { readonly kind: 'msw'; readonly handlers: readonly unknown[] };

/** Names under which it is looked for, in this order. */
const names = ['handlers', 'default', 'app', 'fetch', 'handler'] as const;

/**
 * Finds the handlers of MSW, or the function from requests to responses, among what a module
 * exports. @throws UsageError when there is neither.
 */
export function handlersIn(exported: Readonly<Record<string, unknown>>, file: string): Given {
  for (const name of names) {
    const given = givenBy(exported[name]);
    if (given) return given;
  }
  const all = Object.keys(exported).join(', ') || 'nothing';
  throw new UsageError(
    `${file} exports no handlers: it exports ${all}.`,
    `Export an array of MSW request handlers, or a function from Request to Response, as ${names.slice(0, 2).join(' or ')}.`,
  );
}

function givenBy(value: unknown): Given | undefined {
  if (Array.isArray(value)) {
    const handlers = value.flat(Number.POSITIVE_INFINITY);
    return handlers.some(isRequestHandler) ? { kind: 'msw', handlers } : undefined;
  }
  if (isRequestHandler(value)) return { kind: 'msw', handlers: [value] };
  if (typeof value === 'function') return { kind: 'fetch', handler: (request) => value(request) };
  if (typeof value !== 'object' || value === null || !('fetch' in value)) return undefined;
  const { fetch } = value;
  if (typeof fetch !== 'function') return undefined;
  return { kind: 'fetch', handler: (request) => fetch.call(value, request) };
}
