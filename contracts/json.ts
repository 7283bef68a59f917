/** Any value that JSON text can hold. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

/** A JSON object, as opposed to the other five JSON types. */
export type JsonObject = Readonly<Record<string, Json>>;

/** True for a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a JSON array; `Array.isArray` alone would widen the elements to `any`. */
export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The JSON type of a value in RFC 8259's words, for messages. */
export function jsonTypeOf(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  return typeof value;
}

/** A string as it is, and any other value as JSON text, for messages. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : jsonText(value);
}

/** A value as JSON text; `…` for one that is nested too deeply to be written. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'absent';
  } catch {
    return '…';
  }
}

/** The text parsed as JSON, or undefined when it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
