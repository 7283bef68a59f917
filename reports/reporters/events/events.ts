import { lineWriter } from '../../../runners/transcripts/line-writer.ts';
import { boundExchange, sizeOf } from '../../bound-exchange.ts';
import type { CaseFinished, Reporter, RunEvent } from '../../event.ts';

/** Characters of one body or header, and of all of them: endless answers must not fill a disk. */
const longest = 16_384;
const room = 8_000_000;

/** What is left of each once there is no room. */
const shortest = 200;

function isPassed({ verdicts }: CaseFinished): boolean {
  return verdicts.every(({ outcome }) => outcome === 'pass');
}

/** Writes the events as JSON lines while the run goes, so that a run that dies leaves its trace. */
export function eventsReporter({ file }: { readonly file: string }): Reporter {
  const writer = lineWriter(file);
  let left = room;
  const present = (event: RunEvent): RunEvent => {
    if (event.type === 'run-started' || event.type === 'run-finished') return event;
    if (event.type === 'case-finished' && isPassed(event)) {
      return { ...event, exchanges: [] };
    }
    const exchanges = event.exchanges.map((one) =>
      boundExchange(one, left > 0 ? longest : shortest),
    );
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
