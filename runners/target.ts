import type { Reply, WireRequest } from '../contracts/wire.ts';

/** Anything that takes a wire request and gives a reply; it never throws for what a peer does. */
export interface Target {
  readonly kind: 'http' | 'in-process' | 'pact';
  /** What a report calls it: the endpoint URL, or a name. */
  readonly endpoint: string;
  /** The URL of the proxy that requests go through, without its password. */
  readonly proxy?: string;
  /** Gets other credentials to sign with, where that is possible; false when there are none. */
  renew?(): Promise<boolean>;
  send(request: WireRequest): Promise<Reply>;
  close(): Promise<void>;
}
