import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { TransportFault } from '../contracts/wire.ts';
import type { Trust } from './trust.ts';

/** Options of a TLS connection, the same for all of a target. */
export interface TlsSettings {
  readonly secureContext?: SecureContext;
  readonly rejectUnauthorized?: false;
}

/** The connection options that a trust comes to; the authorities are parsed once. */
export function tlsSettings({ ca = [], verify = true }: Trust): TlsSettings {
  return {
    // A list of one's own replaces Node's: both are given.
    ...(ca.length > 0 && { secureContext: createSecureContext({ ca: allAuthorities(ca) }) }),
    ...(!verify && { rejectUnauthorized: false as const }),
  };
}

/** The built-in authorities, those of `NODE_EXTRA_CA_CERTS`, and these. */
function allAuthorities(more: readonly string[]): string[] {
  return [...rootCertificates, ...extraAuthorities(), ...more];
}

function extraAuthorities(): readonly string[] {
  const file = process.env['NODE_EXTRA_CA_CERTS'];
  if (!file) return [];
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    // Node warns of such a file itself.
    return [];
  }
}

const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
  'INVALID_CA',
]);

const unusable = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'HOSTNAME_MISMATCH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The fault that a TLS handshake ended in; undefined for an error that is none of TLS. */
export function tlsFault(
  error: Error & { readonly code?: string },
): { readonly fault: TransportFault; readonly detail: string } | undefined {
  const code = error.code ?? '';
  if (untrusted.has(code)) {
    const detail = `its certificate is not trusted (${code}): give the PEM file of its authority with --ca-bundle`;
    return { fault: 'unusable', detail };
  }
  if (unusable.has(code)) {
    return { fault: 'unusable', detail: `its certificate is not good: ${error.message}` };
  }
  if (/wrong version number|packet length too long/i.test(error.message)) {
    return { fault: 'unusable', detail: 'it does not speak TLS: is it http:// perhaps?' };
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) {
    return { fault: 'unusable', detail: `the TLS handshake failed: ${code}` };
  }
  return undefined;
}
