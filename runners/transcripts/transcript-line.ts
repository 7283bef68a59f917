import type { JsonObject } from '../../contracts/json.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import type { Exchange, Reply, WireRequest, WireResponse } from '../../contracts/wire.ts';
import type { CaseRun, Learned, OperationEnded, RunBegun, RunEnded } from '../run-record.ts';

/** One line of `transcript.jsonl`: a record of the run, or a body that records refer to. */
export type TranscriptLine =
  | (RunBegun & { readonly transcriptVersion: 1 })
  | WrittenLearned
  | WrittenBody
  | WrittenCase
  | OperationEnded
  | RunEnded;

/** Items stand as a list: their identities are in them. */
export interface WrittenLearned extends Omit<Learned, 'knowledge'> {
  readonly knowledge: Omit<Knowledge, 'items'> & { readonly items: readonly JsonObject[] };
}

/** A body that is long, or comes again; compressed where that makes it shorter. */
export interface WrittenBody {
  readonly type: 'body';
  readonly id: number;
  readonly text?: string;
  /** The text in UTF-8, by gzip and base64. */
  readonly gzip?: string;
}

/** A body in a record: the text itself, the id of a line before, or what is left of one that was cut. */
export type BodyReference =
  | string
  | { readonly ref: number }
  | { readonly beginning: string; readonly length: number; readonly sha256: string };

/** Of what the runner knows, all but what the line before the first case says. */
export interface WrittenCase extends Omit<CaseRun, 'exchanges' | 'knowledge'> {
  readonly exchanges: readonly WrittenExchange[];
}

export interface WrittenExchange extends Omit<Exchange, 'request' | 'reply'> {
  readonly request: WithReference<WireRequest>;
  readonly reply:
    | Exclude<Reply, { readonly kind: 'response' }>
    | { readonly kind: 'response'; readonly response: WithReference<WireResponse> };
}

type WithReference<T extends { readonly body: string }> = Omit<T, 'body'> & {
  readonly body: BodyReference;
};
