import type { Answer } from '../../contracts/answers/read-answer.ts';
import { isRefusedAccess, isThrottled } from '../../contracts/answers/transient.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { remember } from '../../contracts/remember.ts';
import { requestKey } from '../../contracts/requests/request-key.ts';
import type { Transcript } from '../../runners/transcript.ts';
import type { Verdict } from '../verdict.ts';
import { type Finding, fail, inconclusive, pass } from './finding.ts';
import { judgeAcceptance } from './judge-acceptance.ts';
import { judgeConsistency } from './judge-consistency.ts';
import { judgeEnvelopeOnly, judgeHeaders } from './judge-headers.ts';
import { judgePage } from './judge-page.ts';
import { judgeRefusal } from './judge-refusal.ts';
import { judgeRepeatedToken } from './judge-repeated-token.ts';
import { judgeState } from './judge-state.ts';
import { judgeWalks } from './judge-walks.ts';
import { endedVerdicts, mergeFindings, worstPerAddress } from './merge-findings.ts';
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
  const reads = readExchanges(contract, transcript);
  const findings = reads.flatMap((read) => judgeExchange(contract, transcript, read));
  const walks = findWalks(contract, reads);
  findings.push(...judgeWalks(contract, walks, transcript.knowledge));
  findings.push(...judgeState(contract, walks, transcript.knowledge));
  findings.push(...judgeRepeatedToken(contract, reads));
  findings.push(...judgeConsistency(contract, reads, transcript.covers));
  return mergeFindings(contract, transcript, findings);
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
    const reason = isThrottled(answer) ? 'throttled to the end' : 'access was refused';
    return aims.map((address) => inconclusive(address, reason, index));
  }
  const answered = otherMethod ? [] : [pass('protocol/answered', index)];
  const judged =
    analysis.binding.length > 0
      ? judgeRefusal(contract, read)
      : judgeAcceptance(contract, read, transcript.covers);
  return [...answered, ...judged, ...judgeRest(contract, transcript, read)];
}

/** What holds of the answer itself, apart from whether it is the right one. */
function judgeRest(contract: Contract, transcript: Transcript, read: ReadExchange): Finding[] {
  const { analysis, answer, index } = read;
  const faults = [...analysis.binding, ...analysis.lenient].map(({ fault }) => fault);
  if (faults.includes('not-ours') || faults.includes('media-type')) return [];
  // A gateway in front of the service may be the one that refuses a body for its size.
  if (faults.includes('big-body') && answer.kind === 'error') return [];
  if (faults.includes('target')) return judgeEnvelopeOnly(contract, read);
  const headers = judgeHeaders(contract, read);
  if (analysis.binding.length > 0 || answer.kind !== 'result') return headers;
  const sentAt = transcript.exchanges[index]?.sentAt ?? 0;
  const page = pageFindings(contract, answer, analysis.members ?? {}, sentAt);
  // A pass needs no exchange to point at, and there are many.
  const placed = page.map((finding) =>
    finding.outcome === 'pass' ? finding : { ...finding, exchange: index },
  );
  return [...headers, ...placed];
}

const dayInMs = 86_400_000;

function pageFindings(
  contract: Contract,
  { body }: Extract<Answer, { readonly kind: 'result' }>,
  request: JsonObject,
  sentAt: number,
): readonly Finding[] {
  const judged = judgedPages(contract)(body);
  // Whether a time is plausible depends on the day.
  const key = `${Math.floor(sentAt / dayInMs)} ${requestKey(contract, request)}`;
  const known = judged.get(key);
  if (known) return known;
  const findings = worstPerAddress(judgePage(contract, body, request, sentAt));
  judged.set(key, findings);
  return findings;
}

/** Equal answers to equal requests, controls above all, come in many cases: they are judged once. */
const judgedPages = remember((_: Contract) =>
  remember((_body: JsonObject) => new Map<string, readonly Finding[]>()),
);

function judgeSilence(
  { analysis, index }: ReadExchange,
  answer: Extract<Answer, { readonly kind: 'none' }>,
): Finding[] {
  const faults = [...analysis.binding, ...analysis.lenient].map(({ fault }) => fault);
  const isLarge = analysis.lenient.some(({ address }) => address === 'protocol/large-body');
  // A server may close the connection on what it will not read: another method, a huge body.
  const excused = faults.includes('not-ours') || (isLarge && answer.fault === 'reset');
  if (excused || answer.fault === 'stopped' || answer.fault === 'unreachable') return [];
  return [fail('protocol/answered', 'a whole HTTP response', answer.detail, index)];
}
