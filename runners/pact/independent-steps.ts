import type { Contract } from '../../contracts/contract.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import type { Reply } from '../../contracts/wire.ts';
import type { Case, Step } from '../../suites/case.ts';

/** More requests than any case of single exchanges has. */
const most = 12;

const silence: Reply = { kind: 'no-response', fault: 'stopped', detail: 'nothing was sent' };

/**
 * The requests of a case that does not care for the answers; undefined for one that goes on from
 * them, from page to page for example.
 */
export function independentSteps(
  contract: Contract,
  one: Case,
  knowledge: Knowledge,
): readonly Step[] | undefined {
  const steps = stepsOf(one, knowledge, silence);
  const others = stepsOf(one, knowledge, pageWithToken(contract));
  const isSame = JSON.stringify(steps) === JSON.stringify(others);
  return isSame && steps.length < most ? steps : undefined;
}

function stepsOf(one: Case, knowledge: Knowledge, reply: Reply): Step[] {
  const steps = one.steps(knowledge);
  const found: Step[] = [];
  for (let next = steps.next(); !next.done && found.length < most; next = steps.next(reply)) {
    found.push(next.value);
  }
  return found;
}

/** A result with an item and a token, in JSON: whoever reads answers will go on from it. */
function pageWithToken({ items, pagination }: Contract): Reply {
  const list: Json = items.path.reduceRight<Json>((inner, name) => ({ [name]: inner }), [{}]);
  const token: JsonObject = pagination ? { [pagination.outputToken]: 'token' } : {};
  const body = JSON.stringify(items.path.length > 0 ? Object.assign({}, list, token) : token);
  return { kind: 'response', response: { status: 200, headers: {}, body } };
}
