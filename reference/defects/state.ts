import { type Defect, replacing } from '../catalogue-entry.ts';
import type { Invocation } from '../invocation.ts';

const stable = 'state/stable';

/** Answers that change from one call to the next; each emulator counts its own calls. */
export const stateDefects: readonly Defect[] = [
  finding(
    'one-answer-in-five-empty',
    'every fifth answer has no items',
    [stable, 'paging/complete'],
    (items, call) => (call % 5 === 4 ? [] : items),
  ),
  finding(
    'one-answer-in-seven-short',
    'every seventh answer lacks the last item',
    [stable, 'paging/complete'],
    (items, call) => (call % 7 === 6 ? items.slice(0, -1) : items),
  ),
  finding(
    'items-vanish',
    'items vanish, one after the other, as calls go by',
    [stable, 'paging/complete'],
    (items, call) => items.slice(Math.floor(call / 8)),
  ),
  finding(
    'statuses-of-finished-items-change',
    'what has failed is successful a few calls later',
    [stable],
    (items, call) =>
      items.map((item) =>
        call % 3 === 2 && item.Status === 'FAILED' ? { ...item, Status: 'SUCCESS' } : item,
      ),
  ),
  finding('end-times-move', 'EndTime is later at every call', [stable], (items, call) =>
    items.map((item) =>
      item.EndTime === undefined ? item : { ...item, EndTime: item.EndTime + call },
    ),
  ),
  finding(
    'invocation-ids-made-anew',
    'every call makes new InvocationIds',
    [stable, 'paging/complete'],
    (items) => items.map((item) => ({ ...item, InvocationId: crypto.randomUUID() })),
  ),
  finding('execution-ids-made-anew', 'every call makes new ExecutionIds', [stable], (items) =>
    items.map((item) => ({ ...item, ExecutionId: crypto.randomUUID() })),
  ),
];

function finding(
  name: string,
  title: string,
  breaks: readonly string[],
  change: (items: readonly Invocation[], call: number) => readonly Invocation[],
): Defect {
  return {
    name,
    title,
    breaks,
    change: (behaviour) => {
      let calls = 0;
      const count = replacing(({ find }) => ({
        find: (input) => {
          const items = find(input);
          calls += 1;
          return change(items, calls - 1);
        },
      }));
      return count(behaviour);
    },
  };
}
