import { ServiceError } from '../service-error.ts';
import type { Auth, SignatureCheck } from './auth.ts';
import { computeSignature } from './compute-signature.ts';
import { isoDate, timeOf } from './signing-time.ts';

/** Signatures are good for this many milliseconds before and after they were made. */
const tolerance = 15 * 60 * 1000;

/** What a signature is checked for, in the order that was measured of services of this framework. */
export const signatureChecks: readonly SignatureCheck[] = [
  check('date-form', 'IncompleteSignatureException', ({ date }) =>
    Number.isNaN(timeOf(date)) ? `Date must be in ISO-8601 'basic format'. Got '${date}'.` : '',
  ),
  check('expired', 'InvalidSignatureException', ({ date }, auth) =>
    timeOf(date) < clockOf(auth) - tolerance ? `Signature expired: ${isoDate(date)}` : '',
  ),
  check('not-yet-current', 'InvalidSignatureException', ({ date }, auth) =>
    timeOf(date) > clockOf(auth) + tolerance ? `Signature not yet current: ${isoDate(date)}` : '',
  ),
  check('host-signed', 'InvalidSignatureException', ({ signedHeaders }) =>
    signedHeaders.includes('host') ? '' : "'Host' must be a 'SignedHeader'.",
  ),
  check('algorithm', 'IncompleteSignatureException', ({ algorithm }) =>
    algorithm === 'AWS4-HMAC-SHA256' ? '' : `Unsupported AWS 'algorithm': '${algorithm}'.`,
  ),
  check('credential-form', 'IncompleteSignatureException', ({ credential }) =>
    credential.length === 5 ? '' : 'Credential must have exactly 5 slash-delimited elements.',
  ),
  check('scope-date', 'InvalidSignatureException', ({ credential, date }) =>
    credential[1] === isoDate(date).slice(0, 8) ? '' : 'Date in Credential scope does not match.',
  ),
  check('scope-region', 'InvalidSignatureException', ({ credential }, { region }) =>
    credential[2] === region
      ? ''
      : `Credential should be scoped to a valid region, not '${credential[2]}'.`,
  ),
  check('scope-service', 'InvalidSignatureException', ({ credential }, auth) =>
    credential[3] === serviceOf(auth)
      ? ''
      : `Credential should be scoped to correct service: '${serviceOf(auth)}'.`,
  ),
  check('scope-terminator', 'InvalidSignatureException', ({ credential }) =>
    credential[4] === 'aws4_request'
      ? ''
      : "Credential should be scoped with a valid terminator: 'aws4_request'.",
  ),
  check('key', 'UnrecognizedClientException', ({ credential }, { accessKeyId }) =>
    credential[0] === accessKeyId ? '' : invalidToken,
  ),
  check('signature', 'InvalidSignatureException', (signed, auth) =>
    signed.signature === computeSignature(signed, auth.secretAccessKey)
      ? ''
      : 'The request signature we calculated does not match the signature you provided.',
  ),
  check('session-token', 'UnrecognizedClientException', ({ request }, { sessionToken }) =>
    request.headers['x-amz-security-token'] === sessionToken ? '' : invalidToken,
  ),
];

const invalidToken = 'The security token included in the request is invalid.';

/** A check from a function that gives the message, or nothing when all is well. */
function check(
  name: string,
  type: string,
  complaint: (...of: Parameters<SignatureCheck['refusal']>) => string,
): SignatureCheck {
  return {
    name,
    refusal: (signed, auth) => {
      const message = complaint(signed, auth);
      return message === '' ? undefined : new ServiceError(type, message);
    },
  };
}

function clockOf({ now = Date.now }: Auth): number {
  return now();
}

function serviceOf({ service = 'ssm' }: Auth): string {
  return service;
}
