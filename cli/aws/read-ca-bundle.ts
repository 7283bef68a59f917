import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../../contracts/usage-error.ts';
import { decodeText } from '../read-text-file.ts';

const certificate =
  /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** Reads the certificates of a PEM file. @throws UsageError that names the file and what is wrong. */
export async function readCaBundle(file: string, from: string): Promise<readonly string[]> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UsageError(
      `The CA bundle ${file} of ${from} cannot be read.`,
      'Give the path of a PEM file.',
      { cause: error },
    );
  });
  // Comments between certificates may be in any encoding.
  const text = decodeText(bytes) ?? bytes.toString('latin1');
  const certificates = text.match(certificate) ?? [];
  if (certificates.length > 0 && certificates.every(isCertificate)) return certificates;
  throw new UsageError(
    `The CA bundle ${file} of ${from} does not hold certificates in PEM.`,
    'It has to hold -----BEGIN CERTIFICATE-----; openssl x509 -inform der -in FILE converts one.',
  );
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
