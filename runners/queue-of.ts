/** What is still to be done: what comes from outside, after what was put back. */
export interface Queue<T> {
  next(): T | undefined;
  putBack(one: T): void;
  /** How many were put back, and not taken again. */
  putBackCount(): number;
  isEmpty(): boolean;
}

/** A queue of what is given, none of which is asked for before it is needed. */
export function queueOf<T>(given: Iterable<T>): Queue<T> {
  const fresh = given[Symbol.iterator]();
  const again: T[] = [];
  let ahead: IteratorResult<T> | undefined;
  const look = (): IteratorResult<T> => {
    ahead ??= fresh.next();
    return ahead;
  };
  return {
    next: () => {
      if (again.length > 0) return again.shift();
      const { done, value } = look();
      if (done) return undefined;
      ahead = undefined;
      return value;
    },
    putBack: (one) => {
      again.push(one);
    },
    putBackCount: () => again.length,
    isEmpty: () => again.length === 0 && look().done === true,
  };
}
