import type { Contract } from '../contract.ts';
import { contentTypeOf } from '../read-contract.ts';
import type { WireRequest } from '../wire.ts';
import type { Violation } from './faults.ts';

/** Finds what is wrong around the body: method, target and media type. */
export function checkEnvelope(contract: Contract, request: WireRequest): Violation[] {
  if (request.method !== 'POST') return [{ address: 'protocol/method', fault: 'method' }];
  if (request.headers['x-amz-target'] !== contract.target) {
    return [{ address: 'protocol/target', fault: 'target' }];
  }
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  if (mediaType.trim().toLowerCase() !== contentTypeOf(contract)) {
    return [{ address: 'protocol/request-content-type', fault: 'media-type' }];
  }
  return [];
}
