import { replacing, type Variant } from '../catalogue-entry.ts';
import { filtersOf } from '../checks/check.ts';
import { type Invocation, unfinished } from '../invocation.ts';

const noOrder = 'no order is documented';

/** Items in another order, and items that go on running between calls. */
export const orderAndTimeVariants: readonly Variant[] = [
  {
    name: 'order-changes',
    title: 'items of one page come in another order each time',
    allowedBy: noOrder,
    change: (behaviour) => {
      let calls = 0;
      return {
        ...behaviour,
        renderOutput: (items, found, input) => {
          calls += 1;
          const turned = calls % 2 === 0 ? items.toReversed() : items;
          return behaviour.renderOutput(turned, found, input);
        },
      };
    },
  },
  {
    name: 'filtered-lists-reversed',
    title: 'a filtered list comes in the reverse order',
    allowedBy: noOrder,
    change: replacing(({ filter }) => ({
      filter: (items, input) => {
        const found = filter(items, input);
        return filtersOf(input).length > 0 ? found.toReversed() : found;
      },
    })),
  },
  {
    name: 'parameters-in-another-order',
    title: 'the JSON in Parameters has its members in another order each time',
    allowedBy: 'JSON objects have no order',
    change: (behaviour) => {
      let calls = 0;
      return {
        ...behaviour,
        renderItem: (found, ids, position) => {
          calls += 1;
          const item = behaviour.renderItem(found, ids, position);
          const members = Object.entries(JSON.parse(found.Parameters));
          const turned = calls % 3 === 0 ? members.toReversed() : members;
          return { ...item, Parameters: JSON.stringify(Object.fromEntries(turned)) };
        },
      };
    },
  },
  changing('running-details-change', 'what is running says how far it is', (item, call) => ({
    ...item,
    StatusDetails: `attempt ${call}`,
  })),
  changing('running-items-are-cancelled', 'what is running is cancelled in two steps', cancelled),
  changing('running-items-finish', 'what is running is finished after 40 calls', (item, call) =>
    call <= 40 || item.Status !== 'IN_PROGRESS'
      ? item
      : { ...item, Status: 'SUCCESS', EndTime: (item.StartTime ?? 0) + 600 },
  ),
];

/** In progress, then being cancelled, then cancelled: a filter can find the first and the last. */
function cancelled(item: Invocation, call: number): Invocation {
  if (call < 10) return { ...item, Status: 'IN_PROGRESS' };
  if (call < 60) return { ...item, Status: 'CANCELLING' };
  return { ...item, Status: 'CANCELLED', EndTime: (item.StartTime ?? 0) + 600 };
}

/** Changes items that are not finished, from one call to the next. */
function changing(
  name: string,
  title: string,
  change: (item: Invocation, call: number) => Invocation,
): Variant {
  return {
    name,
    title,
    allowedBy: 'only what is finished stays as it is',
    change: (behaviour) => {
      let calls = 0;
      return {
        ...behaviour,
        find: (input) => {
          calls += 1;
          return behaviour
            .find(input)
            .map((item) => (unfinished.has(item.Status) ? change(item, calls) : item));
        },
      };
    },
  };
}
