import type { Variant } from '../catalogue-entry.ts';
import { kebabCase } from '../kebab-case.ts';
import { item, omit } from './make-variant.ts';

const model = 'the model requires no member';

/** Items with members left out, null, empty, long, or not listed. */
export const itemVariants: readonly Variant[] = [
  ...[
    'OwnerInformation',
    'WindowTargetId',
    'ExecutionId',
    'StatusDetails',
    'TaskType',
    'EndTime',
    'StartTime',
    'Parameters',
  ].map((name) =>
    item(`without-${kebabCase(name)}`, `items have no ${name}`, model, (found) =>
      omit(found, [name]),
    ),
  ),
  item('only-what-identifies', 'items have only their ids, status and start', model, (found) =>
    omit(found, [
      'OwnerInformation',
      'WindowTargetId',
      'ExecutionId',
      'StatusDetails',
      'TaskType',
      'EndTime',
      'Parameters',
    ]),
  ),
  item('without-the-ids-asked-for', 'items do not repeat the ids of the request', model, (found) =>
    omit(found, ['WindowExecutionId', 'TaskExecutionId']),
  ),
  item('null-members', 'absent members are null', 'clients must drop null members', (found) => ({
    OwnerInformation: null,
    WindowTargetId: null,
    EndTime: null,
    ...found,
  })),
  item(
    'extra-item-members',
    'items have members that the page does not list',
    'clients ignore what they do not know',
    (found) => ({ ...found, Region: 'us-east-1', Attempts: 1 }),
  ),
  item(
    'members-in-camel-case-beside',
    'items have their status and start in camel case as well',
    'clients ignore what they do not know',
    (found) => ({ ...found, status: found['Status'], startTime: found['StartTime'] }),
  ),
  item(
    'window-target-id-empty',
    'WindowTargetId is empty where there is no target',
    'its length may be 0',
    (found) => ({ WindowTargetId: '', ...found }),
  ),
  item('status-details-empty', 'StatusDetails is empty', 'its length may be 0', (found) => ({
    ...found,
    StatusDetails: '',
  })),
  item(
    'status-details-of-250-characters',
    'StatusDetails has 250 characters',
    'its length may be 250',
    (found) => ({ ...found, StatusDetails: 'é'.repeat(250) }),
  ),
  item(
    'status-details-astral',
    'StatusDetails has 250 characters outside the basic plane',
    'lengths count code points',
    (found) => ({ ...found, StatusDetails: '\u{1F600}'.repeat(250) }),
  ),
  item(
    'owner-information-of-128-characters',
    'OwnerInformation has 128 characters',
    'its length may be 128',
    (found) => ({ ...found, OwnerInformation: 'o'.repeat(128) }),
  ),
  item(
    'parameters-not-json',
    'Parameters is a string of no known form',
    'it is a string, and no more is said',
    (found) => ({ ...found, Parameters: '' }),
  ),
  item(
    'invocation-ids-in-upper-case',
    'InvocationId is in upper case',
    'the pattern allows it',
    (found) => ({ ...found, InvocationId: String(found['InvocationId']).toUpperCase() }),
  ),
  item(
    'echoed-ids-in-upper-case',
    'the ids of the request are repeated in upper case',
    'hexadecimal digits have no case',
    (found) =>
      Object.fromEntries(
        Object.entries(found).map(([name, value]) => [
          name,
          name === 'WindowExecutionId' || name === 'TaskExecutionId'
            ? String(value).toUpperCase()
            : value,
        ]),
      ),
  ),
];
