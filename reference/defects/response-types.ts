import type { Defect } from '../catalogue-entry.ts';
import { kebabCase } from '../kebab-case.ts';
import { item, member } from './response-defect.ts';

/** Members of items that have the wrong JSON type. */
export const responseTypeDefects: readonly Defect[] = [
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
      `${kebabCase(name)}-is-a-number`,
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
  member(
    'window-target-id-is-false',
    'WindowTargetId is false where it is not known',
    [`${item}/WindowTargetId/type`],
    'WindowTargetId',
    () => false,
  ),
  member(
    'status-details-is-a-list',
    'StatusDetails is a list of strings',
    [`${item}/StatusDetails/type`],
    'StatusDetails',
    (value) => [value],
  ),
  member(
    'invocation-id-is-a-structure',
    'InvocationId is an object',
    [`${item}/InvocationId/type`],
    'InvocationId',
    (value) => ({ S: value }),
  ),
];
