import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Exchange } from '../../contracts/wire.ts';
import type { Reporter, RunEvent } from '../event.ts';
import { redactEnd, redactExchange, redactVerdict } from './redact.ts';
import { shorten } from './sanitise.ts';

/** Characters that are held back at most, and milliseconds. */
const bufferSize = 65_536;
const longestDelay = 250;

/** Characters of a response body: endless answers to hundreds of cases must not fill a disk. */
const longestBody = 262_144;

/** Writes the events as JSON lines while the run goes, so that a run that dies leaves its trace. */
export function eventsReporter({ file }: { readonly file: string }): Reporter {
  const writer = createWriter(file);
  return {
    name: 'events',
    onEvent: (event) => writer.write(`${JSON.stringify(presentable(event))}\n`),
    close: () => writer.close(),
  };
}

interface Writer {
  write(text: string): void;
  close(): void;
}

function createWriter(file: string): Writer {
  let descriptor: number | undefined;
  let buffer = '';
  let timer: NodeJS.Timeout | undefined;
  let failure: { readonly error: unknown } | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const text = buffer;
    buffer = '';
    try {
      if (text === '') return;
      descriptor ??= openSync(file, 'w');
      writeFileSync(descriptor, text);
    } catch (error) {
      // Thrown from the timer it would end the process; the next call throws it instead.
      failure ??= { error };
    }
  };
  const check = (): void => {
    if (failure) throw failure.error;
  };
  return {
    write(text) {
      check();
      buffer += text;
      if (buffer.length >= bufferSize) flush();
      else timer ??= setTimeout(flush, longestDelay).unref();
      check();
    },
    close() {
      flush();
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      check();
    },
  };
}

function presentable(event: RunEvent): RunEvent {
  if (event.type === 'run-started') return event;
  if (event.type === 'run-finished') return redactEnd(event);
  if (event.type === 'found-on-the-way') {
    const exchanges = event.exchanges.map((one) => bounded(redactExchange(one)));
    return { ...event, verdict: redactVerdict(event.verdict), exchanges };
  }
  const passed = event.verdicts.every(({ outcome }) => outcome === 'pass');
  return {
    ...event,
    verdicts: event.verdicts.map(redactVerdict),
    exchanges: passed ? [] : event.exchanges.map((one) => bounded(redactExchange(one))),
  };
}

function bounded(exchange: Exchange): Exchange {
  if (exchange.reply.kind !== 'response') return exchange;
  const { response } = exchange.reply;
  const { length } = response.body;
  if (length <= longestBody) return exchange;
  const body = `${shorten(response.body, longestBody)} (${length} characters)`;
  return { ...exchange, reply: { kind: 'response', response: { ...response, body } } };
}
