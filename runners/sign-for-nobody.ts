import { createSigner } from './sign-request.ts';
import type { Signer } from './signing.ts';

/** Signs for credentials that every emulator takes, as the command does on this machine. */
export const signedForNobody: Signer = createSigner({
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  region: 'us-east-1',
  service: 'ssm',
});
