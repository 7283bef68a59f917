import { describeAnswer } from '../../contracts/answers/describe-answer.ts';
import { allowedErrors, expectedAnswer } from '../../contracts/answers/expected-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import type { Fault } from '../../contracts/requests/faults.ts';
import { depends, type Finding, fail, pass } from './finding.ts';
import type { Ground } from './ground.ts';
import { judgeMixedIds, judgeUnknownToken } from './judge-meaning.ts';
import { judgeName } from './judge-name.ts';
import { judgeOtherOperation } from './judge-other-operation.ts';
import { blamesRequest, isAlike, matchedKind } from './match-error.ts';
import type { ReadExchange } from './read-exchange.ts';

/** Judges the answer to a request that must be refused. */
export function judgeRefusal(
  contract: Contract,
  read: ReadExchange,
  ground: Ground,
  knowledge: Knowledge,
): Finding[] {
  const { binding } = read.analysis;
  const has = (wanted: Fault) => binding.some(({ fault }) => fault === wanted);
  const { emptyObject, refusal } = ground;
  if (has('not-ours')) return judgeOtherOperation(contract, read, ground);
  // It may be refused for what the control was refused for, and says nothing then.
  if (refusal && isAlike(refusal, read.answer)) return [];
  if (has('unknown-token')) return judgeUnknownToken(contract, read);
  if (has('mixed-ids')) return judgeMixedIds(contract, read);
  if (has('empty-body') && emptyObject && isAlike(emptyObject, read.answer)) {
    return [pass('protocol/empty-body', read.index)];
  }
  return judgeRefused(contract, read, ground, knowledge);
}

/** How a request was refused, if it was. */
type Refusal =
  /** Under a name that its faults allow. */
  | 'as-documented'
  /** Under another name, or none: it was found at fault all the same. */
  | 'otherwise'
  /** Its ids were looked for, and not found: what is wrong with it was not seen. */
  | 'looked-up'
  | 'not';

function judgeRefused(
  contract: Contract,
  read: ReadExchange,
  ground: Ground,
  knowledge: Knowledge,
): Finding[] {
  const { analysis, index } = read;
  const addresses = [...new Set(analysis.binding.map(({ address }) => address))];
  const refusal = refusalIn(contract, read, ground, knowledge);
  if (refusal === 'not' || refusal === 'looked-up') {
    return failing(contract, addresses, read, ground);
  }
  // Where a control was refused, that is what keeps the case from being decided: it says so itself.
  if (ground.refusal) return [];
  const named = judgeName(contract, read);
  const misnamed = named.find(({ outcome }) => outcome === 'fail')?.address;
  // Of a promise on the name alone, nothing holds.
  if (misnamed !== undefined && addresses.includes(misnamed)) return named;
  if (refusal === 'as-documented' || !isUnclear(contract, addresses, read, ground)) {
    return [...addresses.map((address) => pass(address, index)), ...named];
  }
  const because = misnamed ?? 'protocol/error-envelope';
  return [...addresses.map((address) => depends(address, because, index)), ...named];
}

function refusalIn(
  contract: Contract,
  { answer, analysis }: ReadExchange,
  { outOfRange }: Ground,
  knowledge: Knowledge,
): Refusal {
  if (matchedKind(contract, allowedErrors(analysis), answer)) return 'as-documented';
  if (!blamesRequest(answer)) return 'not';
  const isOfId = analysis.binding.some(({ address }) => isOfResource(contract, address));
  const isNotFound = matchedKind(contract, ['not-found'], answer) !== undefined;
  if (!isNotFound) return 'otherwise';
  // Ids that nobody knows are not found once all that is checked before has passed.
  if (!knowledge.input) return 'looked-up';
  // Some call all that is wrong with a request by this name.
  const isForAll = outOfRange !== undefined && isAlike(outOfRange, answer);
  return isOfId && !isForAll ? 'looked-up' : 'otherwise';
}

/** True where nothing shows that a refusal under another name was for the fault. */
function isUnclear(
  contract: Contract,
  addresses: readonly string[],
  { answer }: ReadExchange,
  { control, unknownIds }: Ground,
): boolean {
  if (control === 'none') return true;
  const isOfId = addresses.some((address) => isOfResource(contract, address));
  // A malformed id may have been looked for, and not found.
  return isOfId && unknownIds !== undefined && isAlike(unknownIds, answer);
}

/** True for a constraint on a member that names a resource. */
function isOfResource({ resources }: Contract, address: string): boolean {
  return [...resources.keys()].some((name) => address.startsWith(`request/${name}/`));
}

function failing(
  contract: Contract,
  addresses: readonly string[],
  read: ReadExchange,
  { unread }: Ground,
): Finding[] {
  const { analysis, answer, index } = read;
  const expected = expectedAnswer(contract, analysis);
  const actual = describeAnswer(answer);
  const status = judgeName(contract, read).filter(({ address }) => address === 'auth/status');
  const failed = addresses.map((address) => {
    const shown = unread.find(({ prefix }) => address.startsWith(prefix));
    return shown ? depends(address, shown.because, index) : fail(address, expected, actual, index);
  });
  return [...failed, ...status];
}
