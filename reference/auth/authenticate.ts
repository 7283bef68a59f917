import type { ServiceRequest } from '../wire.ts';
import type { Auth, SignatureCheck } from './auth.ts';
import { readAuthorization } from './read-authorization.ts';
import { signatureChecks } from './signature-checks.ts';

/** Verifies the signature of a request. @throws ServiceError for the first thing that is wrong. */
export function authenticate(request: ServiceRequest, auth: Auth): void {
  makeSignatureChecks(signatureChecks, request, auth);
}

/** The same with other checks than the documented ones. */
export function makeSignatureChecks(
  checks: readonly SignatureCheck[],
  request: ServiceRequest,
  auth: Auth,
): void {
  const signed = readAuthorization(request);
  for (const { refusal } of checks) {
    const error = refusal(signed, auth);
    if (error) throw error;
  }
}
