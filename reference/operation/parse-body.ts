import { ServiceError, serializationError } from '../service-error.ts';
import { isList, isMembers, type Members } from '../wire.ts';

/** Bodies above this many characters are not read. */
const largestBody = 4 * 1024 * 1024;

/** The members of a body: one JSON object and nothing else. @throws ServiceError otherwise. */
export function parseBody(body: string): Members {
  if (body.length > largestBody) {
    throw new ServiceError('RequestEntityTooLargeException', 'The body is too large.', 413);
  }
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw serializationError();
  }
  if (isMembers(value)) return value;
  throw serializationError(isList(value) ? 'Start of list found where not expected' : '');
}
