import { type HttpHandler, http } from 'msw';
import { answer } from './answer.ts';
import { answerRequest } from './answer-request.ts';
import { type Answer, createAnswer, type EmulatorOptions } from './create-answer.ts';
import { documentedBehaviour } from './documented-behaviour.ts';
import { decodeRequest } from './wire.ts';

export type { HttpHandler } from 'msw';
export type { Auth } from './auth/auth.ts';
export type { EmulatorOptions } from './create-answer.ts';
export { referenceFixture } from './reference-fixture.ts';

/** What handlers are made with. */
export interface HandlerOptions extends EmulatorOptions {
  /**
   * Answers everything that is sent to this URL. By default, what is sent to `ssm.<region>.…` on
   * any port, and requests elsewhere that name AmazonSSM in `X-Amz-Target`.
   */
  readonly baseUrl?: string;
}

/**
 * The reference emulator as handlers of MSW, in Node and in browsers. Requests that are not for it
 * go on to the handlers after it.
 *
 * @example
 * const server = setupServer(...handlers);
 */
export const handlers: HttpHandler[] = handlersOf((request) =>
  answer(documentedBehaviour, decodeRequest(request)),
);

/**
 * The same with a defect, a variant or checked signatures, and a state of its own.
 *
 * @throws RangeError for a name that is in no catalogue.
 * @example
 * const server = setupServer(...(await createHandlers({ defect: 'max-results-clamped' })));
 */
export async function createHandlers(options: HandlerOptions = {}): Promise<HttpHandler[]> {
  return handlersOf(await createAnswer(options), options.baseUrl);
}

function handlersOf(answerOne: Answer, baseUrl?: string): HttpHandler[] {
  const isForUs = baseUrl === undefined ? isForSsm : isBelow(baseUrl);
  return [
    http.all('*', ({ request }) =>
      isForUs(request) ? answerRequest(answerOne, request) : undefined,
    ),
  ];
}

function isForSsm({ url, headers }: Request): boolean {
  return (
    /^ssm(-fips)?\./.test(new URL(url).hostname) ||
    (headers.get('x-amz-target') ?? '').startsWith('AmazonSSM.')
  );
}

function isBelow(baseUrl: string): (request: Request) => boolean {
  const { href } = new URL(baseUrl);
  return ({ url }) => url === href || url.startsWith(href.replace(/\/?$/, '/'));
}
