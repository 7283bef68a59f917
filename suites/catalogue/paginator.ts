import { hasClient } from '../../contracts/constraints/client-promises.ts';
import type { Contract } from '../../contracts/contract.ts';
import { baseInput } from '../base-input.ts';
import { caseOf } from '../build-case.ts';
import type { Case } from '../case.ts';
import { sizeBounds } from '../page-size.ts';
import { walk } from '../walk.ts';

/** What the walk by the paginator of a client is there for. */
export const paginatorAddress = 'client/paginator';

/** One walk in the smallest pages, for the paginator of a client; none without `withClient`. */
export function paginatorCases(contract: Contract): Case[] {
  const { pagination } = contract;
  if (!hasClient(contract) || !pagination) return [];
  const { pageSize } = pagination;
  const draft = {
    suite: 'paging',
    name: 'all-pages',
    title: 'a walk by the paginator of a client',
    covers: [paginatorAddress],
    needs: 'fixture',
  } as const;
  return [
    caseOf(contract, draft, [], (knowledge) => {
      const base = baseInput(contract, knowledge);
      const size = pageSize === undefined ? {} : { [pageSize]: sizeBounds(contract, pageSize).min };
      return walk(contract, { ...base, ...size }, knowledge);
    }),
  ];
}
