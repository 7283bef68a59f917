import type { Defect } from '../catalogue-entry.ts';
import { item, member } from './response-defect.ts';

/** Members of items outside their enumerations and lengths. */
export const responseValueDefects: readonly Defect[] = [
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
  member(
    'status-of-a-command',
    'Status is that of the command: Success, InProgress, TimedOut',
    [`${item}/Status/enum`],
    'Status',
    (value) =>
      String(value)
        .split('_')
        .map((word) => `${word.charAt(0)}${word.slice(1).toLowerCase()}`)
        .join(''),
  ),
  member('status-canceled', 'CANCELLED has one L', [`${item}/Status/enum`], 'Status', (value) =>
    value === 'CANCELLED' ? 'CANCELED' : value,
  ),
  member(
    'task-type-lower-case',
    'TaskType is in lower case',
    [`${item}/TaskType/enum`],
    'TaskType',
    (value) => String(value).toLowerCase(),
  ),
  member(
    'task-type-of-another-list',
    'TaskType is the name of a service',
    [`${item}/TaskType/enum`],
    'TaskType',
    () => 'SSM',
  ),
  member(
    'status-details-is-a-log',
    'StatusDetails is a log of some thousand characters',
    [`${item}/StatusDetails/length`],
    'StatusDetails',
    (value) => `${String(value)}\n`.repeat(500),
  ),
];
