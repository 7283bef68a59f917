import { type Defect, replacing } from '../catalogue-entry.ts';
import { item, items, list, output } from './response-defect.ts';

const name = 'WindowExecutionTaskInvocationIdentities';

/** Lists of items that are no lists, or that go by another name. */
export const responseListDefects: readonly Defect[] = [
  items(
    'members-in-camel-case',
    'members begin with a small letter',
    [`${item}/InvocationId/present`],
    (rendered) =>
      Object.fromEntries(
        Object.entries(rendered).map(([name, value]) => [
          name.charAt(0).toLowerCase() + name.slice(1),
          value,
        ]),
      ),
  ),
  output('items-are-ids', 'items are strings', [`${item}/type`], (found) => ({
    [name]: found.map(({ InvocationId }) => InvocationId),
  })),
  output('items-are-lists', 'items are lists of values', [`${item}/type`], (found) => ({
    [name]: found.map((one) => Object.values(one)),
  })),
  output(
    'list-is-a-structure',
    'the list of items is an object by id',
    [`${list}/type`],
    (found) => ({
      [name]: Object.fromEntries(found.map((one) => [String(one['InvocationId']), one])),
    }),
  ),
  output(
    'list-is-json-text',
    'the list of items is JSON in a string',
    [`${list}/type`],
    (found) => ({ [name]: JSON.stringify(found) }),
  ),
  output('list-of-one-is-bare', 'a list with one item is the item', [`${list}/type`], (found) => ({
    [name]: found.length === 1 ? found[0] : found,
  })),
  {
    name: 'list-is-called-invocations-later',
    title: 'later pages call the list of items Invocations',
    breaks: [`${list}/type`],
    change: replacing(({ renderOutput }) => ({
      renderOutput: (rendered, page, input) => {
        const { [name]: found, ...rest } = renderOutput(rendered, page, input);
        return input['NextToken'] ? { ...rest, Invocations: found } : { ...rest, [name]: found };
      },
    })),
  },
];
