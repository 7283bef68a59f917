/** Memory that is shared by all cases that are being run. */
export interface MemoryBudget {
  open(): Share;
}

/** What one case holds of it. */
export interface Share {
  take(bytes: number): void;
  give(bytes: number): void;
  held(): number;
  /** True once the others need the memory: what is held is to be dropped, and tried again later. */
  isEvicted(): boolean;
  close(): void;
}

/**
 * Bytes of memory for each byte of a body: it is read as bytes, kept as text, and parsed; text
 * alone may need two of them.
 */
export const memoryPerByte = 4;

/**
 * Shares memory: once it is used up, all but the first who opened a share have to drop theirs.
 * Nobody waits for anybody, so that nobody can wait for ever.
 */
export function memoryBudget(most: number): MemoryBudget {
  const shares = new Map<Share, () => void>();
  let used = 0;
  const evictOthers = (): void => {
    const [, ...others] = shares.values();
    for (const evict of others) evict();
  };
  return {
    open() {
      let own = 0;
      let isEvicted = false;
      const count = (bytes: number): void => {
        own += bytes;
        used += bytes;
      };
      const share: Share = {
        take: (bytes) => {
          count(bytes);
          if (used > most) evictOthers();
        },
        give: (bytes) => count(-bytes),
        held: () => own,
        isEvicted: () => isEvicted,
        close: () => {
          if (shares.delete(share)) count(-own);
        },
      };
      shares.set(share, () => {
        isEvicted = true;
      });
      return share;
    },
  };
}
