import { describeAnswer } from '../../contracts/answers/describe-answer.ts';
import { expectedAnswer, refusalsOf } from '../../contracts/answers/expected-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import { blamedFor } from './blamed-for.ts';
import { type Finding, fail, pass } from './finding.ts';
import type { Ground } from './ground.ts';
import { leftOpen } from './left-open.ts';
import { isAlike, matchedKind } from './match-error.ts';
import type { ReadExchange } from './read-exchange.ts';

/**
 * Judges the answer to a request without a fault. One that is refused leaves the case open: many
 * cases have the same control, and it is the fault of none of them.
 */
export function judgeControl(
  contract: Contract,
  read: ReadExchange,
  covers: readonly string[],
  { refusal }: Ground,
): Finding[] {
  const { analysis, answer, index, isNew } = read;
  // What the control before it was refused for is said there.
  if (refusal && refusal !== answer && isAlike(refusal, answer)) return [];
  if (answer.kind === 'result') return [pass('request/valid', index)];
  if (answer.kind !== 'error') return leftOpen(covers, 'protocol/response-json', index);
  const matched = matchedKind(contract, refusalsOf(analysis.lenient), answer);
  // Made-up ids are not found, for example: what that says is for the request after it.
  if (matched) return [];
  const blamed = blamedFor(contract, read, covers);
  const expected = expectedAnswer(contract, analysis);
  const own = isNew || covers.includes(blamed);
  return [
    ...(own ? [fail(blamed, expected, describeAnswer(answer), index)] : []),
    ...leftOpen(covers, blamed, index),
  ];
}
