import { both, type Defect, reading, replacing, without } from '../catalogue-entry.ts';
import { idNames } from '../checks/check.ts';
import { kebabCase } from '../kebab-case.ts';
import { referenceFixture } from '../reference-fixture.ts';
import { ServiceError } from '../service-error.ts';
import type { Members } from '../wire.ts';
import { convertingFilters } from './converting.ts';

/** Required members that are not required. */
export const requiredDefects: readonly Defect[] = [
  ...idNames.flatMap((name): Defect[] => [
    {
      name: `${kebabCase(name)}-not-required`,
      title: `a request without ${name} is looked up all the same`,
      breaks: [`request/${name}/required`],
      change: without(`${name}/required`),
    },
    {
      name: `${kebabCase(name)}-has-a-default`,
      title: `a missing ${name} is taken to be the last one used`,
      breaks: [`request/${name}/required`],
      change: reading((input) => ({
        ...input,
        [name]: input[name] ?? referenceFixture[name],
      })),
    },
    {
      name: `${kebabCase(name)}-null-accepted`,
      title: `only an absent ${name} is refused: null is answered with an empty list`,
      breaks: [`request/${name}/required`],
      change: both(
        replacing(({ checks }) => ({
          checks: checks.map((check) =>
            check.name === `${name}/required`
              ? { ...check, problem: (input) => (name in input ? undefined : check.problem(input)) }
              : check,
          ),
        })),
        replacing(({ find }) => ({ find: (input) => (input[name] === null ? [] : find(input)) })),
      ),
    },
    {
      name: `${kebabCase(name)}-missing-does-not-exist`,
      title: `a missing ${name} gets DoesNotExistException, the only error that is declared`,
      breaks: [`request/${name}/required`],
      change: replacing(({ refuse }) => ({
        refuse: (kind, problems, names) => {
          if (names.includes(`${name}/required`)) throw new ServiceError('DoesNotExistException');
          refuse(kind, problems, names);
        },
      })),
    },
  ]),
  {
    name: 'member-names-in-any-case',
    title: 'the case of member names does not count',
    breaks: [...idNames.map((name) => `request/${name}/required`), 'request/unknown-members'],
    change: reading((input) =>
      inAnyCase(input, ['WindowExecutionId', 'TaskId', 'Filters', 'MaxResults', 'NextToken']),
    ),
  },
  {
    name: 'optional-names-in-any-case',
    title: 'the case of the names of optional members does not count',
    breaks: ['request/unknown-members'],
    change: reading((input) => inAnyCase(input, ['Filters', 'MaxResults', 'NextToken'])),
  },
  {
    name: 'filter-names-in-any-case',
    title: 'the case of names inside filters does not count',
    breaks: ['request/unknown-members'],
    change: convertingFilters((filter) => inAnyCase(filter, ['Key', 'Values'])),
  },
  {
    name: 'missing-members-get-missing-parameter',
    title: 'a missing member gets MissingParameter, as query APIs say it',
    breaks: ['errors/ValidationException'],
    change: replacing(({ refuse }) => ({
      refuse: (kind, problems, names) => {
        if (names.some((name) => name.endsWith('/required'))) {
          throw new ServiceError('MissingParameter');
        }
        refuse(kind, problems, names);
      },
    })),
  },
  {
    name: 'both-ids-missing-lists-everything',
    title: 'a request without any id gets an empty list',
    breaks: idNames.map((name) => `request/${name}/required`),
    change: both(
      replacing(({ refuse }) => ({
        refuse: (kind, problems, names) => {
          if (names.filter((name) => name.endsWith('/required')).length < 2) {
            refuse(kind, problems, names);
          }
        },
      })),
      replacing(({ find }) => ({
        find: (input) => ((input['TaskId'] ?? input['WindowExecutionId']) ? find(input) : []),
      })),
    ),
  },
];

function inAnyCase(members: Members, names: readonly string[]): Members {
  const nameOf = (given: string) =>
    names.find((name) => name.toLowerCase() === given.toLowerCase()) ?? given;
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [nameOf(name), value]));
}
