import { authenticate, makeSignatureChecks } from '../auth/authenticate.ts';
import { signatureChecks } from '../auth/signature-checks.ts';
import type { Behaviour, Change } from '../behaviour.ts';
import { type Defect, replacing } from '../catalogue-entry.ts';
import { ServiceError } from '../service-error.ts';

/**
 * Signatures not checked, or refused in the wrong way. They can be seen only where signatures are
 * asked for, and so they are a list of their own.
 */
export const signatureDefects: readonly Defect[] = [
  unchecked('signature-not-compared', 'any signature will do', ['auth/signature'], 'signature'),
  unchecked(
    'key-id-not-checked',
    'any access key id will do',
    ['auth/key', 'auth/signature'],
    'key',
    'signature',
  ),
  unchecked(
    'signature-never-expires',
    'a signature of long ago is good',
    ['auth/expired'],
    'expired',
  ),
  unchecked(
    'signature-of-the-future',
    'a signature of the future is good',
    ['auth/expired'],
    'not-yet-current',
  ),
  unchecked(
    'scope-region-not-checked',
    'a signature for another region is good',
    ['auth/scope'],
    'scope-region',
  ),
  unchecked(
    'scope-service-not-checked',
    'a signature for another service is good',
    ['auth/scope'],
    'scope-service',
  ),
  unchecked(
    'host-need-not-be-signed',
    'a signature without the host is good',
    ['auth/signed-headers'],
    'host-signed',
  ),
  unchecked(
    'algorithm-not-checked',
    'any name of an algorithm will do',
    ['auth/algorithm', 'auth/signature'],
    'algorithm',
    'signature',
  ),
  unchecked(
    'session-token-not-checked',
    'any session token will do',
    ['auth/session-token'],
    'session-token',
    'signature',
  ),
  authenticating(
    'signature-optional',
    'a request without a signature is answered',
    ['auth/missing'],
    (before) => (request, auth) => {
      if (request.headers['authorization'] !== undefined) before(request, auth);
    },
  ),
  authenticating(
    'signature-only-looked-for',
    'any Authorization header will do',
    ['auth/signature', 'auth/form'],
    () =>
      ({ headers }) => {
        if (headers['authorization'] === undefined)
          throw new ServiceError('MissingAuthenticationTokenException');
      },
  ),
  authenticating(
    'extra-signed-headers-refused',
    'more signed headers than four are refused',
    ['auth/valid'],
    (before) => (request, auth) => {
      const signed =
        /SignedHeaders=([^,\s]*)/.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
      if (signed.split(';').length > 4) throw new ServiceError('InvalidSignatureException');
      before(request, auth);
    },
  ),
  authenticating(
    'date-header-refused',
    'a Date header in place of X-Amz-Date is refused',
    ['auth/valid'],
    (before) => (request, auth) => {
      if (request.headers['x-amz-date'] === undefined)
        throw new ServiceError('IncompleteSignatureException');
      before(request, auth);
    },
  ),
  authenticating(
    'signature-errors-forbidden',
    'bad signatures are called Forbidden',
    ['auth/error-name'],
    (before) => (request, auth) => {
      try {
        before(request, auth);
      } catch {
        throw new ServiceError('Forbidden', '', 403);
      }
    },
  ),
  refused('signature-refused-with-401', 'bad signatures get 401', 401),
  refused('signature-refused-with-500', 'bad signatures are internal errors', 500),
  refused('signature-refused-with-200', 'bad signatures get 200 and an error', 200),
];

/** Verifies signatures without some of the checks. */
function unchecked(
  name: string,
  title: string,
  breaks: readonly string[],
  ...left: readonly string[]
): Defect {
  const checks = signatureChecks.filter((check) => !left.includes(check.name));
  return authenticating(
    name,
    title,
    breaks,
    () => (request, auth) => makeSignatureChecks(checks, request, auth),
  );
}

function refused(name: string, title: string, status: number): Defect {
  return authenticating(name, title, ['auth/status'], () => (request, auth) => {
    try {
      authenticate(request, auth);
    } catch (error) {
      const { type, message } =
        error instanceof ServiceError ? error : new ServiceError('InternalServerError');
      throw new ServiceError(status === 500 ? 'InternalServerError' : type, message, status);
    }
  });
}

function authenticating(
  name: string,
  title: string,
  breaks: readonly string[],
  change: (before: Behaviour['authenticate']) => Behaviour['authenticate'],
): Defect {
  const replaced: Change = replacing((behaviour) => ({
    authenticate: change(behaviour.authenticate),
  }));
  return { name, title, breaks, change: replaced };
}
