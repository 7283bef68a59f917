import { type Defect, replacing } from '../catalogue-entry.ts';
import { jsonResponse } from '../json-response.ts';
import { operation, targetPrefix } from '../operation/dispatch.ts';
import { dispatching } from './protocol-defect.ts';

/** Targets claimed that are not, to the letter, the operation's. */
export const targetDefects: readonly Defect[] = [
  target(
    'target-case-ignored',
    'X-Amz-Target is compared without case',
    (value) => value.toLowerCase() === `${targetPrefix}${operation}`.toLowerCase(),
  ),
  target(
    'target-operation-case-ignored',
    'the operation in X-Amz-Target is compared without case',
    (value) =>
      value.startsWith(targetPrefix) && value.toLowerCase().endsWith(operation.toLowerCase()),
  ),
  target(
    'target-service-ignored',
    'any service in X-Amz-Target will do',
    (value) => value.split('.').at(-1) === operation,
  ),
  target(
    'target-service-by-prefix',
    'a service that goes on after AmazonSSM will do',
    (value) => value.startsWith(targetPrefix.slice(0, -1)) && value.endsWith(`.${operation}`),
  ),
  target(
    'target-by-both-ends',
    'what stands between the service and the operation does not count',
    (value) => value.startsWith(targetPrefix) && value.split('.').at(-1) === operation,
  ),
  target(
    'target-missing-is-the-operation',
    'a request without X-Amz-Target is served',
    (value) => value === '',
  ),
  target('target-by-prefix', 'a target that goes on after the operation is served', (value) =>
    value.startsWith(`${targetPrefix}${operation}`),
  ),
  target('target-unknown-is-served', 'every target is served', () => true),
  target(
    'target-without-service-is-served',
    'the operation alone, without the service, is served',
    (value) => value === operation,
  ),
  {
    name: 'unknown-operation-empty-success',
    title: 'an unknown operation gets 200 and an empty object',
    breaks: ['protocol/target', 'errors/UnknownOperationException'],
    change: replacing(({ renderError }) => ({
      renderError: (error, request) =>
        error.type === 'UnknownOperationException'
          ? jsonResponse(200, {})
          : renderError(error, request),
    })),
  },
];

/** Claims targets that are not, to the letter, the operation's. */
function target(name: string, title: string, claims: (value: string) => boolean): Defect {
  return dispatching(name, title, 'protocol/target', (request, dispatch) =>
    request.method === 'POST' && claims(request.headers['x-amz-target'] ?? '')
      ? operation
      : dispatch(request),
  );
}
