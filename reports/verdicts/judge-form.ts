import type { ErrorAnswer } from '../../contracts/answers/answer.ts';
import { errorForm } from '../../contracts/answers/answer-kinds.ts';
import { allowedErrors } from '../../contracts/answers/expected-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import { type Finding, fail, pass } from './finding.ts';
import type { Ground } from './ground.ts';
import { judgeEnvelope, judgeHeaders } from './judge-headers.ts';
import { matchedKind } from './match-error.ts';
import type { ReadExchange } from './read-exchange.ts';

/** Judges what holds of the answer to whatever request: headers, envelope, status of an error. */
export function judgeForm(contract: Contract, read: ReadExchange, ground: Ground): Finding[] {
  const { analysis, answer, index, isNew } = read;
  if (!isNew) return [];
  const faults = [...analysis.binding, ...analysis.lenient].map(({ fault }) => fault);
  if (faults.includes('not-ours') || faults.includes('media-type')) return [];
  // A gateway in front of the service may be the one that refuses a body for its size.
  if (faults.includes('big-body') && answer.kind === 'error') return [];
  const status = answer.kind === 'error' ? judgeErrorStatus(contract, read, answer, ground) : [];
  if (faults.includes('unrouted')) {
    // What stands before the service refuses what it cannot route, and in a form of its own.
    const envelope = answer.kind === 'error' ? judgeEnvelope(contract, answer, index) : [];
    const ofForm = envelope.map((one) => ({ ...one, address: 'protocol/unrouted-error' }));
    return [...ofForm, ...status];
  }
  if (faults.includes('target')) {
    return answer.kind === 'error' ? [...judgeEnvelope(contract, answer, index), ...status] : [];
  }
  return [...judgeHeaders(contract, read), ...status];
}

/** Every error that the contract knows by name is held to its status, whatever it answers. */
function judgeErrorStatus(
  contract: Contract,
  { analysis, index }: ReadExchange,
  answer: ErrorAnswer,
  ground: Ground,
): Finding[] {
  const { types, response } = answer;
  const kinds = allowedErrors(analysis);
  // Of an error that goes by another's name, the name is what is wrong.
  if (kinds.length > 0 && !matchedKind(contract, kinds, answer)) return [];
  const name = types[0] ?? '';
  const common = (['validation', 'serialization', 'unknown-operation'] as const)
    .map((kind) => errorForm(contract, kind))
    .find(({ names }) => names.includes(name));
  const declared = contract.errors.find((error) => error.name === name);
  const statuses = declared ? declared.statuses : common?.statuses;
  const address = `errors/${common?.names[0] ?? name}`;
  if (!statuses) return [];
  if (!statuses.includes(response.status)) {
    const expected = `HTTP ${statuses.join(' or ')}`;
    return [fail(address, expected, `HTTP ${response.status} ${name}`, index)];
  }
  // What refuses the plain request as well has shown nothing of this error.
  return kinds.length === 0 || ground.refusal ? [] : [pass(address, index)];
}
