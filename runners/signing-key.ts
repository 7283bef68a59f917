import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Signing } from './signing.ts';

/** Keys kept at most: a run needs a handful, one for each day and each way to sign wrongly. */
const mostKept = 100;

const kept = new Map<string, KeyObject>();

/** The key for a day, a region and a service: derived once, for each request is signed with it. */
export function signingKey({ credentials, region, service }: Signing, day: string): KeyObject {
  const { secretAccessKey } = credentials;
  const name = [secretAccessKey, day, region, service].join();
  const known = kept.get(name);
  if (known) return known;
  const scopes = [day, region, service, 'aws4_request'];
  const bytes = scopes.reduce(
    (above, scope) => createHmac('sha256', above).update(scope).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
  const key = createSecretKey(bytes);
  if (kept.size >= mostKept) kept.clear();
  kept.set(name, key);
  return key;
}
