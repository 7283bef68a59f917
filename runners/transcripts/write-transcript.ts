import type { Exchange } from '../../contracts/wire.ts';
import type { RunRecord } from '../run-record.ts';
import { type BodyStore, bodyStore } from './body-store.ts';
import { lineWriter } from './line-writer.ts';
import type { TranscriptLine, WrittenExchange } from './transcript-line.ts';

/** Characters of bodies that a transcript holds, and for each case more than a thousand of them. */
const room = 12_000_000;
const roomForCase = 12_000;

/** Writes the records of a run to `transcript.jsonl` while it goes. */
export interface TranscriptWriter {
  take(record: RunRecord): void;
  close(): void;
  /** How many bodies were cut: cases with one of them cannot be judged again. */
  cut(): number;
}

/** Opens the file with the first record. What it is given must hold no secret any more. */
export function writeTranscript(file: string): TranscriptWriter {
  const writer = lineWriter(file);
  const write = (line: TranscriptLine): number => {
    const text = JSON.stringify(line);
    writer.write(text);
    return text.length;
  };
  let bodies: BodyStore | undefined;
  return {
    take(record) {
      if (record.type === 'run-begun') {
        bodies = bodyStore(Math.max(room, record.caseSet.size * roomForCase), write);
        write({ ...record, transcriptVersion: 1 });
      } else if (record.type === 'learned') {
        const { items, ...others } = record.knowledge;
        write({ ...record, knowledge: { ...others, items: [...items.values()] } });
      } else if (record.type === 'case-run') {
        const { knowledge: _, exchanges, ...others } = record;
        write({ ...others, exchanges: exchanges.map((one) => written(one, bodies)) });
      } else {
        write(record);
      }
    },
    close: () => writer.close(),
    cut: () => bodies?.cut() ?? 0,
  };
}

function written(exchange: Exchange, bodies: BodyStore | undefined): WrittenExchange {
  const refer = (body: string) => bodies?.refer(body) ?? body;
  const { request, reply } = exchange;
  return {
    ...exchange,
    request: { ...request, body: refer(request.body) },
    reply:
      reply.kind === 'response'
        ? { ...reply, response: { ...reply.response, body: refer(reply.response.body) } }
        : reply,
  };
}
