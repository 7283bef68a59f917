import { hideSecret } from '../../reports/formats/mask-secrets.ts';
import type { AsyncSigner } from '../../runners/http-target.ts';
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

/** A target may repeat what it is sent: then nothing that is shown does so as well. */
function hidden(credentials: Credentials): Credentials {
  for (const secret of Object.values(credentials)) hideSecret(secret);
  return credentials;
}
