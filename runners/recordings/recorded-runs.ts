import { isRefusedAccess, isThrottled, transienceOf } from '../../contracts/answers/transient.ts';
import type { Contract } from '../../contracts/contract.ts';
import { contractDigest } from '../../contracts/contract-digest.ts';
import { idOf } from '../../contracts/ids.ts';
import { nextToken } from '../../contracts/items-of.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import {
  inspectRequest,
  operationIn,
  protocolOf,
  readAnswer,
} from '../../contracts/protocols/protocols.ts';
import { requestKey, withoutToken } from '../../contracts/requests/request-key.ts';
import type { Exchange } from '../../contracts/wire.ts';
import type { CaseRun } from '../run-record.ts';
import type { RecordedEntry } from './read-har.ts';

/** The exchanges of one operation in a recording, as cases: one for each chain of pages. */
export interface RecordedOperation {
  readonly contract: Contract;
  readonly knowledge: Knowledge;
  readonly runs: readonly CaseRun[];
}

/** What a recording holds. */
export interface Recording {
  readonly operations: readonly RecordedOperation[];
  /** Entries that cannot be judged, each with the reason. */
  readonly left: readonly string[];
  /** Operations that no contract was given for, each with how often it came. */
  readonly unknown: ReadonlyMap<string, number>;
  /** Entries that are no request of AWS's. */
  readonly others: number;
}

/** Sorts the entries of a recording by the operations that there are contracts for. */
export function sortRecording(
  entries: readonly RecordedEntry[],
  contracts: readonly Contract[],
): Recording {
  const byName = new Map(contracts.map((one) => [nameOnTheWire(one), one]));
  const exchanges = new Map<Contract, (readonly [RecordedEntry, Exchange])[]>();
  const left: string[] = [];
  const unknown = new Map<string, number>();
  let others = 0;
  for (const entry of entries) {
    const name = operationIn(entry.request);
    const contract = name ? byName.get(name) : undefined;
    if (!name) others += 1;
    else if (!contract) unknown.set(name, (unknown.get(name) ?? 0) + 1);
    else {
      const exchange = exchangeOf(contract, entry);
      if (typeof exchange === 'string') left.push(`Entry ${entry.number}: ${exchange}.`);
      else exchanges.set(contract, [...(exchanges.get(contract) ?? []), [entry, exchange]]);
    }
  }
  const operations = [...exchanges].map(([contract, of]) => operationOf(contract, of));
  return { operations, left, unknown, others };
}

function nameOnTheWire(contract: Contract): string {
  return operationIn(protocolOf(contract).encode(contract, {})) ?? contract.operation;
}

/** An exchange that can be judged; else why it cannot: what passes, and who asks, is no finding. */
function exchangeOf(
  contract: Contract,
  { request, response, incomplete, sentAt, durationMs }: RecordedEntry,
): Exchange | string {
  if (incomplete !== undefined || !response) return incomplete ?? 'no answer was recorded';
  const reply = { kind: 'response', response } as const;
  const answer = readAnswer(contract, reply);
  if (isThrottled(answer)) return 'it was throttled';
  if (isRefusedAccess(answer)) return 'access was refused';
  if (transienceOf(answer) !== 'lasting') return `HTTP ${response.status}, which may pass`;
  return { request, reply, attempts: 1, sentAt, durationMs };
}

function operationOf(
  contract: Contract,
  recorded: readonly (readonly [RecordedEntry, Exchange])[],
): RecordedOperation {
  const chains: { readonly first: RecordedEntry; readonly exchanges: Exchange[]; next: string }[] =
    [];
  for (const [entry, exchange] of recorded) {
    const answer = readAnswer(contract, exchange.reply);
    const body = answer.kind === 'result' ? answer.body : {};
    const next = keyOf(contract, exchange, nextToken(contract, body));
    const own = keyOf(contract, exchange, tokenIn(contract, exchange));
    const chain = own === '' ? undefined : chains.findLast((one) => one.next === own);
    if (chain) {
      chain.exchanges.push(exchange);
      chain.next = next;
    } else chains.push({ first: entry, exchanges: [exchange], next });
  }
  // What was there before an exchange is not known: items may have changed between two of them.
  const knowledge: Knowledge = { absent: {}, items: new Map() };
  const runs = chains.map(({ first, exchanges }) => runOf(contract, first, exchanges, knowledge));
  return { contract, knowledge, runs };
}

/** What joins a page to the one before it: the token, and the request that it was given out for. */
function keyOf(contract: Contract, { request }: Exchange, token: string | undefined): string {
  if (token === undefined) return '';
  const { members = {} } = inspectRequest(contract)(request);
  return `${token}\n${requestKey(contract, withoutToken(contract, members))}`;
}

function tokenIn(contract: Contract, { request }: Exchange): string | undefined {
  const { members = {} } = inspectRequest(contract)(request);
  const token = members[contract.pagination?.inputToken ?? ''];
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function runOf(
  contract: Contract,
  { number, url }: RecordedEntry,
  exchanges: readonly Exchange[],
  knowledge: Knowledge,
): CaseRun {
  const pages = exchanges.length > 1 ? ` and ${exchanges.length - 1} pages after it` : '';
  return {
    type: 'case-run',
    ...{ operation: contract.operation, suite: 'recorded', covers: [], recorded: true },
    ...{ caseId: idOf(contract, `recorded/entry-${number}`), exchanges, knowledge },
    title: `entry ${number}${pages}, sent to ${URL.canParse(url) ? new URL(url).host : url}`,
  };
}

/** What a contract is held to, as the run's record has it. */
export function contractOf(contract: Contract): {
  readonly digest: string;
  readonly signatures: false;
} {
  return { digest: contractDigest(contract), signatures: false };
}
