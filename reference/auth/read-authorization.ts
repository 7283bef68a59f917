import { ServiceError } from '../service-error.ts';
import type { ServiceRequest } from '../wire.ts';
import type { SignedRequest } from './auth.ts';

/**
 * Takes an Authorization header apart. @throws ServiceError where there is none, where there is a
 * signature in the query as well, and where a part is missing.
 */
export function readAuthorization(request: ServiceRequest): SignedRequest {
  const { authorization } = request.headers;
  const inQuery = request.path.includes('X-Amz-Signature=');
  if (authorization !== undefined && inQuery) {
    const message = "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization'";
    throw new ServiceError('InvalidSignatureException', message);
  }
  if (authorization === undefined || authorization.trim() === '') {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const parts = partsOf(authorization);
  const date = request.headers['x-amz-date'] ?? request.headers['date'];
  const { Credential, SignedHeaders, Signature } = parts;
  if (!Credential || !SignedHeaders || !Signature || !date) {
    throw new ServiceError('IncompleteSignatureException', complaint(parts, date, authorization));
  }
  return {
    request,
    algorithm: authorization.trim().split(/\s/, 1)[0] ?? '',
    credential: Credential.split('/'),
    signedHeaders: SignedHeaders.split(';').map((name) => name.toLowerCase()),
    signature: Signature,
    date,
  };
}

interface Parts {
  readonly Credential?: string;
  readonly SignedHeaders?: string;
  readonly Signature?: string;
}

/** `Name=value` pairs after the algorithm, with commas or spaces between them. */
function partsOf(authorization: string): Parts {
  const pairs = authorization.split(/[,\s]+/).flatMap((part): [string, string][] => {
    const at = part.indexOf('=');
    return at < 0 ? [] : [[part.slice(0, at), part.slice(at + 1)]];
  });
  return Object.fromEntries(pairs);
}

function complaint(parts: Parts, date: string | undefined, authorization: string): string {
  const missing = (['Credential', 'Signature', 'SignedHeaders'] as const)
    .filter((name) => !parts[name])
    .map((name) => `Authorization header requires '${name}' parameter.`);
  const dated = date
    ? []
    : ["Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."];
  return [...missing, ...dated, `Authorization=${authorization}`].join(' ');
}
