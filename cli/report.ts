import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../contracts/message-of.ts';
import { UsageError } from '../contracts/usage-error.ts';
import type { Exchange } from '../contracts/wire.ts';
import type { RunEvent } from '../reports/event.ts';
import { rejudge } from '../reports/rejudge.ts';
import { readEvents } from '../reports/reporters/events/read-events.ts';
import { openTranscript } from '../runners/transcripts/read-transcript.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { openReporters } from './open-reporters.ts';
import { byPact, contractFinder } from './rejudge.ts';
import { transcriptName } from './transcript-name.ts';

/** `aws-conformance report FOLDER`: writes further reports of a run; gives the exit code. */
export async function report(argv: readonly string[]): Promise<number> {
  const args = parseArguments('report', argv);
  const [folder] = args.positionals;
  if (folder === undefined) {
    throw new UsageError('report needs a folder.', 'Name the one that a run wrote (its --out).');
  }
  // All is read before anything is written: the events may be written anew.
  const finished = await finishedEvents(folder);
  const events = finished
    ? await withExchanges(args, folder, finished)
    : await judgedEvents(args, folder);
  const reporters = await openReporters(args, { folder, onlyAdds: true });
  for (const event of events) await reporters.onEvent(event);
  await reporters.close?.();
  return reporters.hasFailed() ? 4 : 0;
}

/** The events that a run wrote, when it came to its end. */
async function finishedEvents(folder: string): Promise<readonly RunEvent[] | undefined> {
  const file = join(folder, 'events.jsonl');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UsageError(`${file} cannot be read: ${error.message}.`, 'Mend that, or remove it.');
  });
  if (text === undefined) return undefined;
  try {
    const events = readEvents(text);
    return events.at(-1)?.type === 'run-finished' ? events : undefined;
  } catch (error) {
    throw new UsageError(`${file}: ${messageOf(error)}.`, 'Mend that, or remove it.');
  }
}

/** The events hold exchanges only of cases that did not pass, and long bodies cut: the transcript holds all. */
async function withExchanges(
  args: Arguments,
  folder: string,
  events: readonly RunEvent[],
): Promise<readonly RunEvent[]> {
  const file = join(folder, transcriptName);
  if (!existsSync(file)) return events;
  const { records } = await openTranscript(file, await contractFinder(args));
  const exchangesOf = new Map<string, readonly Exchange[]>();
  for await (const record of records) {
    if (record.type === 'case-run') exchangesOf.set(record.caseId, record.exchanges);
  }
  return events.map((event) => {
    if (event.type === 'run-started' || event.type === 'run-finished') return event;
    const id = event.type === 'case-finished' ? event.caseId : event.verdict.caseId;
    return { ...event, exchanges: exchangesOf.get(id) ?? event.exchanges };
  });
}

async function judgedEvents(args: Arguments, folder: string): Promise<readonly RunEvent[]> {
  const find = await contractFinder(args);
  const { begun, contracts, records } = await openTranscript(join(folder, transcriptName), find);
  const events: RunEvent[] = [];
  await rejudge(contracts, records, {
    ...(begun.target.kind === 'pact' && { judgeCase: await byPact() }),
    onEvent: (event) => events.push(event),
  });
  return events;
}
