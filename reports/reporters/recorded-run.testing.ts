import { readFileSync } from 'node:fs';
import type { RunEvent } from '../event.ts';
import { readEvents } from './events/read-events.ts';

/** The text of the events of a run that was recorded once: what tests hold reporters against. */
export const recordedText: string = readFileSync(
  new URL('./events/golden.jsonl', import.meta.url),
  'utf8',
);

/** The same events, read. */
export const recordedRun: readonly RunEvent[] = readEvents(recordedText);
