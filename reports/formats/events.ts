import type { Exchange } from '../../contracts/wire.ts';
import { lineWriter } from '../../runners/transcripts/line-writer.ts';
import type { Reporter, RunEvent } from '../event.ts';
import { shorten } from './sanitise.ts';

/** Characters of one body or header, and of all of them: endless answers must not fill a disk. */
const longest = 16_384;
const room = 8_000_000;

/** What is left of each once there is no room. */
const shortest = 200;

/** Writes the events as JSON lines while the run goes, so that a run that dies leaves its trace. */
export function eventsReporter({ file }: { readonly file: string }): Reporter {
  const writer = lineWriter(file);
  let left = room;
  const present = (event: RunEvent): RunEvent => {
    if (event.type !== 'case-finished') return event;
    if (event.verdicts.every(({ outcome }) => outcome === 'pass')) {
      return { ...event, exchanges: [] };
    }
    const exchanges = event.exchanges.map((one) => bounded(one, left > 0 ? longest : shortest));
    left -= exchanges.reduce((sum, { request, reply }) => {
      const answer = reply.kind === 'response' ? sizeOf(reply.response) : reply.detail.length;
      return sum + sizeOf(request) + answer;
    }, 0);
    return { ...event, exchanges };
  };
  return {
    name: 'events',
    onEvent: (event) => writer.write(JSON.stringify(present(event))),
    close: () => writer.close(),
  };
}

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function bounded(exchange: Exchange, limit: number): Exchange {
  const { request, reply } = exchange;
  return {
    ...exchange,
    request: boundedMessage(request, limit),
    reply:
      reply.kind === 'response'
        ? { ...reply, response: boundedMessage(reply.response, limit) }
        : { ...reply, detail: cut(reply.detail, limit) },
  };
}

function boundedMessage<T extends Message>(message: T, limit: number): T {
  if (sizeOf(message) <= limit) return message;
  const headers = Object.entries(message.headers).map(([name, value]): [string, string] => [
    cut(name, limit),
    cut(value, Math.min(limit, shortest)),
  ]);
  // Not all of thousands of headers.
  const kept = Object.fromEntries(headers.slice(0, Math.ceil(limit / shortest)));
  return { ...message, headers: kept, body: cut(message.body, limit) };
}

function sizeOf({ headers, body }: Message): number {
  let size = body.length;
  for (const [name, value] of Object.entries(headers)) size += name.length + value.length;
  return size;
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${shorten(text, limit)} (${text.length} characters)`;
}
