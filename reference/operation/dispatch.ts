import { ServiceError } from '../service-error.ts';
import { siblingNames } from '../siblings/sibling-names.ts';
import type { ServiceRequest } from '../wire.ts';

/** The operation that the behaviour is about; its siblings always behave as documented. */
export const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';

/** The prefix of every `X-Amz-Target` of the service. */
export const targetPrefix = 'AmazonSSM.';

const targets: ReadonlyMap<string, string> = new Map(
  [operation, ...siblingNames].map((name) => [`${targetPrefix}${name}`, name]),
);

/** The operation that method and target claim. @throws ServiceError where they claim none. */
export function dispatch({ method, headers }: ServiceRequest): string {
  if (method !== 'POST') {
    const message = 'Unable to determine service/operation name to be authorized';
    throw new ServiceError('AccessDeniedException', message, 403);
  }
  const name = targets.get(headers['x-amz-target'] ?? '');
  if (name === undefined) throw new ServiceError('UnknownOperationException');
  return name;
}
