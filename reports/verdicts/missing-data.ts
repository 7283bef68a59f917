import type { Contract } from '../../contracts/contract.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import { sizeBounds } from '../../suites/page-size.ts';

/** Why the data of the target left a constraint open, and what data would decide it. */
export function missingData(contract: Contract, knowledge: Knowledge, address: string): string {
  if (!knowledge.input) return 'it needs items: name an input that has some with --fixture FILE';
  const inItem = `${contract.items.address}/`;
  if (address.startsWith(inItem)) {
    const [name = ''] = address.slice(inItem.length).split('/');
    // A time is held against another one, for example, and that may be what is missing.
    const has = [...knowledge.items.values()].some((item) => (item[name] ?? null) !== null);
    return has
      ? `it needs an item whose ${name} can be judged`
      : `it needs an item with ${name}, and the target showed none`;
  }
  const shown = `the target showed ${knowledge.items.size}`;
  const wanted = aboutPages(contract, address);
  return wanted === undefined
    ? `it needs other items than the ${knowledge.items.size} that the target showed`
    : `it needs another number of items, ${wanted}: ${shown}`;
}

/** Of which number of items there are pages of every kind, for what only pages can show. */
function aboutPages(contract: Contract, address: string): string | undefined {
  const { pagination, input } = contract;
  if (!pagination) return undefined;
  const { inputToken, outputToken, pageSize } = pagination;
  const places = ['paging/', 'errors/', `request/${inputToken}/`, `response/${outputToken}/`];
  if (!places.some((place) => address.startsWith(place))) return undefined;
  if (pageSize === undefined || !input.members.has(pageSize)) return 'more than a page';
  return `for example ${2 * sizeBounds(contract, pageSize).min}`;
}
