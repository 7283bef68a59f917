/** What is needed of a client of the AWS SDK for JavaScript v3, whatever its service. */
export interface SdkClient {
  send(command: SdkCommand): Promise<Readonly<Record<string, unknown>>>;
  destroy(): void;
  readonly middlewareStack: MiddlewareStack;
}

/** A command that takes middleware of its own. */
interface SdkCommand {
  readonly middlewareStack: MiddlewareStack;
}

/** The part of a middleware stack that is used: the innermost place, where a request goes out. */
interface MiddlewareStack {
  add(
    middleware: () => SendRequest,
    place: { readonly step: string; readonly priority: string },
  ): void;
}

/** Sends a finished request, and gives the response that the client then reads. */
type SendRequest = (sent: {
  readonly request: SdkRequest;
}) => Promise<{ readonly response: SdkResponse }>;

/** A request as a client has put it together, signed. */
export interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Settings of a client; its credentials are made up, for requests are signed when they go out. */
export interface SdkSettings {
  readonly region: string;
  readonly endpoint: string;
  readonly maxAttempts: 1;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

type Pages = AsyncIterable<Readonly<Record<string, unknown>>>;

/** A client package that has been found and loaded. */
export interface SdkPackage {
  readonly name: string;
  readonly version: string;
  openClient(): SdkClient;
  command(members: object): SdkCommand;
  /** Absent for an operation without pages. */
  readonly paginate?: (
    config: { readonly client: SdkClient; readonly stopOnSameToken: true },
    members: object,
  ) => Pages;
  /** The class of an exception of the service, by the name of the error. */
  exception(name: string): (abstract new (...args: never[]) => Error) | undefined;
}
