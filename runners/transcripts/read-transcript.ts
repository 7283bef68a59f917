import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import type { Contract } from '../../contracts/contract.ts';
import { identityOf } from '../../contracts/items-of.ts';
import { isObject } from '../../contracts/json.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import { messageOf } from '../../contracts/message-of.ts';
import { schemaMistake } from '../../contracts/schema-mistake.ts';
import { isUsageError, UsageError } from '../../contracts/usage-error.ts';
import type { Exchange } from '../../contracts/wire.ts';
import type { CaseRun, PlannedPart, RunBegun, RunRecord } from '../run-record.ts';
import { mostReferred } from './body-store.ts';
import transcriptSchema from './transcript.schema.json' with { type: 'json' };
import type {
  BodyReference,
  TranscriptLine,
  WrittenBody,
  WrittenCase,
  WrittenExchange,
  WrittenLearned,
} from './transcript-line.ts';

/** Bytes of one body at most, uncompressed: no run takes longer ones. */
const mostBytes = 64 * 1024 * 1024;

const nothing: Knowledge = { absent: {}, items: new Map() };

/** Gives the contract that a part of the plan was judged by. */
export type FindContract = (part: PlannedPart) => Contract;

/** A transcript as it is read: its first line, its contracts, and all records in their order. */
export interface OpenTranscript {
  readonly begun: RunBegun;
  readonly contracts: readonly Contract[];
  readonly records: AsyncIterable<RunRecord>;
}

/**
 * Opens a transcript. A last line that was not written whole is left out: the run was cut off.
 *
 * @throws UsageError for a file that is none, or that cannot be read.
 */
export async function openTranscript(
  file: string,
  findContract: FindContract,
): Promise<OpenTranscript> {
  const lines = linesOf(file);
  const first = await lines.next();
  const line = first.done ? undefined : first.value;
  if (line?.type !== 'run-begun') {
    throw new UsageError(
      `${file} is not a transcript: its first line does not say what was run.`,
      'Name a folder that aws-conformance run has written.',
    );
  }
  const { transcriptVersion, ...begun } = line;
  if (transcriptVersion !== 1) {
    throw new UsageError(
      `${file} is a transcript of version ${String(transcriptVersion)}.`,
      'Use the version of aws-conformance that wrote it, or a later one.',
    );
  }
  const contracts = begun.plan.map(findContract);
  return { begun, contracts, records: recordsOf(begun, contracts, lines) };
}

async function* recordsOf(
  begun: RunBegun,
  contracts: readonly Contract[],
  lines: AsyncIterable<TranscriptLine>,
): AsyncGenerator<RunRecord> {
  const bodies = new Map<number, WrittenBody>();
  const known = new Map<string, Knowledge>();
  yield begun;
  for await (const line of lines) {
    switch (line.type) {
      case 'body':
        bodies.set(line.id, line);
        bodies.delete(line.id - mostReferred);
        break;
      case 'learned': {
        const contract = contracts.find(({ operation }) => operation === line.operation);
        const knowledge = contract ? knowledgeOf(contract, line.knowledge) : nothing;
        known.set(line.operation, knowledge);
        yield { ...line, knowledge };
        break;
      }
      case 'case-run':
        yield caseOf(line, known.get(line.operation) ?? nothing, bodies);
        break;
      case 'operation-ended':
      case 'run-ended':
        yield line;
        break;
    }
  }
}

function knowledgeOf(
  contract: Contract,
  { items, ...others }: WrittenLearned['knowledge'],
): Knowledge {
  const byIdentity = items.map((item) => [identityOf(contract, item), item] as const);
  return { ...others, items: new Map(byIdentity) };
}

async function* linesOf(file: string): AsyncGenerator<TranscriptLine> {
  const input = createReadStream(file, 'utf8');
  let number = 0;
  let broken: number | undefined;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      // Only the last line may be broken, by whatever ended the run.
      if (broken !== undefined) throw notALine(file, broken);
      const line = lineIn(text);
      if (line === undefined) broken = number;
      else if (isLine(line)) yield line;
      else throw notALine(file, number, whyNoLine(line));
    }
  } catch (error) {
    if (isUsageError(error)) throw error;
    throw new UsageError(
      `The transcript ${file} cannot be read: ${messageOf(error)}.`,
      'Name a folder that aws-conformance run has written.',
    );
  }
}

function notALine(file: string, number: number, why = ''): UsageError {
  return new UsageError(
    `${file}:${number} is no line of a transcript${why}.`,
    'The file was changed or damaged; run again.',
  );
}

/** The schema of each type of line alone: of several forms, none would be named. */
const schemas = new Map(
  transcriptSchema.oneOf.map(({ $ref }) => {
    const type = $ref.slice('#/$defs/'.length);
    return [type, { $ref, $defs: transcriptSchema.$defs }];
  }),
);

/** Why a value is no line of a transcript, after its number; undefined when it is one. */
function whyNoLine(value: unknown): string | undefined {
  const type = isObject(value) ? value['type'] : undefined;
  const schema = typeof type === 'string' ? schemas.get(type) : undefined;
  if (!schema) return '';
  // Another version has another schema: which one it is, is said first.
  if (type === 'run-begun' && isObject(value) && value['transcriptVersion'] !== 1) return undefined;
  const mistake = schemaMistake(schema, value);
  return mistake && `: ${[mistake.path.join('/'), mistake.said].join(' ').trim()}`;
}

function isLine(value: unknown): value is TranscriptLine {
  return whyNoLine(value) === undefined;
}

function lineIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Bodies = ReadonlyMap<number, WrittenBody>;

function caseOf(line: WrittenCase, knowledge: Knowledge, bodies: Bodies): CaseRun {
  const exchanges: Exchange[] = [];
  for (const written of line.exchanges) {
    const exchange = exchangeOf(written, bodies);
    if (exchange) exchanges.push(exchange);
  }
  if (exchanges.length === line.exchanges.length) return { ...line, knowledge, exchanges };
  return { ...line, knowledge, exchanges: [], ended: { outcome: 'skipped', reason: wasCut } };
}

const wasCut = 'a body of it was too long to be kept, so that it cannot be judged again';

function exchangeOf(written: WrittenExchange, bodies: Bodies): Exchange | undefined {
  const { request, reply } = written;
  const sent = bodyOf(request.body, bodies);
  if (sent === undefined) return undefined;
  const asked = { ...request, body: sent };
  if (reply.kind === 'no-response') return { ...written, request: asked, reply };
  const body = bodyOf(reply.response.body, bodies);
  if (body === undefined) return undefined;
  return { ...written, request: asked, reply: { ...reply, response: { ...reply.response, body } } };
}

function bodyOf(reference: BodyReference, bodies: Bodies): string | undefined {
  if (typeof reference === 'string') return reference;
  const found = 'ref' in reference ? bodies.get(reference.ref) : undefined;
  if (found?.gzip === undefined) return found?.text;
  const bytes = Buffer.from(found.gzip, 'base64');
  return gunzipSync(bytes, { maxOutputLength: mostBytes }).toString('utf8');
}
