import { type Defect, replacing } from '../catalogue-entry.ts';
import { filtersOf, isAbsent } from '../checks/check.ts';
import type { Members } from '../wire.ts';
import { plainPage } from './paging-defect.ts';

/** What is checked in a plain request, and not where filters, a page size or a token come along. */
export const shortWayDefects: readonly Defect[] = [
  unchecked('task-id-not-required-beside-filters', 'a request with filters needs no TaskId', {
    check: 'TaskId/required',
    breaks: 'request/TaskId/required',
    when: hasFilters,
  }),
  unchecked('execution-id-unmatched-beside-filters', 'with filters, WindowExecutionId is free', {
    check: 'WindowExecutionId/pattern',
    breaks: 'request/WindowExecutionId/pattern',
    when: hasFilters,
  }),
  unchecked('max-results-unbounded-beside-filters', 'with filters, MaxResults has no maximum', {
    check: 'MaxResults/maximum',
    breaks: 'request/MaxResults/range',
    when: hasFilters,
  }),
  unchecked('max-results-unbounded-on-later-pages', 'on later pages, MaxResults has no maximum', {
    check: 'MaxResults/maximum',
    breaks: 'request/MaxResults/range',
    when: hasToken,
  }),
  unchecked('filters-unbounded-beside-max-results', 'with MaxResults, filters are not counted', {
    check: 'Filters/maximum',
    breaks: 'request/Filters/length',
    when: ({ MaxResults }) => !isAbsent(MaxResults),
  }),
  {
    name: 'unknown-task-empty-beside-filters',
    title: 'an unknown task is answered with an empty list where there are filters',
    breaks: ['errors/unknown-ids'],
    change: replacing(({ find }) => ({
      find: (input) => {
        try {
          return find(input);
        } catch (error) {
          if (hasFilters(input)) return [];
          throw error;
        }
      },
    })),
  },
  {
    name: 'garbage-token-beside-filters-is-the-first-page',
    title: 'with filters, a token that was never given out gives the first page',
    breaks: ['paging/unknown-token'],
    change: replacing(() => ({
      page: (items, input) => {
        try {
          return plainPage(items, input);
        } catch (error) {
          if (hasFilters(input)) return plainPage(items, { ...input, NextToken: undefined });
          throw error;
        }
      },
    })),
  },
  {
    name: 'token-outweighs-the-request',
    title: 'a token goes on with the request that it was given out for, whatever comes with it',
    breaks: [
      'errors/unknown-ids',
      'request/TaskId/required',
      'response/WindowExecutionTaskInvocationIdentities/member/TaskExecutionId/echo',
    ],
    change: (behaviour) => {
      const begun = new Map<unknown, Members>();
      return {
        ...behaviour,
        read: (input) => {
          const { NextToken } = input;
          const first = begun.get(NextToken);
          return behaviour.read(first ? { ...first, NextToken } : input);
        },
        page: (items, input) => {
          const page = behaviour.page(items, input);
          if (page.token !== undefined) begun.set(page.token, input);
          return page;
        },
      };
    },
  },
];

interface Shortened {
  readonly check: string;
  readonly breaks: string;
  readonly when: (input: Members) => boolean;
}

function unchecked(name: string, title: string, { check, breaks, when }: Shortened): Defect {
  return {
    name,
    title,
    breaks: [breaks],
    change: replacing(({ checks }) => ({
      checks: checks.map((one) =>
        one.name === check
          ? { ...one, problem: (input) => (when(input) ? undefined : one.problem(input)) }
          : one,
      ),
    })),
  };
}

function hasFilters(input: Members): boolean {
  return filtersOf(input).length > 0;
}

function hasToken({ NextToken }: Members): boolean {
  return typeof NextToken === 'string' && NextToken !== '';
}
