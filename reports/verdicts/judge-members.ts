import type { Contract } from '../../contracts/contract.ts';
import { type JsonObject, jsonText } from '../../contracts/json.ts';
import { shorten } from './describe-answer.ts';
import { type Finding, fail, pass } from './finding.ts';
import { schemaErrors } from './response-validator.ts';
import { type Visit, walkValue } from './walk-value.ts';

/** Judges every member of a result: against the schema, and as a time (`sentAt` in ms). */
export function judgeMembers(
  contract: Contract,
  body: JsonObject,
  index: number,
  sentAt: number,
): Finding[] {
  const errors = schemaErrors(contract, body);
  const findings: Finding[] = errors.map(({ address, pointer, message }) => {
    const claim = contract.byAddress.get(address)?.claim ?? 'a result as the model has it';
    const actual = `${pointer || 'the body'} ${message}: ${shorten(valueAt(body, pointer))}`;
    return fail(address, claim, actual, index);
  });
  const broken = new Set(errors.map(({ address }) => address));
  const exercised = new Set<string>();
  walkValue(contract.output, body, 'response', (visit) => {
    if (visit.value === null) {
      const actual = `${visit.address.slice('response/'.length)} is null`;
      findings.push(fail('protocol/no-null-members', 'no null members', actual, index));
      return;
    }
    exercised.add(visit.address);
    findings.push(...judgeTime(visit, index, sentAt));
  });
  for (const address of [...exercised].flatMap((at) => modelRules.map((rule) => `${at}/${rule}`))) {
    if (contract.byAddress.has(address) && !broken.has(address))
      findings.push(pass(address, index));
  }
  if (!findings.some(({ address }) => address === 'protocol/no-null-members')) {
    findings.push(pass('protocol/no-null-members', index));
  }
  return findings;
}

const modelRules = ['type', 'timestamp', 'length', 'pattern', 'enum', 'range', 'required'] as const;

/** Seconds beyond the year 5138 are milliseconds; no maintenance window ran before 2006. */
const tooLarge = 1e11;
const earliest = Date.UTC(2006, 0) / 1000;
const day = 86_400;

function judgeTime({ member, value, address }: Visit, index: number, sentAt: number): Finding[] {
  if (member.shape.type !== 'timestamp' || typeof value !== 'number') return [];
  const decide = (rule: string, held: boolean, expected: string) =>
    held
      ? pass(`${address}/${rule}`, index)
      : fail(`${address}/${rule}`, expected, `${member.name} ${value}`, index);
  const latest = sentAt / 1000 + day;
  return [
    decide('seconds', Math.abs(value) < tooLarge, 'seconds since 1970'),
    decide('plausible', value >= earliest && value <= latest, 'a time between 2006 and tomorrow'),
    // A double near 1.7e9 carries 7 decimals: compare with room for its rounding.
    decide('precision', Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-3, 'milliseconds'),
  ];
}

function valueAt(body: JsonObject, pointer: string): string {
  let value: unknown = body;
  for (const part of pointer.split('/').slice(1)) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
  }
  return jsonText(value);
}
