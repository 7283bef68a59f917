import { UsageError } from '../../contracts/usage-error.ts';
import type { AsyncSigner } from '../../runners/http-target.ts';
import { hideSecret } from '../../runners/redaction/known-secrets.ts';
import { createSigner } from '../../runners/sign-request.ts';
import type { Credentials, Signer, Signing } from '../../runners/signing.ts';
import { type CredentialQuery, credentialChain, plainCredentials } from './find-credentials.ts';

/** A signer, and what it signs the first request with. */
export interface OpenedSigner {
  readonly sign: Signer | AsyncSigner;
  readonly signing: Signing;
}

/** Finds the credentials and makes a signer of them. @throws UsageError when there are none. */
export async function openSigner(query: CredentialQuery, service: string): Promise<OpenedSigner> {
  const { region } = query;
  const plain = plainCredentials(query);
  if (plain) {
    const signing = { credentials: hidden(plain), region, service };
    return { sign: createSigner(signing), signing };
  }
  const source = await credentialChain(query);
  const signing = { credentials: hidden(await source()), region, service };
  let latest = { key: signing.credentials.accessKeyId, sign: createSigner(signing) };
  const sign: AsyncSigner = async (...request) => {
    const credentials = await source();
    if (credentials.accessKeyId !== latest.key) {
      latest = {
        key: credentials.accessKeyId,
        sign: createSigner({ credentials: hidden(credentials), region, service }),
      };
    }
    return latest.sign(...request);
  };
  return { sign, signing };
}

const names = {
  accessKeyId: 'access key id',
  secretAccessKey: 'secret access key',
  sessionToken: 'session token',
} as const;

/**
 * A target may repeat what it is sent: then nothing that is shown does so as well.
 * @throws UsageError for what cannot be signed with, such as a line break at the end.
 */
function hidden(credentials: Credentials): Credentials {
  for (const member of Object.keys(names) as (keyof typeof names)[]) {
    const secret = credentials[member];
    if (secret === undefined) continue;
    hideSecret(secret);
    // The secret itself is not sent.
    const isSent = member !== 'secretAccessKey';
    if (isSent ? /^[\x21-\x7e]+$/.test(secret) : secret.trim() === secret) continue;
    throw new UsageError(
      `The ${names[member]} has white space at its end, or characters that no header takes.`,
      'Look for a line break at its end, where it is set.',
    );
  }
  return credentials;
}
