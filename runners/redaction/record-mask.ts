import type { Contract } from '../../contracts/contract.ts';
import { identityOf } from '../../contracts/items-of.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { isObject, parseJson } from '../../contracts/json.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import { remember } from '../../contracts/remember.ts';
import type { ClientMistake, Exchange, Reply, WireRequest } from '../../contracts/wire.ts';
import type { Fixture } from '../fixture.ts';
import type { PactOutcome } from '../pact/pact-outcome.ts';
import type { CaseRun, Learned, OperationEnded, RunEnded, RunRecord } from '../run-record.ts';
import { bodyMask } from './mask-body.ts';
import type { MaskText } from './mask-kind.ts';
import { redactText } from './redact-text.ts';

/** Headers whose value is a secret, whatever it looks like. */
const secretHeaders = new Set([
  'authorization',
  'x-amz-security-token',
  'proxy-authorization',
  'cookie',
  'set-cookie',
]);

/**
 * Makes what stands between the runner and everything that judges, writes or prints: no secret
 * comes past it. What nothing is masked in stays the same object.
 */
export function recordMask(contracts: readonly Contract[]): (record: RunRecord) => RunRecord {
  const masks = new Map(contracts.map((one) => [one.operation, operationMask(one)]));
  return (record) => {
    if (record.type === 'run-begun') return record;
    if (record.type === 'run-ended') return maskEnd(record);
    const mask = masks.get(record.operation);
    if (!mask) throw new Error(`The run has no contract of ${record.operation}.`);
    return mask(record);
  };
}

function maskEnd(record: RunEnded): RunEnded {
  const { notes, endedEarly } = record;
  return {
    ...record,
    notes: notes.map(redactText),
    ...(endedEarly !== undefined && { endedEarly: redactText(endedEarly) }),
  };
}

/** The records that are about one operation. */
type OfOperation = Learned | CaseRun | OperationEnded;

function operationMask(contract: Contract): (record: OfOperation) => OfOperation {
  const mask = bodyMask(contract);
  const request = remember((one: WireRequest) => masked(one, mask));
  const reply = remember((one: Reply) => maskReply(one, mask));
  const knowledge = remember((one: Knowledge) => maskKnowledge(contract, one, mask));
  const exchange = (one: Exchange): Exchange => ({
    ...one,
    request: request(one.request),
    reply: reply(one.reply),
    ...(one.client && { client: { mistakes: one.client.mistakes.map(maskMistake) } }),
    ...(one.earlier && {
      earlier: one.earlier.map((before) => ({ ...before, reply: reply(before.reply) })),
    }),
  });
  return (record) => {
    switch (record.type) {
      case 'learned':
        return {
          ...record,
          knowledge: knowledge(record.knowledge),
          discovery: record.discovery.map(redactText),
          ...(record.fixture && { fixture: maskFixture(record.fixture, mask) }),
        };
      case 'case-run':
        return {
          ...record,
          knowledge: knowledge(record.knowledge),
          exchanges: record.exchanges.map(exchange),
          ...(record.pact && { pact: record.pact.map(maskOutcome) }),
          ...(record.ended && {
            ended: { ...record.ended, reason: redactText(record.ended.reason) },
          }),
        };
      case 'operation-ended': {
        const { obstacle } = record;
        if (!obstacle) return record;
        return { ...record, obstacle: { ...obstacle, exchange: exchange(obstacle.exchange) } };
      }
    }
  };
}

/** Names of members that an answer has may be of the target's own making. */
function maskOutcome(outcome: PactOutcome): PactOutcome {
  return { ...outcome, places: outcome.places.map(redactText) };
}

/** It may quote what the target sent. */
function maskMistake({ address, expected, actual }: ClientMistake): ClientMistake {
  return { address, expected: redactText(expected), actual: redactText(actual) };
}

function maskReply(reply: Reply, mask: MaskText): Reply {
  if (reply.kind === 'no-response') return { ...reply, detail: redactText(reply.detail) };
  const response = masked(reply.response, mask);
  return response === reply.response ? reply : { ...reply, response };
}

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function masked<T extends Message>(message: T, mask: MaskText): T {
  const body = mask(message.body);
  const headers = maskHeaders(message.headers, mask);
  return body === message.body && headers === message.headers
    ? message
    : { ...message, headers, body };
}

/** The others as well: a server may repeat in one what it was sent in another. */
function maskHeaders(headers: Message['headers'], mask: MaskText): Message['headers'] {
  let changed = false;
  const shown = Object.entries(headers).map(([name, value]) => {
    const safe = secretHeaders.has(name.toLowerCase()) ? '***' : mask(value);
    changed ||= safe !== value;
    return [name, safe] as const;
  });
  return changed ? Object.fromEntries(shown) : headers;
}

function maskKnowledge(
  contract: Contract,
  { input, foreign, absent, items, unending }: Knowledge,
  mask: MaskText,
): Knowledge {
  return {
    absent,
    items: new Map(
      [...items.values()].map((item) => {
        const shown = maskObject(item, mask);
        return [identityOf(contract, shown), shown];
      }),
    ),
    ...(input && { input: maskObject(input, mask) }),
    ...(foreign && { foreign: maskObject(foreign, mask) }),
    ...(unending && { unending }),
  };
}

function maskFixture({ input, foreign }: Fixture, mask: MaskText): Fixture {
  return { input: maskObject(input, mask), ...(foreign && { foreign: maskObject(foreign, mask) }) };
}

/** Through its text, so that a value is masked as it is in an answer. */
function maskObject(object: JsonObject, mask: MaskText): JsonObject {
  const text = JSON.stringify(object);
  const shown = mask(text);
  if (shown === text) return object;
  const value = parseJson(shown);
  return isObject(value) ? value : {};
}
