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
  /** Gets other credentials from where the first ones came from; false when they are the same. */
  readonly renew?: () => Promise<boolean>;
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
  let latest = { credentials: signing.credentials, sign: createSigner(signing) };
  /** True when they are others than before. */
  const use = (credentials: Credentials): boolean => {
    if (isSame(credentials, latest.credentials)) return false;
    const sign = createSigner({ credentials: hidden(credentials), region, service });
    latest = { credentials, sign };
    return true;
  };
  const sign: AsyncSigner = async (...request) => {
    use(await source());
    return latest.sign(...request);
  };
  const renew = async () => use(await source({ anew: true }));
  return { sign, signing, renew };
}

function isSame(one: Credentials, other: Credentials): boolean {
  return (
    one.accessKeyId === other.accessKeyId &&
    one.secretAccessKey === other.secretAccessKey &&
    one.sessionToken === other.sessionToken
  );
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
