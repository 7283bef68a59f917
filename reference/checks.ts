import { isList, isMembers, type Members } from './wire.ts';

/** One thing that a request is checked for; `problem` gives the message when it is not met. */
export interface Check {
  /** `MaxResults/minimum`, for example: what a defect names to leave it out. */
  readonly name: string;
  readonly kind: 'type' | 'constraint';
  readonly problem: (input: Members) => string | undefined;
}

/** The names of the two ids that a request must have. */
export const idNames = ['WindowExecutionId', 'TaskId'] as const;

const uuidPattern = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/** Every check of the documented request, in the order in which the service makes them. */
export const documentedChecks: readonly Check[] = [
  ...[...idNames, 'NextToken'].map((name) => stringType(name, (input) => [input[name]])),
  {
    name: 'MaxResults/type',
    kind: 'type',
    problem: ({ MaxResults }) =>
      isAbsent(MaxResults) || typeof MaxResults === 'number'
        ? undefined
        : 'STRING_VALUE can not be converted to an Integer',
  },
  {
    name: 'Filters/type',
    kind: 'type',
    problem: ({ Filters }) =>
      isAbsent(Filters) || isList(Filters) ? undefined : 'Expected list or null',
  },
  {
    name: 'Filters/member/type',
    kind: 'type',
    problem: (input) =>
      filtersOf(input).every((filter) => isAbsent(filter) || isMembers(filter))
        ? undefined
        : 'Expected null',
  },
  stringType('Filters/member/Key', (input) => wholeFilters(input).map((filter) => filter['Key'])),
  {
    name: 'Filters/member/Values/type',
    kind: 'type',
    problem: (input) =>
      wholeFilters(input).every(({ Values }) => isAbsent(Values) || isList(Values))
        ? undefined
        : 'Expected list or null',
  },
  stringType('Filters/member/Values/member', valuesOf),
  ...idNames.flatMap(idChecks),
  bound('Filters/maximum', (input) => filtersOf(input).length <= 5, 'filters', 'length', 'less', 5),
  bound('MaxResults/minimum', atLeast(10), 'maxResults', 'value', 'greater', 10),
  bound('MaxResults/maximum', atMost(100), 'maxResults', 'value', 'less', 100),
  ...lengths('Filters/member/Key', keysOf, 128),
  ...lengths('Filters/member/Values/member', valuesOf, 256),
];

function stringType(name: string, values: (input: Members) => readonly unknown[]): Check {
  return {
    name: `${name}/type`,
    kind: 'type',
    problem: (input) =>
      values(input).every((value) => isAbsent(value) || typeof value === 'string')
        ? undefined
        : 'NUMBER_VALUE can not be converted to a String',
  };
}

function idChecks(name: (typeof idNames)[number]): Check[] {
  const member = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const said = (input: Members) =>
    `Value '${String(input[name])}' at '${member}' failed to satisfy`;
  const given = (input: Members, test: (value: string) => boolean) => {
    const value = input[name];
    return typeof value !== 'string' || test(value);
  };
  return [
    {
      name: `${name}/required`,
      kind: 'constraint',
      problem: (input) =>
        isAbsent(input[name])
          ? `Value null at '${member}' failed to satisfy constraint: Member must not be null`
          : undefined,
    },
    {
      name: `${name}/length`,
      kind: 'constraint',
      problem: (input) =>
        given(input, (value) => [...value].length === 36)
          ? undefined
          : `${said(input)} constraint: Member must have length equal to 36`,
    },
    {
      name: `${name}/pattern`,
      kind: 'constraint',
      problem: (input) =>
        given(input, (value) => uuidPattern.test(value))
          ? undefined
          : `${said(input)} constraint: Member must satisfy regular expression pattern: ${uuidPattern.source}`,
    },
  ];
}

function bound(
  name: string,
  holds: (input: Members) => boolean,
  member: string,
  what: 'value' | 'length',
  than: 'less' | 'greater',
  limit: number,
): Check {
  const message = `Value at '${member}' failed to satisfy constraint: Member must have ${what} ${than} than or equal to ${limit}`;
  return { name, kind: 'constraint', problem: (input) => (holds(input) ? undefined : message) };
}

function lengths(
  name: string,
  values: (input: Members) => readonly unknown[],
  limit: number,
): Check[] {
  const sizes = (input: Members) =>
    values(input).flatMap((value) => (typeof value === 'string' ? [[...value].length] : []));
  const member = name.includes('Key') ? 'filters.1.member.key' : 'filters.1.member.values';
  const longEnough = (input: Members) => sizes(input).every((size) => size >= 1);
  const shortEnough = (input: Members) => sizes(input).every((size) => size <= limit);
  return [
    bound(`${name}/minimum`, longEnough, member, 'length', 'greater', 1),
    bound(`${name}/maximum`, shortEnough, member, 'length', 'less', limit),
  ];
}

function atLeast(limit: number): (input: Members) => boolean {
  return ({ MaxResults }) => typeof MaxResults !== 'number' || Math.trunc(MaxResults) >= limit;
}

function atMost(limit: number): (input: Members) => boolean {
  return ({ MaxResults }) => typeof MaxResults !== 'number' || Math.trunc(MaxResults) <= limit;
}

/** Absent and null are the same in this protocol. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** The filters of a request as they are, faults and all. */
export function filtersOf({ Filters }: Members): readonly unknown[] {
  return isList(Filters) ? Filters : [];
}

/** The filters of a request that are structures. */
export function wholeFilters(input: Members): Members[] {
  return filtersOf(input).filter(isMembers);
}

function keysOf(input: Members): readonly unknown[] {
  return wholeFilters(input).map(({ Key }) => Key);
}

function valuesOf(input: Members): readonly unknown[] {
  return wholeFilters(input).flatMap(({ Values }) => (isList(Values) ? Values : []));
}
