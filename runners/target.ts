import type { Reply, WireRequest } from '../contracts/wire.ts';
import type { Share } from './memory-budget.ts';

/** How one request is sent. */
interface Sending {
  /** Milliseconds for which its reply is waited for, where that is less than the target would. */
  readonly timeoutMs?: number;
  /** Called as it goes out: it may have had to wait for its turn. */
  readonly onSent?: () => void;
  /** What its reply is counted on while it is read; without one, nothing else is under way. */
  readonly share?: Share | undefined;
}

/** Anything that takes a wire request and gives a reply; it never throws for what a peer does. */
export interface Target {
  readonly kind: 'http' | 'in-process' | 'pact' | 'sdk';
  /**
   * `wire`, as by default, takes any HTTP request. `members` has a client that writes its requests
   * itself: it takes what the client can say, and answers `not-carried` to everything else.
   */
  readonly accepts?: 'wire' | 'members';
  /** What a report calls it: the endpoint URL, or a name. */
  readonly endpoint: string;
  /** Milliseconds for which a reply is waited for; absent for a target that has no such bound. */
  readonly timeoutMs?: number;
  /** The URL of the proxy that requests go through, without its password. */
  readonly proxy?: string;
  /** Gets other credentials to sign with, where that is possible; false when there are none. */
  renew?(): Promise<boolean>;
  send(request: WireRequest, sending?: Sending): Promise<Reply>;
  close(): Promise<void>;
}
