/**
 * A pure function of an object that computes each result once and keeps it as long as the object
 * lives. For two arguments, remember a function that gives a remembering function.
 */
export function remember<K extends object, R>(compute: (key: K) => R): (key: K) => R {
  const results = new WeakMap<K, { readonly result: R }>();
  return (key) => {
    const known = results.get(key);
    if (known) return known.result;
    const result = compute(key);
    results.set(key, { result });
    return result;
  };
}

/** The same for a function of a text; its results are kept as long as the function lives. */
export function rememberText<R>(compute: (text: string) => R): (text: string) => R {
  const results = new Map<string, { readonly result: R }>();
  return (text) => {
    const known = results.get(text);
    if (known) return known.result;
    const result = compute(text);
    results.set(text, { result });
    return result;
  };
}
