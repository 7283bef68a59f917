import type { Answer } from '../../contracts/answers/read-answer.ts';
import { isRefusedAccess, isThrottled } from '../../contracts/answers/transient.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { Fault } from '../../contracts/wire.ts';
import type { Transcript } from '../../runners/transcript.ts';
import type { Verdict } from '../verdict.ts';
import { type Finding, fail, inconclusive, pass } from './finding.ts';
import { judgeAcceptance } from './judge-acceptance.ts';
import { judgeConsistency } from './judge-consistency.ts';
import { judgeEnvelopeOnly, judgeHeaders } from './judge-headers.ts';
import { judgeLosses } from './judge-losses.ts';
import { judgePage } from './judge-page.ts';
import { judgeRefusal } from './judge-refusal.ts';
import { judgeRepeatedToken } from './judge-repeated-token.ts';
import { judgeState } from './judge-state.ts';
import { judgeWalks } from './judge-walks.ts';
import { endedVerdicts, mergeFindings } from './merge-findings.ts';
import { type ReadExchange, readExchanges } from './read-exchange.ts';
import { findWalks } from './walks.ts';

/**
 * Says which constraints of the contract hold in a transcript: one verdict for each constraint
 * that it exercised, and one for each that it was meant to exercise. Pure: the same transcript
 * always gives the same verdicts.
 */
export function judge(contract: Contract, transcript: Transcript): Verdict[] {
  if (transcript.ended && transcript.ended.outcome !== 'inconclusive') {
    return endedVerdicts(contract, transcript);
  }
  const { knowledge, covers } = transcript;
  const reads = readExchanges(contract, transcript);
  const walks = findWalks(
    contract,
    reads.filter(({ isNew }) => isNew),
  );
  return mergeFindings(contract, transcript, [
    ...reads.flatMap((read) => [
      judgeExchange(contract, transcript, read),
      judgeResult(contract, transcript, read),
    ]),
    judgeWalks(contract, walks, knowledge),
    judgeState(contract, walks, knowledge),
    judgeRepeatedToken(contract, reads),
    judgeConsistency(contract, reads, covers),
    judgeLosses(transcript.losses),
  ]);
}

function judgeExchange(contract: Contract, transcript: Transcript, read: ReadExchange): Finding[] {
  const { analysis, answer, index } = read;
  const addressed = [...analysis.binding, ...analysis.lenient].map(({ address }) => address);
  const aims = [...new Set([...addressed, ...transcript.covers])];
  if (answer.kind === 'none') {
    return [
      ...aims.map((address) => inconclusive(address, `no answer: ${answer.detail}`, index)),
      ...judgeSilence(read, answer),
    ];
  }
  const otherMethod = analysis.binding.some(({ fault }) => fault === 'not-ours');
  const aboutSigning = transcript.exchanges[index]?.request.signing !== undefined;
  const access = !aboutSigning && isRefusedAccess(answer);
  if (!otherMethod && (isThrottled(answer) || access)) {
    const reason = isThrottled(answer)
      ? 'throttled to the end: a lower --rate may get through'
      : 'access was refused: it needs credentials that may do this';
    return aims.map((address) => inconclusive(address, reason, index));
  }
  const answered = otherMethod ? [] : [pass('protocol/answered', index)];
  const judged =
    analysis.binding.length > 0
      ? judgeRefusal(contract, read)
      : judgeAcceptance(contract, read, transcript.covers);
  return [...answered, ...judged, ...judgeForm(contract, read)];
}

/** What holds of an answer to whatever request: its headers and its envelope. */
function judgeForm(contract: Contract, read: ReadExchange): Finding[] {
  const { analysis, answer, isNew } = read;
  if (!isNew) return [];
  const faults = [...analysis.binding, ...analysis.lenient].map(({ fault }) => fault);
  if (faults.includes('not-ours') || faults.includes('media-type')) return [];
  // A gateway in front of the service may be the one that refuses a body for its size.
  if (faults.includes('big-body') && answer.kind === 'error') return [];
  if (faults.includes('target')) return judgeEnvelopeOnly(contract, read);
  return judgeHeaders(contract, read);
}

/** What holds of the result that a valid request got. */
function judgeResult(
  contract: Contract,
  { exchanges, covers }: Transcript,
  { analysis, answer, index, isNew }: ReadExchange,
): readonly Finding[] {
  if (answer.kind !== 'result' || analysis.binding.length > 0) return [];
  const aims = covers.filter((address) => address.startsWith('response/'));
  if (!isNew && aims.length === 0) return [];
  if (analysis.lenient.some(({ fault }) => fault === 'media-type')) return [];
  const sentAt = exchanges[index]?.sentAt ?? 0;
  const all = judgePage(contract, answer.body, analysis.members ?? {}, sentAt);
  // A token may go on with the request that it was given out for, whatever filters come with it.
  const isForeign = analysis.lenient.some(({ address }) => address === 'paging/foreign-token');
  const matching = `request/${contract.filters?.member ?? ''}/matching`;
  const isDue = (address: string) =>
    (isNew || aims.includes(address)) && !(isForeign && address === matching);
  const page = isNew && !isForeign ? all : all.filter(({ address }) => isDue(address));
  // A pass needs no exchange to point at, and nearly all are passes.
  if (page.every(({ outcome }) => outcome === 'pass')) return page;
  return page.map((finding) =>
    finding.outcome === 'pass' ? finding : { ...finding, exchange: index },
  );
}

/** Faults that say nothing of how a request is answered. */
const notTheAnswers: ReadonlySet<Fault> = new Set(['stopped', 'unreachable', 'unusable']);

function judgeSilence(
  { analysis, index }: ReadExchange,
  answer: Extract<Answer, { readonly kind: 'none' }>,
): Finding[] {
  const faults = [...analysis.binding, ...analysis.lenient].map(({ fault }) => fault);
  const isLarge = analysis.lenient.some(({ address }) => address === 'protocol/large-body');
  // A server may close the connection on what it will not read: another method, a huge body.
  const excused = faults.includes('not-ours') || (isLarge && answer.fault === 'reset');
  if (excused || notTheAnswers.has(answer.fault)) return [];
  return [fail('protocol/answered', 'a whole HTTP response', answer.detail, index)];
}
