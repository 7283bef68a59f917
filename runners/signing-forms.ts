import type { SigningForm, WireRequest } from '../contracts/wire.ts';
import { basicFormat } from './basic-format.ts';
import type { Signing } from './signing.ts';

/** Signs a request in the plain way, with the headers given. */
export type SignPlainly = (
  signing: Signing,
  request: WireRequest,
  endpoint: URL,
  /** Headers to send, but not to sign. */
  notSigned?: Readonly<Record<string, true>>,
) => Record<string, string>;

/** Well beyond the 15 minutes for which a signature is good. */
const longAgoMs = 60 * 60 * 1000;

const probeHeader = 'x-amz-meta-probe';

/** The headers of a request signed in one of the other ways; some of them no longer match it. */
export function signedAs(
  form: SigningForm,
  plain: SignPlainly,
  signing: Signing,
  request: WireRequest,
  endpoint: URL,
): Record<string, string> {
  const sign = (changes: Partial<Signing>, headers: Record<string, string> = {}, body?: string) =>
    plain(
      { ...signing, ...changes },
      { ...request, headers: { ...request.headers, ...headers }, body: body ?? request.body },
      endpoint,
    );
  switch (form) {
    case 'unsigned':
      return without(sign({}), 'authorization', 'x-amz-date', 'x-amz-security-token');
    case 'unknown-key': {
      const credentials = { ...signing.credentials, accessKeyId: 'AKIAIOSFODNN7UNKNOWN' };
      return sign({ credentials });
    }
    case 'expired':
      return sign({}, { 'x-amz-date': basicFormat(Date.now() - longAgoMs) });
    case 'of-the-future':
      return sign({}, { 'x-amz-date': basicFormat(Date.now() + longAgoMs) });
    case 'invalid-session-token': {
      const credentials = { ...signing.credentials, sessionToken: 'not-a-session-token' };
      return sign({ credentials });
    }
    case 'host-not-signed':
      return plain(signing, request, endpoint, { host: true });
    case 'wrong-region':
      return sign({ region: signing.region === 'eu-west-3' ? 'eu-west-2' : 'eu-west-3' });
    case 'wrong-service':
      return sign({ service: `${signing.service}-other` });
    case 'wrong-signature':
      return authorized(sign({}), (value) =>
        value.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      );
    case 'changed-body':
      return sign({}, {}, `${request.body} `);
    case 'changed-header':
      return { ...sign({}, { [probeHeader]: 'before' }), [probeHeader]: 'after' };
    case 'bad-algorithm':
      return authorized(sign({}), (value) => value.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-MD5'));
    case 'malformed-header':
      return authorized(sign({}), () => 'AWS4-HMAC-SHA256 Credential');
    case 'extra-signed-header':
      return sign({}, { [probeHeader]: 'signed  too' });
    case 'date-header':
      return without(sign({}, { date: new Date().toUTCString() }), 'x-amz-date');
  }
}

function authorized(
  headers: Record<string, string>,
  change: (value: string) => string,
): Record<string, string> {
  return { ...headers, authorization: change(headers['authorization'] ?? '') };
}

function without(
  headers: Record<string, string>,
  ...names: readonly string[]
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
