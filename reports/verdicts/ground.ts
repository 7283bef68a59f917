import { refusalsOf } from '../../contracts/answers/expected-answer.ts';
import { itemsOf } from '../../contracts/answers/items-of.ts';
import type { Answer, ErrorAnswer } from '../../contracts/answers/read-answer.ts';
import { isRefusedAccess, isThrottled } from '../../contracts/answers/transient.ts';
import type { Contract } from '../../contracts/contract.ts';
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
    unread: [...controls, ...grounds].flatMap((read) => unreadBy(contract, read, covers)),
  };
}

function isDecided(answer: Answer): boolean {
  return answer.kind !== 'none' && !isThrottled(answer) && !isRefusedAccess(answer);
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

/** What the answer to a request shows of the member that the case is about. */
function unreadBy(contract: Contract, read: ReadExchange, covers: readonly string[]): Unread[] {
  const { filters, pagination } = contract;
  const { answer, analysis } = read;
  const members = analysis.members ?? {};
  const [own = ''] = covers;
  if (answer.kind !== 'result') return [];
  const shows = (name: string | undefined, because: string, holds: () => boolean): Unread[] => {
    const prefix = `request/${name}/`;
    if (name === undefined || !own.startsWith(prefix) || members[name] === undefined) return [];
    return holds() ? [] : [{ prefix, because }];
  };
  const onPage = (address: string) => () =>
    judgePage(contract, answer.body, members, read.sentAt).every(
      (finding) => finding.address !== address || finding.outcome !== 'fail',
    );
  const matching = `request/${filters?.member}/matching`;
  const isUnknown = analysis.binding.some(({ fault }) => fault === 'unknown-token');
  const isEmpty = () => (itemsOf(contract, answer.body) ?? []).length === 0;
  return [
    ...shows(filters?.member, matching, onPage(matching)),
    ...shows(pagination?.pageSize, 'paging/page-size', onPage('paging/page-size')),
    ...(isUnknown ? shows(pagination?.inputToken, 'paging/unknown-token', isEmpty) : []),
  ];
}
