/** `Request` of the Fetch standard, as a program has it declared. */
export type FetchRequest = typeof globalThis extends { Request: { prototype: infer T } }
  ? T
  : { readonly url: string };

/** `Response` of the Fetch standard. */
export type FetchResponse = typeof globalThis extends { Response: { prototype: infer T } }
  ? T
  : { readonly status: number };
