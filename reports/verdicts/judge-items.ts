import type { Contract } from '../../contracts/contract.ts';
import { type JsonObject, jsonText } from '../../contracts/json.ts';
import type { Member } from '../../contracts/shape.ts';
import { recordOf } from '../../contracts/smithy/model.ts';
import { testPattern } from '../../suites/patterns/test-pattern.ts';
import { type Finding, fail, pass } from './finding.ts';

/** Judges what our own traits say of the items of one page, beyond each member's own shape. */
export function judgeItems(
  contract: Contract,
  items: readonly JsonObject[],
  request: JsonObject,
): Finding[] {
  const { members, address: at } = contract.items;
  return members.flatMap((member) =>
    traitChecks(member, request).flatMap(({ rule, expected, holds }) => {
      const broken = items.find((item) => holds(item) === false);
      const address = `${at}/${member.name}/${rule}`;
      if (broken) return [fail(address, expected, describe(member, broken))];
      return items.some(holds) ? [pass(address)] : [];
    }),
  );
}

interface TraitCheck {
  readonly rule: string;
  readonly expected: string;
  /** Undefined when the item lacks what the rule speaks of. */
  readonly holds: (item: JsonObject) => boolean | undefined;
}

function traitChecks({ name, traits }: Member, request: JsonObject): TraitCheck[] {
  const checks: TraitCheck[] = [];
  const present = (item: JsonObject) => item[name] !== undefined && item[name] !== null;
  if (traits['aws.conformance#identity'] || traits['aws.conformance#usuallyPresent']) {
    checks.push({ rule: 'present', expected: `every item has ${name}`, holds: present });
  }
  const echoed = traits['aws.conformance#echoes'];
  if (typeof echoed === 'string') {
    const asked = request[echoed];
    checks.push({
      rule: 'echo',
      expected: `${name} ${String(asked)}`,
      holds: (item) => (present(item) ? sameId(item[name], asked) : undefined),
    });
  }
  const earlier = traits['aws.conformance#notBefore'];
  if (typeof earlier === 'string') {
    checks.push({
      rule: 'not-before',
      expected: `${name} at or after ${earlier}`,
      holds: (item) => inOrder(item[earlier], item[name]),
    });
  }
  const form = recordOf(traits['aws.conformance#usuallyMatches'])['pattern'];
  if (typeof form === 'string') {
    const expected = `${name} that matches ${form}`;
    const holds = (item: JsonObject) => matches(form, item[name]);
    checks.push({ rule: 'form', expected, holds });
  }
  return checks;
}

/** Ids are hexadecimal: a target may store them in lower case whatever it was asked with. */
function sameId(given: unknown, asked: unknown): boolean | undefined {
  if (typeof given !== 'string' || typeof asked !== 'string') return undefined;
  return given.toLowerCase() === asked.toLowerCase();
}

function inOrder(earlier: unknown, later: unknown): boolean | undefined {
  if (typeof earlier !== 'number' || typeof later !== 'number') return undefined;
  return later >= earlier;
}

function matches(pattern: string, value: unknown): boolean | undefined {
  return typeof value === 'string' ? testPattern(pattern)(value) : undefined;
}

function describe({ name, traits }: Member, item: JsonObject): string {
  const earlier = traits['aws.conformance#notBefore'];
  const other = typeof earlier === 'string' ? `, ${earlier} ${jsonText(item[earlier])}` : '';
  return `${name} ${jsonText(item[name])}${other}`;
}

/** Judges that no two items, of a page or of a walk, have the same identity. */
export function repeatedIdentity(
  contract: Contract,
  items: readonly JsonObject[],
): string | undefined {
  const name = contract.items.identity;
  const seen = new Set<unknown>();
  for (const item of items) {
    const identity = name === undefined ? undefined : item[name];
    if (typeof identity !== 'string') continue;
    if (seen.has(identity)) return identity;
    seen.add(identity);
  }
  return undefined;
}
