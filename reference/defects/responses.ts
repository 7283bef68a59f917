import { type Defect, replacing } from '../catalogue-entry.ts';
import { uuid } from '../data-set.ts';
import { isMembers, type Members } from '../wire.ts';

const list = 'response/WindowExecutionTaskInvocationIdentities';
const item = `${list}/member`;

type ChangeItem = (rendered: Members, position: number) => Members;
type Shorten = (rendered: Members) => Members;

/** Answers whose members have the wrong type, form or meaning. */
export const responseDefects: readonly Defect[] = [
  ...[
    'WindowExecutionId',
    'TaskExecutionId',
    'InvocationId',
    'ExecutionId',
    'TaskType',
    'Parameters',
    'Status',
    'StatusDetails',
    'OwnerInformation',
    'WindowTargetId',
  ].map((name) =>
    member(
      `${kebab(name)}-is-a-number`,
      `${name} is a number`,
      [`${item}/${name}/type`],
      name,
      () => 42,
    ),
  ),
  member(
    'parameters-is-a-structure',
    'Parameters is an object instead of a string',
    [`${item}/Parameters/type`],
    'Parameters',
    () => ({ documentName: 'x' }),
  ),
  member('status-is-a-list', 'Status is a list', [`${item}/Status/type`], 'Status', (value) => [
    value,
  ]),
  ...['StartTime', 'EndTime'].flatMap((name): Defect[] => [
    member(
      `${kebab(name)}-iso`,
      `${name} is an ISO 8601 string`,
      [`${item}/${name}/timestamp`],
      name,
      (value) => new Date(Number(value) * 1000).toISOString(),
    ),
    member(
      `${kebab(name)}-string`,
      `${name} is a number in a string`,
      [`${item}/${name}/timestamp`],
      name,
      String,
    ),
    member(
      `${kebab(name)}-milliseconds`,
      `${name} counts milliseconds`,
      [`${item}/${name}/seconds`],
      name,
      (value) => Math.round(Number(value) * 1000),
    ),
    member(
      `${kebab(name)}-microseconds`,
      `${name} counts microseconds`,
      [`${item}/${name}/seconds`],
      name,
      (value) => Math.round(Number(value) * 1e6),
    ),
  ]),
  member(
    'end-before-start',
    'EndTime is an hour before StartTime',
    [`${item}/EndTime/not-before`],
    'EndTime',
    (value) => Number(value) - 3600,
  ),
  member(
    'end-a-moment-before-start',
    'EndTime is cut to whole seconds, and so before StartTime',
    [`${item}/EndTime/not-before`],
    'EndTime',
    (_, rendered) => Math.floor(Number(rendered['StartTime'])) - 0.001,
  ),
  member(
    'status-in-capitals-only-first',
    'Status is written Success',
    [`${item}/Status/enum`],
    'Status',
    (value) => `${String(value).charAt(0)}${String(value).slice(1).toLowerCase()}`,
  ),
  member(
    'status-lower-case',
    'Status is in lower case',
    [`${item}/Status/enum`],
    'Status',
    (value) => String(value).toLowerCase(),
  ),
  member(
    'status-unknown-word',
    'TIMED_OUT is said as TimedOut',
    [`${item}/Status/enum`],
    'Status',
    (value) => (value === 'TIMED_OUT' ? 'TimedOut' : value),
  ),
  member(
    'status-empty',
    'a pending item has an empty Status',
    [`${item}/Status/enum`],
    'Status',
    (value) => (value === 'PENDING' ? '' : value),
  ),
  member(
    'task-type-unknown',
    'TaskType is RunCommand',
    [`${item}/TaskType/enum`],
    'TaskType',
    () => 'RunCommand',
  ),
  member('task-type-empty', 'TaskType is empty', [`${item}/TaskType/enum`], 'TaskType', () => ''),
  member(
    'status-details-too-long',
    'StatusDetails has 251 characters',
    [`${item}/StatusDetails/length`],
    'StatusDetails',
    () => 'x'.repeat(251),
  ),
  member(
    'owner-information-empty',
    'OwnerInformation is empty',
    [`${item}/OwnerInformation/length`],
    'OwnerInformation',
    () => '',
  ),
  member(
    'owner-information-too-long',
    'OwnerInformation has 129 characters',
    [`${item}/OwnerInformation/length`],
    'OwnerInformation',
    () => 'x'.repeat(129),
  ),
  member(
    'window-target-id-too-long',
    'WindowTargetId has 37 characters',
    [`${item}/WindowTargetId/length`],
    'WindowTargetId',
    (value) => `${String(value)}0`,
  ),
  member(
    'window-target-id-is-an-arn',
    'WindowTargetId is an ARN',
    [`${item}/WindowTargetId/length`],
    'WindowTargetId',
    (value) => `arn:aws:ssm:us-east-1:123456789012:windowtarget/${String(value)}`,
  ),
  ...['WindowExecutionId', 'TaskExecutionId', 'InvocationId'].flatMap((name): Defect[] => [
    member(
      `${kebab(name)}-without-dashes`,
      `${name} has no dashes`,
      [`${item}/${name}/pattern`],
      name,
      (value) => String(value).replaceAll('-', ''),
    ),
    member(
      `${kebab(name)}-prefixed`,
      `${name} has a prefix`,
      [`${item}/${name}/pattern`, `${item}/${name}/length`],
      name,
      (value) => `id-${String(value)}`,
    ),
    member(
      `${kebab(name)}-empty`,
      `${name} is empty`,
      [`${item}/${name}/pattern`, `${item}/${name}/length`],
      name,
      () => '',
    ),
    member(
      `${kebab(name)}-not-hexadecimal`,
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
    () => uuid('another execution'),
  ),
  member(
    'task-id-of-another',
    'TaskExecutionId is that of another task',
    [`${item}/TaskExecutionId/echo`],
    'TaskExecutionId',
    () => uuid('another task'),
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
      position === 3 ? { ...rendered, TaskExecutionId: uuid('another task') } : rendered,
  ),
  items(
    'invocation-id-absent',
    'items have no InvocationId',
    [`${item}/InvocationId/present`],
    omit('InvocationId'),
  ),
  items(
    'invocation-id-absent-in-one-item',
    'one item has no InvocationId',
    [`${item}/InvocationId/present`],
    (rendered, position) => (position === 3 ? omit('InvocationId')(rendered) : rendered),
  ),
  items(
    'invocation-id-twice',
    'two items of a page have the same InvocationId',
    [`${item}/InvocationId/unique`],
    (rendered, position) =>
      position === 1
        ? { ...rendered, InvocationId: uuid('twice') }
        : position === 2
          ? { ...rendered, InvocationId: uuid('twice') }
          : rendered,
  ),
  items(
    'invocation-id-always-the-same',
    'all items have the same InvocationId',
    [`${item}/InvocationId/unique`],
    (rendered) => ({ ...rendered, InvocationId: uuid('the same') }),
  ),
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
  items(
    'items-are-ids',
    'items are strings',
    [`${item}/type`],
    (rendered) => rendered,
    (rendered) => rendered['InvocationId'],
  ),
  output(
    'list-is-a-structure',
    'the list of items is an object by id',
    [`${list}/type`],
    (items_) => Object.fromEntries(items_.map((one) => [String(one['InvocationId']), one])),
  ),
  output('list-is-json-text', 'the list of items is JSON in a string', [`${list}/type`], (items_) =>
    JSON.stringify(items_),
  ),
];

/** Another value for one member of each item that has it. */
function member(
  name: string,
  title: string,
  breaks: readonly string[],
  changed: string,
  value: (value: unknown, rendered: Members) => unknown,
): Defect {
  return items(name, title, breaks, (rendered) =>
    changed in rendered ? { ...rendered, [changed]: value(rendered[changed], rendered) } : rendered,
  );
}

function items(
  name: string,
  title: string,
  breaks: readonly string[],
  change: ChangeItem,
  finish?: (rendered: Members) => unknown,
): Defect {
  return {
    name,
    title,
    breaks,
    change: replacing(({ renderItem, renderOutput }) => ({
      renderItem: (found, ids, position) => change(renderItem(found, ids, position), position),
      renderOutput: (rendered, page, input) => ({
        ...renderOutput(rendered, page, input),
        ...(finish && { WindowExecutionTaskInvocationIdentities: rendered.map(finish) }),
      }),
    })),
  };
}

function output(
  name: string,
  title: string,
  breaks: readonly string[],
  change: (items: readonly Members[]) => unknown,
): Defect {
  return {
    name,
    title,
    breaks,
    change: replacing(({ renderOutput }) => ({
      renderOutput: (rendered, page, input) => ({
        ...renderOutput(rendered, page, input),
        WindowExecutionTaskInvocationIdentities: change(rendered.filter(isMembers)),
      }),
    })),
  };
}

function omit(name: string): Shorten {
  return (rendered) =>
    Object.fromEntries(Object.entries(rendered).filter(([other]) => other !== name));
}

function kebab(name: string): string {
  return name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
