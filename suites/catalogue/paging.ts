import type { Contract, Pagination } from '../../contracts/contract.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import { baseInput } from '../base-input.ts';
import { caseOf, plainControl, refusalCase } from '../build-case.ts';
import type { Case, Need, Steps } from '../case.ts';
import { isFreeToken, sizeBounds } from '../page-size.ts';
import { requestOf } from '../requests.ts';
import { readPage, walk } from '../walk.ts';
import { paginatorCases } from './paginator.ts';

/** Walks in pages of different sizes, and page tokens used in every wrong way. */
export function pagingCases(contract: Contract): Case[] {
  const { pagination } = contract;
  if (!pagination) return [];
  // A token that is no free string cannot be made up without breaking its own constraints.
  const tokens = isFreeToken(contract) ? tokenCases(contract, pagination) : [];
  return [...walkCases(contract, pagination), ...tokens, ...paginatorCases(contract)];
}

interface Size {
  readonly name: string;
  /** Undefined where the data has no such size. */
  readonly of: (items: number) => number | undefined;
}

function walkCases(contract: Contract, pagination: Pagination): Case[] {
  const { pageSize } = pagination;
  const plain = walkCase(contract, 'default-page-size', 'without a page size', (base) => base);
  if (pageSize === undefined) return [plain];
  const { min, max } = sizeBounds(contract, pageSize);
  const sizes: Size[] = [
    { name: 'smallest-pages', of: () => min },
    { name: 'small-pages', of: () => Math.min(max, min + 1) },
    { name: 'odd-pages', of: () => Math.min(max, min + 7) },
    { name: 'double-pages', of: () => Math.min(max, min * 2) },
    { name: 'middle-pages', of: () => Math.floor((min + max) / 2) },
    { name: 'large-pages', of: () => Math.max(min, max - 1) },
    { name: 'largest-pages', of: () => max },
    { name: 'exact-fit', of: (items) => within(min, max, items) },
    { name: 'one-left-over', of: (items) => within(min, max, items - 1) },
    { name: 'one-to-spare', of: (items) => within(min, max, items + 1) },
    { name: 'two-full-pages', of: (items) => evenShare(min, max, items) },
  ];
  return [
    plain,
    ...sizes.map(({ name, of }) =>
      walkCase(contract, name, name.replaceAll('-', ' '), (base, { items }) => {
        const size = of(items.size);
        return size === undefined ? undefined : { ...base, [pageSize]: size };
      }),
    ),
  ];
}

function walkCase(
  contract: Contract,
  name: string,
  title: string,
  first: (base: JsonObject, knowledge: Knowledge) => JsonObject | undefined,
): Case {
  return caseOf(
    contract,
    {
      suite: 'paging',
      name,
      title: `a walk ${title}`,
      covers: [
        'paging/complete',
        ...(name === 'default-page-size' || !contract.pagination?.pageSize
          ? []
          : ['paging/page-size']),
        ...(name === 'smallest-pages' ? severalPages : []),
      ],
      needs: 'fixture',
    },
    [],
    function* steps(knowledge): Steps {
      const base = baseInput(contract, knowledge);
      yield plainControl(contract, base);
      const request = first(base, knowledge);
      if (request) yield* walk(contract, request, knowledge);
    },
  );
}

/** What only a walk of several pages can show. */
const severalPages = ['paging/no-duplicates', 'paging/ends', 'paging/continues'];

function tokenCases(contract: Contract, { inputToken, pageSize }: Pagination): Case[] {
  const { min, max } = pageSize === undefined ? { min: 1, max: 1 } : sizeBounds(contract, pageSize);
  const small = (base: JsonObject): JsonObject =>
    pageSize === undefined ? base : { ...base, [pageSize]: min };
  return [
    refusalCase(
      contract,
      {
        suite: 'paging',
        name: 'garbage',
        title: 'a token that was never given out',
        covers: ['paging/unknown-token', 'paging/unknown-token-error'],
        breaks: ['paging/unknown-token'],
        needs: 'fixture',
      },
      (base, { absent }) =>
        requestOf(contract, { ...base, [inputToken]: absent[inputToken] ?? '' }),
    ),
    caseOf(
      contract,
      { ...tokenDraft, name: 'empty', title: 'an empty token', covers: ['paging/empty-token'] },
      [],
      function* steps(knowledge): Steps {
        const base = baseInput(contract, knowledge);
        yield plainControl(contract, base);
        yield { request: requestOf(contract, { ...base, [inputToken]: '' }) };
      },
    ),
    secondPageCase(contract, small, {
      name: 'used-twice',
      title: 'the same token twice',
      covers: ['paging/repeated-token', 'paging/continues', `request/${inputToken}/type`],
      follow: (second) => [second, second],
    }),
    secondPageCase(contract, small, {
      name: 'of-another-page-size',
      title: 'a token with another page size',
      covers: ['paging/foreign-token'],
      follow: (second) => {
        const other = Math.min(max, min + 5);
        return pageSize === undefined || other === min ? [] : [{ ...second, [pageSize]: other }];
      },
    }),
    secondPageCase(contract, small, {
      name: 'of-other-filters',
      title: 'a token with filters that it was not given out for',
      covers: ['paging/foreign-token'],
      follow: (second) => withFilter(contract, second),
    }),
    secondPageCase(contract, small, {
      name: 'of-another-resource',
      title: 'a token with the ids of another resource',
      covers: ['paging/foreign-token'],
      needs: 'foreign-fixture',
      follow: (second, { foreign = {} }) => [{ ...second, ...foreign }],
    }),
  ];
}

const tokenDraft = { suite: 'paging', needs: 'fixture' } as const;

interface SecondPage {
  readonly name: string;
  readonly title: string;
  readonly covers: readonly string[];
  readonly needs?: Need;
  /** The requests to send once the request for the second page is known. */
  readonly follow: (second: JsonObject, knowledge: Knowledge) => readonly JsonObject[];
}

function secondPageCase(
  contract: Contract,
  small: (base: JsonObject) => JsonObject,
  { name, title, covers, needs = 'fixture', follow }: SecondPage,
): Case {
  return caseOf(
    contract,
    { suite: 'paging', name, title, covers, needs },
    [],
    function* steps(knowledge): Steps {
      const base = baseInput(contract, knowledge);
      yield plainControl(contract, base);
      const first = small(base);
      const page = readPage(contract, yield { request: requestOf(contract, first) });
      if (page?.token === undefined) return;
      const second = { ...first, [contract.pagination?.inputToken ?? '']: page.token };
      for (const request of follow(second, knowledge))
        yield { request: requestOf(contract, request) };
    },
  );
}

function withFilter({ filters }: Contract, request: JsonObject): JsonObject[] {
  const [key] = filters?.keys ?? [];
  if (!filters || !key) return [];
  const values = key.accepted.slice(0, 1);
  const filter = { [filters.key]: key.name, [filters.values]: values };
  return [{ ...request, [filters.member]: [filter] }];
}

function within(min: number, max: number, size: number): number | undefined {
  return size >= min && size <= max ? size : undefined;
}

function evenShare(min: number, max: number, items: number): number | undefined {
  for (let pages = 2; items / pages >= min; pages += 1) {
    if (items % pages === 0) return within(min, max, items / pages);
  }
  return undefined;
}
