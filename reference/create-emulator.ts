import { answerRequest } from './answer-request.ts';
import { type Answer, createAnswer, type EmulatorOptions } from './create-answer.ts';
import type { FetchRequest, FetchResponse } from './fetch-types.ts';

/** An emulator in this process; it can be called as well, which is the same as `answer`. */
export interface Emulator extends Answer {
  /** The direct way: no sockets, no waiting; `transport` says what HTTP would do. */
  readonly answer: Answer;
  /** The way of the Fetch standard. @throws TypeError where HTTP would break the connection. */
  readonly fetch: (request: FetchRequest) => Promise<FetchResponse>;
}

/** Makes an emulator of the documented behaviour, or with a defect or variant. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const answer = await createAnswer(options);
  const fetch = (request: Request) => fetchFrom(answer, request);
  return Object.assign((request: Parameters<Answer>[0]) => answer(request), { answer, fetch });
}

/** A promise of `fetch` is rejected where nothing was answered. */
async function fetchFrom(answer: Answer, request: Request): Promise<Response> {
  const response = await answerRequest(answer, request);
  if (response.type === 'error') throw new TypeError('fetch failed');
  return response;
}
