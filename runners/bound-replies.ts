import type { AnswerBounds } from '../contracts/answers/answer-bounds.ts';
import { scanAnswer } from '../contracts/answers/scan-answer.ts';
import type { Reply, WireResponse } from '../contracts/wire.ts';
import { boundHeaders } from './bound-headers.ts';
import type { Target } from './target.ts';
import { tooLarge } from './too-large.ts';

/** Characters of what is said of a reply that is none. */
const longestDetail = 4_000;

/**
 * A target whose replies are bounded, whatever it sends: an answer that is larger than any
 * conforming one could be is itself the finding, and neither kept nor parsed.
 */
export function boundReplies(target: Target, bounds: AnswerBounds): Target {
  return {
    ...target,
    send: async (request, sending) => boundReply(await target.send(request, sending), bounds),
  };
}

function boundReply(reply: Reply, bounds: AnswerBounds): Reply {
  if (reply.kind === 'no-response') {
    if (reply.detail.length <= longestDetail) return reply;
    return { ...reply, detail: Buffer.from(reply.detail.slice(0, longestDetail)).toString() };
  }
  const { response } = reply;
  const what = excessOf(response, bounds);
  if (what !== undefined) return tooLarge({ what, parts: [response.body] });
  const headers = boundHeaders(response.headers);
  return headers === response.headers ? reply : { ...reply, response: { ...response, headers } };
}

/** In words, what a response has more of than any conforming one; undefined for one that is fine. */
function excessOf({ body }: WireResponse, bounds: AnswerBounds): string | undefined {
  const bytes = bytesOf(body, bounds.bytes);
  if (bytes > bounds.bytes) return `a response of ${bytes} bytes, where ${bounds.bytes} are plenty`;
  // Neither can be exceeded without as many characters; to look for those costs next to nothing.
  if (body.length <= bounds.values && !hasOpenings(body, bounds.depth)) return undefined;
  const { depth, values } = scanAnswer(body);
  if (depth > bounds.depth) {
    return `a response of ${bytes} bytes, nested ${depth} deep, where ${bounds.depth} are plenty`;
  }
  if (values > bounds.values) {
    return `a response of ${bytes} bytes with ${values} values, where ${bounds.values} are plenty`;
  }
  return undefined;
}

/** Bytes of a text in UTF-8; of one that is certainly short enough, its characters. */
function bytesOf(text: string, most: number): number {
  return text.length * 3 <= most ? text.length : Buffer.byteLength(text);
}

/** True when more arrays and objects than so many begin in a text, if all brackets are such. */
function hasOpenings(text: string, most: number): boolean {
  let count = 0;
  for (const opening of ['{', '[']) {
    for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + 1)) {
      count += 1;
      if (count > most) return true;
    }
  }
  return false;
}
