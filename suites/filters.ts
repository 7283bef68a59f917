import type { Contract } from '../contracts/contract.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import type { FilterKey, FilterSemantics } from '../contracts/semantics.ts';
import { baseInput } from './base-input.ts';
import { acceptanceCase, caseOf, plainControl } from './build-case.ts';
import type { Case, Steps } from './case.ts';
import { pageOf } from './page-size.ts';
import { requestOf } from './requests.ts';
import { filter, incompleteFilters, kebab, undocumentedFilters } from './undocumented-filters.ts';
import { walk } from './walk.ts';

/** What filters do to a result, for each documented key and value, and for what is not documented. */
export function filterCases(contract: Contract): Case[] {
  const { filters } = contract;
  if (!filters) return [];
  return filters.keys.flatMap((key) => [
    ...completeCases(contract, filters, key),
    laterPagesCase(contract, filters, key),
    ...oddCases(contract, filters, key),
    ...combinedCases(contract, filters, key),
  ]);
}

type List = readonly Json[];

/** Each value alone, several, and all: nothing else, and nothing missing. */
function completeCases(contract: Contract, filters: FilterSemantics, key: FilterKey): Case[] {
  const { accepted, name } = key;
  const [first = '', second = '', third = ''] = accepted;
  const selections: [string, string[]][] = [
    ...accepted.map((value): [string, string[]] => [kebab(value), [value]]),
    ...accepted.slice(1).map((value, index): [string, string[]] => {
      const other = accepted[index] ?? first;
      return [`${kebab(value)}-or-${kebab(other)}`, [value, other]];
    }),
    ['three-values', [third, first, second]],
    ['every-value', [...accepted]],
    ['every-value-reversed', [...accepted].reverse()],
    ['same-value-twice', [first, first]],
  ];
  return selections.map(([label, selected]) =>
    wholeWalk(contract, filters, `${kebab(name)}-${label}`, () => [
      filter(filters, name, selected),
    ]),
  );
}

/** A walk with the filters, then one without: what matched before and after must be there. */
function wholeWalk(
  contract: Contract,
  filters: FilterSemantics,
  name: string,
  select: (items: readonly JsonObject[]) => List,
  paging: JsonObject = {},
): Case {
  const at = `request/${filters.member}`;
  return caseOf(
    contract,
    {
      suite: 'filters',
      name,
      title: `filter ${name}`,
      covers: [`${at}/complete`, `${at}/matching`],
      needs: 'fixture',
    },
    [],
    function* steps(knowledge): Steps {
      const base = baseInput(contract, knowledge);
      yield plainControl(contract, base);
      const selected = select([...knowledge.items.values()]);
      yield* walk(contract, { ...base, ...paging, [filters.member]: selected }, knowledge);
      yield* walk(contract, { ...base, ...pageOf(contract, 'max') }, knowledge);
    },
  );
}

/** The values that select the most while leaving something out, in the smallest pages. */
function laterPagesCase(contract: Contract, filters: FilterSemantics, key: FilterKey): Case {
  const select = (items: readonly JsonObject[]) => {
    const present = key.accepted.filter((value) =>
      items.some((item) => item[key.selects] === value),
    );
    const count = (value: string) => items.filter((item) => item[key.selects] === value).length;
    const rarest = present.reduce((a, b) => (count(b) < count(a) ? b : a), present[0] ?? '');
    const most = present.filter((value) => value !== rarest);
    return [filter(filters, key.name, most.length > 0 ? most : key.accepted)];
  };
  return wholeWalk(contract, filters, 'later-pages', select, pageOf(contract, 'min'));
}

/** Keys and values that the page does not list: refused, empty, or filtered by; never ignored. */
function oddCases(contract: Contract, filters: FilterSemantics, key: FilterKey): Case[] {
  const [first = ''] = key.accepted;
  return [
    ...undocumentedFilters(filters, key).map(([name, one]) =>
      oddCase(contract, filters, 'matching', name, [one]),
    ),
    ...incompleteFilters(filters, key).map(([name, one]) =>
      oddCase(contract, filters, 'incomplete-filter', name, [one]),
    ),
    plainCase(contract, filters, 'no-filters', []),
    unknownMemberCase(contract, filters, filter(filters, key.name, [first])),
  ];
}

function oddCase(
  contract: Contract,
  filters: FilterSemantics,
  rule: string,
  name: string,
  selected: List,
): Case {
  return acceptanceCase(
    contract,
    {
      suite: 'filters',
      name,
      title: `filter with ${name.replaceAll('-', ' ')}`,
      covers: [`request/${filters.member}/${rule}`],
      needs: 'fixture',
    },
    (base) => requestOf(contract, { ...base, [filters.member]: selected }),
  );
}

/** Members that nobody knows are ignored wherever they stand. */
function unknownMemberCase(contract: Contract, filters: FilterSemantics, plain: JsonObject): Case {
  return acceptanceCase(
    contract,
    {
      suite: 'filters',
      name: 'inside-a-filter',
      title: 'an unknown member inside a filter',
      covers: ['request/unknown-members'],
      needs: 'fixture',
    },
    (base) => requestOf(contract, { ...base, [filters.member]: [{ ...plain, Unknown: 'value' }] }),
  );
}

/** An empty list of filters asks for everything. */
function plainCase(
  contract: Contract,
  filters: FilterSemantics,
  name: string,
  selected: List,
): Case {
  return caseOf(
    contract,
    {
      suite: 'filters',
      name,
      title: 'an empty list of filters selects everything',
      covers: ['paging/complete', `request/${filters.member}/length`],
      needs: 'fixture',
    },
    [],
    function* steps(knowledge): Steps {
      const base = baseInput(contract, knowledge);
      yield plainControl(contract, base);
      yield* walk(contract, { ...base, [filters.member]: selected }, knowledge);
    },
  );
}

/** Filters with the same key: how they combine is unknown, but not how many there may be. */
function combinedCases(contract: Contract, filters: FilterSemantics, key: FilterKey): Case[] {
  const [first = '', second = ''] = key.accepted;
  const shape = contract.input.members.get(filters.member)?.shape;
  const most = (shape?.type === 'list' ? shape.length?.max : undefined) ?? 5;
  const same = (count: number) =>
    Array.from({ length: count }, () => filter(filters, key.name, [first]));
  const at = `request/${filters.member}`;
  return [
    oddCase(contract, filters, 'combined', 'two-values', [
      filter(filters, key.name, [first]),
      filter(filters, key.name, [second]),
    ]),
    caseOf(
      contract,
      {
        suite: 'filters',
        name: 'as-many-as-allowed',
        title: `2 to ${most} equal filters`,
        covers: [`${at}/length`, `${at}/combined`],
        needs: 'fixture',
      },
      [],
      function* steps(knowledge): Steps {
        const base = baseInput(contract, knowledge);
        yield plainControl(contract, base);
        for (let count = 2; count <= most; count += 1) {
          yield { request: requestOf(contract, { ...base, [filters.member]: same(count) }) };
        }
      },
    ),
  ];
}
