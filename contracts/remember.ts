/**
 * A pure function of an object that computes each result once and keeps it as long as the object
 * lives. For two arguments, remember a function that gives a remembering function.
 */
export function remember<K extends object, R>(compute: (key: K) => R): (key: K) => R {
  return keptIn(new WeakMap<K, Kept<R>>(), compute);
}

/** The same for a function of a text; its results are kept as long as the function lives. */
export function rememberText<T extends string, R>(compute: (text: T) => R): (text: T) => R {
  return keptIn(new Map<T, Kept<R>>(), compute);
}

/** A result, which may be undefined. */
interface Kept<R> {
  readonly result: R;
}

interface Store<K, R> {
  get(key: K): Kept<R> | undefined;
  set(key: K, kept: Kept<R>): unknown;
}

function keptIn<K, R>(results: Store<K, R>, compute: (key: K) => R): (key: K) => R {
  return (key) => {
    const known = results.get(key);
    if (known) return known.result;
    const result = compute(key);
    results.set(key, { result });
    return result;
  };
}
