/** What to do about a proxy that wants credentials. */
export const proxyCredentialsAdvice =
  'put USER:PASSWORD@ before its host in HTTPS_PROXY or HTTP_PROXY';

/** A proxy that was asked for a connection to the target, and gave none. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** The HTTP status of its answer. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}
