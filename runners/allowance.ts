import type { Share } from './memory-budget.ts';

/** What one case may take of time and memory, counted up as its requests are sent. */
export interface Allowance {
  /** Milliseconds on the wire and between tries, without those of waiting for a turn. */
  spentMs: number;
  readonly mostMs: number;
  /**
   * `hasty`: what does not come in its usual time is given up, for the case is tried again later.
   * `last`: that other time, where each reply is waited for as long as it may take.
   */
  readonly look: 'hasty' | 'only' | 'last';
  /** What its requests and replies are counted on. */
  readonly share?: Share | undefined;
}

/** Milliseconds that a case may take. */
const longestCase = 60_000;

/** A new allowance of one case. */
export function allowCase(look: Allowance['look'], share?: Share): Allowance {
  return { spentMs: 0, mostMs: longestCase, look, share };
}

/** Bytes of memory that the requests and replies of a case may come to. */
const largestCase = 24 * 1024 * 1024;

/** Why no more may be sent for a case, once its time or its memory is used up. */
export function usedUp({ spentMs, mostMs, share }: Allowance): string | undefined {
  if (spentMs >= mostMs) return `the case took more than ${mostMs / 1000} s`;
  const held = share?.held() ?? 0;
  return held < largestCase
    ? undefined
    : 'the answers of the case are too large to be judged together';
}
