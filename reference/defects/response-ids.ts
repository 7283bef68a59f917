import type { Defect } from '../catalogue-entry.ts';
import { kebabCase } from '../kebab-case.ts';
import { uuidFor } from '../uuid-for.ts';
import { item, items, member, omit } from './response-defect.ts';

/** Ids of items that have the wrong form, or are not theirs. */
export const responseIdDefects: readonly Defect[] = [
  ...['WindowExecutionId', 'TaskExecutionId', 'InvocationId'].flatMap((name): Defect[] => [
    member(
      `${kebabCase(name)}-without-dashes`,
      `${name} has no dashes`,
      [`${item}/${name}/pattern`],
      name,
      (value) => String(value).replaceAll('-', ''),
    ),
    member(
      `${kebabCase(name)}-prefixed`,
      `${name} has a prefix`,
      [`${item}/${name}/pattern`, `${item}/${name}/length`],
      name,
      (value) => `id-${String(value)}`,
    ),
    member(
      `${kebabCase(name)}-empty`,
      `${name} is empty`,
      [`${item}/${name}/pattern`, `${item}/${name}/length`],
      name,
      () => '',
    ),
    member(
      `${kebabCase(name)}-not-hexadecimal`,
      `${name} has letters beyond f`,
      [`${item}/${name}/pattern`],
      name,
      (value) => `${String(value).slice(0, 31)}xyzzy`,
    ),
  ]),
  member(
    'execution-id-of-another',
    'WindowExecutionId is that of another execution',
    [`${item}/WindowExecutionId/echo`],
    'WindowExecutionId',
    () => uuidFor('another execution'),
  ),
  member(
    'task-id-of-another',
    'TaskExecutionId is that of another task',
    [`${item}/TaskExecutionId/echo`],
    'TaskExecutionId',
    () => uuidFor('another task'),
  ),
  member(
    'task-id-is-the-execution',
    'TaskExecutionId is the WindowExecutionId',
    [`${item}/TaskExecutionId/echo`],
    'TaskExecutionId',
    (_, rendered) => rendered['WindowExecutionId'],
  ),
  items(
    'echo-wrong-in-one-item',
    'one item is of another task',
    [`${item}/TaskExecutionId/echo`],
    (rendered, position) =>
      position === 3 ? { ...rendered, TaskExecutionId: uuidFor('another task') } : rendered,
  ),
  items(
    'invocation-id-absent',
    'items have no InvocationId',
    [`${item}/InvocationId/present`],
    (rendered) => omit('InvocationId', rendered),
  ),
  items(
    'invocation-id-absent-in-one-item',
    'one item has no InvocationId',
    [`${item}/InvocationId/present`],
    (rendered, position) => (position === 3 ? omit('InvocationId', rendered) : rendered),
  ),
  items(
    'invocation-id-twice',
    'two items of a page have the same InvocationId',
    [`${item}/InvocationId/unique`],
    (rendered, position) =>
      position === 1
        ? { ...rendered, InvocationId: uuidFor('twice') }
        : position === 2
          ? { ...rendered, InvocationId: uuidFor('twice') }
          : rendered,
  ),
  items(
    'invocation-id-always-the-same',
    'all items have the same InvocationId',
    [`${item}/InvocationId/unique`],
    (rendered) => ({ ...rendered, InvocationId: uuidFor('the same') }),
  ),
  items(
    'echo-wrong-in-the-last-items',
    'items after the first nine are of another execution',
    [`${item}/WindowExecutionId/echo`],
    (rendered, position) =>
      position < 9 ? rendered : { ...rendered, WindowExecutionId: uuidFor('another execution') },
  ),
  items(
    'invocation-id-is-the-task-id',
    'InvocationId is the id of the task',
    [`${item}/InvocationId/unique`],
    (rendered) => ({ ...rendered, InvocationId: rendered['TaskExecutionId'] }),
  ),
];
