import type { Answer } from '../../contracts/answers/answer.ts';
import { isRefusedAccess, isThrottled } from '../../contracts/answers/transient.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { TransportFault } from '../../contracts/wire.ts';
import type { Transcript } from '../../runners/transcript.ts';
import type { Verdict } from '../verdict.ts';
import { type Finding, fail, inconclusive, pass } from './finding.ts';
import { type Ground, groundOf } from './ground.ts';
import { judgeAcceptance } from './judge-acceptance.ts';
import { judgeClient } from './judge-client.ts';
import { judgeConsistency } from './judge-consistency.ts';
import { judgeControl } from './judge-control.ts';
import { judgeForm } from './judge-form.ts';
import { judgeLosses } from './judge-losses.ts';
import { judgePage } from './judge-page.ts';
import { judgeRefusal } from './judge-refusal.ts';
import { judgeRepeatedToken } from './judge-repeated-token.ts';
import { judgeState } from './judge-state.ts';
import { judgeWalks } from './judge-walks.ts';
import { endedVerdicts, mergeFindings } from './merge-findings.ts';
import { type ReadExchange, readExchanges } from './read-exchange.ts';
import { findWalks } from './walks.ts';
import { brokenPage, dependOn } from './what-depends.ts';

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
  const ground = groundOf(contract, reads, covers);
  const pages = reads.map((read) => judgeResult(contract, transcript, read));
  const compared = [
    ...judgeWalks(contract, walks, knowledge),
    ...judgeState(contract, walks, knowledge),
    ...judgeRepeatedToken(contract, reads),
  ];
  const onTheWire = [
    ...reads.map((read) => judgeExchange(contract, transcript, read, ground)),
    ...pages,
    dependOn(brokenPage(contract, pages), compared),
    judgeConsistency(contract, reads, covers),
    judgeLosses(transcript.losses),
  ];
  return mergeFindings(contract, transcript, [
    ...onTheWire,
    judgeClient(contract, transcript, reads, onTheWire.flat()),
  ]);
}

function judgeExchange(
  contract: Contract,
  transcript: Transcript,
  read: ReadExchange,
  ground: Ground,
): Finding[] {
  const { analysis, answer, index, isNew, role } = read;
  // What it shows of the target is judged in a case of its own, or by the case that sent it.
  if (role === 'ground' || (role === 'control' && !isNew && answer.kind === 'result')) return [];
  const addressed = [...analysis.binding, ...analysis.lenient].map(({ address }) => address);
  const aims = [...new Set([...addressed, ...transcript.covers])];
  if (answer.kind === 'none') {
    return judgeSilence(read, answer, aims);
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
  return [
    ...answered,
    ...judgeAnswer(contract, transcript, read, ground),
    ...judgeForm(contract, read, ground),
  ];
}

function judgeAnswer(
  contract: Contract,
  { covers, knowledge }: Transcript,
  read: ReadExchange,
  ground: Ground,
): Finding[] {
  if (read.role === 'control') return judgeControl(contract, read, covers, ground);
  return read.analysis.binding.length > 0
    ? judgeRefusal(contract, read, ground, knowledge)
    : judgeAcceptance(contract, read, covers, ground);
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
const notTheAnswers: ReadonlySet<TransportFault> = new Set([
  'stopped',
  'not-carried',
  'unreachable',
  'unusable',
]);

function judgeSilence(
  { analysis, index }: ReadExchange,
  answer: Extract<Answer, { readonly kind: 'none' }>,
  aims: readonly string[],
): Finding[] {
  const faults = [...analysis.binding, ...analysis.lenient].map(({ fault }) => fault);
  const open = aims.map((address) => inconclusive(address, `no answer: ${answer.detail}`, index));
  if (notTheAnswers.has(answer.fault)) return open;
  // A server may close the connection on what it will not read: another method, a huge body.
  if (faults.includes('not-ours')) {
    return answer.fault === 'timeout' ? open : aims.map((address) => pass(address, index));
  }
  const isLarge = analysis.lenient.some(({ address }) => address === 'protocol/large-body');
  if (isLarge && answer.fault === 'reset') return open;
  const address = 'protocol/answered';
  return [
    ...open.map((one) => (one.address === address ? one : { ...one, because: address })),
    fail(address, 'a whole HTTP response', answer.detail, index),
  ];
}
