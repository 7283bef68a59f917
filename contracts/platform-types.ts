// Types of the platform, by way of its global values: a program that has them declared, by the DOM
// or by @types/node, gets its own; one that has neither can still use the rest of the library.

/** `Request` of the Fetch standard. */
export type FetchRequest = typeof globalThis extends { Request: { prototype: infer T } }
  ? T
  : { readonly url: string; readonly method: string; text(): Promise<string> };

/** `Response` of the Fetch standard. */
export type FetchResponse = typeof globalThis extends { Response: { prototype: infer T } }
  ? T
  : { readonly status: number; text(): Promise<string> };

/** `AbortSignal`. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer T } }
  ? T
  : { readonly aborted: boolean };

/** `URL`. */
export type Url = typeof globalThis extends { URL: { prototype: infer T } }
  ? T
  : { readonly href: string; readonly host: string; readonly pathname: string };
