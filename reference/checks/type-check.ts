import { isList, isMembers, type Members } from '../wire.ts';
import { type Check, isAbsent } from './check.ts';

/** The JSON types that members of a request have. */
export type MemberType = 'String' | 'Integer' | 'list' | 'structure';

/** Checks the JSON type of every value that `values` takes from a request; null is of any type. */
export function typeCheck(
  name: string,
  type: MemberType,
  values: (input: Members) => readonly unknown[],
): Check {
  return {
    name: `${name}/type`,
    kind: 'type',
    problem: (input) => {
      const wrong = values(input).find((value) => !isAbsent(value) && !isOf(type, value));
      return wrong === undefined ? undefined : explain(type, wrong);
    },
  };
}

function isOf(type: MemberType, value: unknown): boolean {
  switch (type) {
    case 'String':
      return typeof value === 'string';
    case 'Integer':
      return typeof value === 'number';
    case 'list':
      return isList(value);
    case 'structure':
      return isMembers(value);
  }
}

/** Says it in the words that were recorded of the services of this framework. */
function explain(type: MemberType, value: unknown): string {
  if (isList(value)) return 'Start of list found where not expected';
  if (isMembers(value)) return 'Start of structure or map found where not expected.';
  if (type === 'list') return 'Expected list or null';
  if (type === 'structure') return 'Expected null';
  const article = type === 'Integer' ? 'an' : 'a';
  return `${tokenOf(value)} can not be converted to ${article} ${type}`;
}

function tokenOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return typeof value === 'number' ? 'NUMBER_VALUE' : 'STRING_VALUE';
}
