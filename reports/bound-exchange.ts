import { copyText } from '../contracts/copy-text.ts';
import type { Exchange } from '../contracts/wire.ts';

/** Characters of headers beside a body that is cut. */
const longestHeader = 200;

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * An exchange with no more than so many characters of each message: what a target sends must not
 * decide how much is kept and written. The end of a text that is cut says how long it was.
 */
export function boundExchange(exchange: Exchange, limit: number): Exchange {
  const { request, reply } = exchange;
  const [sent, answered] = [boundMessage(request, limit), boundReply(reply, limit)];
  if (sent === request && answered === reply) return exchange;
  return { ...exchange, request: sent, reply: answered, shortened: true };
}

function boundReply(reply: Exchange['reply'], limit: number): Exchange['reply'] {
  if (reply.kind === 'no-response') {
    return reply.detail.length <= limit ? reply : { ...reply, detail: cut(reply.detail, limit) };
  }
  const response = boundMessage(reply.response, limit);
  return response === reply.response ? reply : { ...reply, response };
}

function boundMessage<T extends Message>(message: T, limit: number): T {
  if (sizeOf(message) <= limit) return message;
  const most = Math.min(limit, longestHeader);
  // Not all of thousands of headers.
  const headers = Object.entries(message.headers)
    .slice(0, Math.ceil(limit / most))
    .map(([name, value]) => [cut(name, most), cut(value, most)]);
  return { ...message, headers: Object.fromEntries(headers), body: cut(message.body, limit) };
}

/** The characters of headers and body of a message. */
export function sizeOf({ headers, body }: Message): number {
  let size = body.length;
  for (const [name, value] of Object.entries(headers)) size += name.length + value.length;
  return size;
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const beginning = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${copyText(beginning)}… (${text.length} characters)`;
}
