import type { Answered, ErrorAnswer } from '../../contracts/answers/answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { FormCheck } from '../../contracts/protocols/protocol.ts';
import { protocolOf } from '../../contracts/protocols/protocols.ts';
import { type Finding, fail, pass } from './finding.ts';
import type { ReadExchange } from './read-exchange.ts';

/** Judges what every answer of the operation has in common: headers, envelope, and success. */
export function judgeHeaders(contract: Contract, { answer, index }: ReadExchange): Finding[] {
  if (answer.kind === 'none') return [];
  return formOf(contract, answer).map((check) => findingOf(check, index));
}

/** Judges how an error says what it is, and nothing else of its form. */
export function judgeEnvelope(contract: Contract, answer: ErrorAnswer, index: number): Finding[] {
  return formOf(contract, answer)
    .filter(({ address }) => address === 'protocol/error-envelope')
    .map((check) => findingOf(check, index));
}

function formOf(contract: Contract, answer: Answered): readonly FormCheck[] {
  return protocolOf(contract).checkForm(answer);
}

function findingOf(check: FormCheck, index: number): Finding {
  if (check.holds) return pass(check.address, index);
  return fail(check.address, check.expected, check.actual, index);
}
