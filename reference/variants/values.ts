import { reading, replacing, type Variant } from '../catalogue-entry.ts';
import { filtersOf } from '../checks/check.ts';
import { ServiceError } from '../service-error.ts';
import { isList, isMembers, type Members } from '../wire.ts';

/** Values that may be read in more ways than one. */
export const valueVariants: readonly Variant[] = [
  refusing(
    'null-elements-refused',
    'null in a list cannot be read',
    'Smithy and AWS differ',
    (input) =>
      filtersOf(input).some(
        (one) =>
          one === null || (isMembers(one) && isList(one['Values']) && one['Values'].includes(null)),
      ),
  ),
  {
    name: 'null-elements-dropped',
    title: 'null in a list is dropped',
    allowedBy: 'Smithy and AWS differ',
    change: reading((input) =>
      isList(input['Filters'])
        ? { ...input, Filters: input['Filters'].filter((one) => one !== null).map(withoutNulls) }
        : input,
    ),
  },
  refusing(
    'decimals-refused',
    'MaxResults 10.5 cannot be read',
    'Smithy and AWS differ',
    ({ MaxResults }) => typeof MaxResults === 'number' && !Number.isInteger(MaxResults),
  ),
  refusing(
    'beyond-32-bits-unreadable',
    'MaxResults beyond 32 bits cannot be read',
    'Smithy and AWS differ',
    ({ MaxResults }) => typeof MaxResults === 'number' && Math.abs(MaxResults) >= 2 ** 31,
  ),
  {
    name: 'decimals-rounded-up',
    title: 'MaxResults 10.5 is rounded to 11',
    allowedBy: 'what AWS does is unknown',
    change: reading((input) =>
      typeof input['MaxResults'] === 'number' && input['MaxResults'] < 100
        ? { ...input, MaxResults: Math.ceil(input['MaxResults']) }
        : input,
    ),
  },
  {
    name: 'ids-found-in-upper-case',
    title: 'an id is found in upper case too',
    allowedBy: 'hexadecimal digits have no case',
    change: replacing(({ find }) => ({ find: (input) => find(lowered(input)) })),
  },
  {
    name: 'one-problem-at-a-time',
    title: 'only the first of several problems is reported',
    allowedBy: 'the number of problems is not promised',
    change: replacing(({ refuse }) => ({
      refuse: (kind, problems, names) => refuse(kind, problems.slice(0, 1), names),
    })),
  },
];

/** Refuses as unreadable what the documented behaviour reads. */
function refusing(
  name: string,
  title: string,
  allowedBy: string,
  odd: (input: Members) => boolean,
): Variant {
  return {
    name,
    title,
    allowedBy,
    change: replacing(({ read }) => ({
      read: (input) => {
        if (odd(input)) throw new ServiceError('SerializationException');
        return read(input);
      },
    })),
  };
}

function withoutNulls(filter: unknown): unknown {
  if (!isMembers(filter) || !isList(filter['Values'])) return filter;
  return { ...filter, Values: filter['Values'].filter((value) => value !== null) };
}

function lowered(input: Members): Members {
  return {
    ...input,
    WindowExecutionId: String(input['WindowExecutionId']).toLowerCase(),
    TaskId: String(input['TaskId']).toLowerCase(),
  };
}
