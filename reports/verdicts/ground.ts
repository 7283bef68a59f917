import type { Answer, ErrorAnswer } from '../../contracts/answers/answer.ts';
import { refusalsOf } from '../../contracts/answers/expected-answer.ts';
import { isRefusedAccess, isThrottled } from '../../contracts/answers/transient.ts';
import type { Contract } from '../../contracts/contract.ts';
import { identityOf, itemsOf } from '../../contracts/items-of.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { judgePage } from './judge-page.ts';
import { matchedKind } from './match-error.ts';
import type { ReadExchange } from './read-exchange.ts';

/** What a case stands on: what its controls show, and what the target does in any case. */
export interface Ground {
  /** What became of the requests without the fault; `none` where there is no such request. */
  readonly control: 'served' | 'refused' | 'none';
  /** What a control was refused with, or answered with in a form that cannot be read. */
  readonly refusal?: Answer;
  /** The result that a control got. */
  readonly result?: ResultAnswer;
  /** What ids of nothing that exists are refused with. */
  readonly unknownIds?: ErrorAnswer;
  /** What a number out of range is refused with, where its ids are known. */
  readonly outOfRange?: ErrorAnswer;
  /** What the body `{}` is answered with. */
  readonly emptyObject?: Answer;
  /** Members that the target does not act on. */
  readonly unread: readonly Unread[];
}

type ResultAnswer = Extract<Answer, { readonly kind: 'result' }>;

interface Unread {
  /** How the addresses of the member begin. */
  readonly prefix: string;
  /** The address of the constraint that shows it. */
  readonly because: string;
}

/** Reads what the controls of a case, and the requests that it compares with, show. */
export function groundOf(
  contract: Contract,
  reads: readonly ReadExchange[],
  covers: readonly string[],
): Ground {
  const controls = reads.filter(({ role, answer }) => role === 'control' && isDecided(answer));
  const grounds = reads.filter(({ role, answer }) => role === 'ground' && isDecided(answer));
  const refusal = controls.find((control) => !isServed(contract, control))?.answer;
  const result = controls.map(({ answer }) => answer).find(isResult);
  const unknownIds = grounds.find(isForUnknownIds)?.answer;
  const outOfRange = grounds.find(isOutOfRange)?.answer;
  const emptyObject = grounds.find(isEmptyObject)?.answer;
  return {
    control: refusal ? 'refused' : controls.length > 0 ? 'served' : 'none',
    ...(refusal && { refusal }),
    ...(result && { result }),
    ...(unknownIds?.kind === 'error' && { unknownIds }),
    ...(outOfRange?.kind === 'error' && { outOfRange }),
    ...(emptyObject && { emptyObject }),
    unread: unreadBy(contract, [...controls, ...grounds], covers),
  };
}

function isDecided(answer: Answer): boolean {
  if (answer.kind !== 'error') return answer.kind !== 'none';
  return !isThrottled(answer) && !isRefusedAccess(answer);
}

function isResult(answer: Answer): answer is ResultAnswer {
  return answer.kind === 'result';
}

/** A request whose ids nobody knows may find nothing: it came past all that is checked before. */
function isServed(contract: Contract, { answer, analysis }: ReadExchange): boolean {
  if (answer.kind !== 'error') return answer.kind === 'result';
  return matchedKind(contract, refusalsOf(analysis.lenient), answer) !== undefined;
}

function isForUnknownIds({ analysis }: ReadExchange): boolean {
  return analysis.binding.some(({ fault }) => fault === 'unknown-id');
}

function isOutOfRange({ analysis }: ReadExchange): boolean {
  return analysis.binding.some(({ address }) => address.endsWith('/range'));
}

function isEmptyObject({ analysis: { members } }: ReadExchange): boolean {
  return members !== undefined && Object.keys(members).length === 0;
}

/** What the requests before the last one show of the member that the case is about. */
function unreadBy(
  contract: Contract,
  reads: readonly ReadExchange[],
  [about = '']: readonly string[],
): Unread[] {
  const { filters, pagination } = contract;
  const name = about.startsWith('request/') ? about.split('/')[1] : undefined;
  if (name === undefined) return [];
  const shows = (because: string): Unread[] => {
    const isUnread = reads.some((read) => isWithoutEffect(contract, reads, read, name, because));
    return isUnread ? [{ prefix: `request/${name}/`, because }] : [];
  };
  if (name === filters?.member) return shows(`request/${name}/matching`);
  if (name === pagination?.pageSize) return shows('paging/page-size');
  return name === pagination?.inputToken ? shows('paging/unknown-token') : [];
}

/** True for a request that is answered like the plain one, where that breaks a constraint. */
function isWithoutEffect(
  contract: Contract,
  reads: readonly ReadExchange[],
  read: ReadExchange,
  name: string,
  because: string,
): boolean {
  const { answer, analysis, sentAt } = read;
  const members = analysis.members ?? {};
  if (answer.kind !== 'result' || members[name] === undefined) return false;
  const plain = reads.map((one) => one.answer).find(isResult);
  if (!plain || !isSamePage(contract, plain, answer, members, name)) return false;
  // A token that was never given out and starts the list again is broken by that alone.
  if (analysis.binding.some(({ fault }) => fault === 'unknown-token')) return true;
  return judgePage(contract, answer.body, members, sentAt).some(
    ({ address, outcome }) => address === because && outcome === 'fail',
  );
}

/** True for the items of the plain answer, or as many of them as a page size lets through. */
function isSamePage(
  contract: Contract,
  plain: ResultAnswer,
  answer: ResultAnswer,
  members: JsonObject,
  name: string,
): boolean {
  const identities = ({ body }: ResultAnswer) =>
    (itemsOf(contract, body) ?? []).map((item) => identityOf(contract, item));
  const all = new Set(identities(plain));
  const shown = identities(answer);
  const pageSize = contract.pagination?.pageSize;
  const size = pageSize === undefined || pageSize === name ? undefined : members[pageSize];
  const due = Math.min(all.size, typeof size === 'number' ? size : all.size);
  return due > 0 && shown.length === due && shown.every((identity) => all.has(identity));
}
