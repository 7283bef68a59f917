import type { Contract } from '../../contracts/contract.ts';
import { type JsonObject, jsonText } from '../../contracts/json.ts';
import { remember, rememberText } from '../../contracts/remember.ts';
import { shorten } from '../../contracts/shorten.ts';
import { findValue } from './find-value.ts';
import { type Finding, fail, pass } from './finding.ts';
import { holdsOf } from './holds-of.ts';
import { judgeTimes } from './judge-times.ts';
import { type Visit, walkValues } from './walk-values.ts';

/** Judges every member of a result by the constraints at its address, and as a time on a day since 1970. */
export function judgeMembers(contract: Contract, body: JsonObject, day: number): Finding[] {
  const findings: Finding[] = [];
  const nulls: Finding[] = [];
  walkValues(contract.output, [body], 'response', (visit) => {
    const present = visit.values.filter((value) => value !== null);
    if (present.length < visit.values.length) {
      const actual = `${visit.address.slice('response/'.length)} is null`;
      nulls.push(fail('protocol/no-null-members', 'no null members', actual));
    }
    // The protocol has clients drop null members: one that is null is not there.
    const missing = visit.missing + visit.values.length - present.length;
    const visited = { ...visit, values: present, missing };
    findings.push(...judgeRules(contract, body, visited), ...judgeTimes(visited, day));
  });
  return [...findings, ...(nulls.length > 0 ? nulls : [pass('protocol/no-null-members')])];
}

/** Of values of the wrong type, nothing else is worth saying. */
function judgeRules(contract: Contract, body: JsonObject, visit: Visit): Finding[] {
  const { member, address, values, missing } = visit;
  const findings: Finding[] = [];
  for (const { address: rule, claim, rule: demand } of rulesAt(contract)(address)) {
    if (demand.kind === 'required') {
      if (missing > 0) findings.push(fail(rule, claim, `${member.name} is absent`));
      else if (values.length > 0) findings.push(pass(rule));
      continue;
    }
    const holds = holdsOf(demand, member.shape);
    const wrong = values.find((value) => holds(value) === false);
    if (wrong !== undefined) {
      const shown = visit.sensitive ? '***' : shorten(jsonText(wrong));
      findings.push(fail(rule, claim, `${findValue(body, address, wrong)} is ${shown}`));
    } else if (values.some(holds)) findings.push(pass(rule));
  }
  return findings;
}

const names = ['required', 'type', 'timestamp', 'length', 'pattern', 'enum', 'range'] as const;

/** The constraints that the model puts on the member at an address. */
const rulesAt = remember(({ byAddress }: Contract) =>
  rememberText((address) => names.flatMap((name) => byAddress.get(`${address}/${name}`) ?? [])),
);
