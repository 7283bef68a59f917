import type { Behaviour } from '../behaviour.ts';
import { replacing, type Variant } from '../catalogue-entry.ts';
import { ServiceError } from '../service-error.ts';

/** Bad signatures refused in unusual ways; to be seen only where signatures are asked for. */
export const signatureVariants: readonly Variant[] = [
  refusing('signatures-refused-with-403', 'bad signatures get 403', 'Common Errors', (error) =>
    renamed(error, error.type, 403),
  ),
  refusing(
    'signature-errors-without-exception',
    'errors of signatures lack the word Exception',
    'Common Errors',
    (error) => renamed(error, error.type.replace('Exception', ''), 403),
  ),
  refusing(
    'signature-errors-without-message',
    'errors of signatures have no message',
    'messages are not promised',
    ({ type, status }) => new ServiceError(type, '', status),
  ),
];

function refusing(
  name: string,
  title: string,
  allowedBy: string,
  change: (error: ServiceError) => ServiceError,
): Variant {
  const changed = (before: Behaviour['authenticate']): Behaviour['authenticate'] => {
    return (request, auth) => {
      try {
        before(request, auth);
      } catch (error) {
        throw error instanceof ServiceError ? change(error) : error;
      }
    };
  };
  return {
    name,
    title,
    allowedBy,
    change: replacing(({ authenticate }) => ({ authenticate: changed(authenticate) })),
  };
}

function renamed({ message }: ServiceError, type: string, status: number): ServiceError {
  return new ServiceError(type, message, status);
}
