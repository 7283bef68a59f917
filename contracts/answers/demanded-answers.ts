import type { Contract, Level } from '../contract.ts';
import type { Analysis } from '../requests/analyse-request.ts';
import type { Fault } from '../requests/faults.ts';
import { expectedAnswer } from './expected-answer.ts';

/** What must, should or may follow a request, in words. */
export interface Demand {
  readonly level: Level;
  readonly answer: string;
}

/** Everything that is demanded of the answer to a request, and no more than verdicts demand. */
export function demandedAnswers(contract: Contract, analysis: Analysis): Demand[] {
  const expected = expectedAnswer(contract, analysis);
  for (const { fault } of [...analysis.binding, ...analysis.lenient]) {
    const special = specialDemands(fault, expected);
    if (special) return special;
  }
  const level = analysis.binding.length > 0 ? 'must' : levelOf(contract, analysis);
  return [{ level, answer: expected }];
}

/** What is demanded where that is more, or less, than one of the errors that a fault allows. */
function specialDemands(fault: Fault, expected: string): Demand[] | undefined {
  const must = (answer: string): Demand => ({ level: 'must', answer });
  const should = (answer: string): Demand => ({ level: 'should', answer });
  switch (fault) {
    case 'unknown-token':
      return [must('no items'), should(expected)];
    case 'mixed-ids':
      return [must('no items, and no server error'), should(expected)];
    case 'unrouted':
      return [must('a refusal, HTTP 400 to 499'), should(expected)];
    case 'empty-body':
      return [must(`as {} is answered, or ${expected}`)];
    case 'big-body':
      return [should('HTTP 200, or a refusal, HTTP 400 to 499')];
    case 'media-type':
      return [{ level: 'may', answer: 'anything but a server error' }];
    default:
      return undefined;
  }
}

/** The level of what is unusual about a request without a fault; must where nothing is. */
function levelOf({ byAddress }: Contract, { lenient }: Analysis): Level {
  const levels = lenient
    .filter(({ address }) => address !== 'errors/unknown-ids')
    .map(({ address }) => byAddress.get(address)?.level);
  if (levels.length === 0 || levels.includes('must')) return 'must';
  return levels.includes('should') ? 'should' : 'may';
}
