import { isList, isMembers, type Members } from '../wire.ts';

/** One thing that a request is checked for; `problem` gives the message when it is not met. */
export interface Check {
  /** `MaxResults/minimum`, for example: what a defect names to leave it out. */
  readonly name: string;
  readonly kind: 'type' | 'constraint';
  readonly problem: (input: Members) => string | undefined;
}

/** What was found wrong: the message, and the name of the check that found it. */
export type Refuse = (
  kind: Check['kind'],
  problems: readonly string[],
  names: readonly string[],
) => void;

/** The names of the two ids that a request must have. */
export const idNames = ['WindowExecutionId', 'TaskId'] as const;

/** Makes the checks, types before constraints; all problems of one kind are refused together. */
export function runChecks(checks: readonly Check[], input: Members, refuse: Refuse): void {
  for (const kind of ['type', 'constraint'] as const) {
    const broken = checks.flatMap((check) => {
      const problem = check.kind === kind ? check.problem(input) : undefined;
      return problem === undefined ? [] : [{ name: check.name, problem }];
    });
    refuse(
      kind,
      broken.map(({ problem }) => problem),
      broken.map(({ name }) => name),
    );
  }
}

/** Absent and null are the same in this protocol. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** The filters of a request as they are, faults and all. */
export function filtersOf({ Filters }: Members): readonly unknown[] {
  return isList(Filters) ? Filters : [];
}

/** The filters of a request that are structures. */
export function wholeFilters(input: Members): readonly Members[] {
  return filtersOf(input).filter(isMembers);
}

/** The keys of the filters of a request, whatever they are. */
export function keysOf(input: Members): readonly unknown[] {
  return wholeFilters(input).map(({ Key }) => Key);
}

/** The values of all filters of a request, whatever they are. */
export function valuesOf(input: Members): readonly unknown[] {
  return wholeFilters(input).flatMap(({ Values }) => (isList(Values) ? Values : []));
}
