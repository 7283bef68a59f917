import type { Contract } from '../contract.ts';
import { contentTypeOf } from '../read-contract.ts';
import type { WireRequest } from '../wire.ts';
import type { Fault, Violation } from './faults.ts';

/** Finds what is wrong around the body: method, target and media type. */
export function checkEnvelope(contract: Contract, request: WireRequest): Violation[] {
  if (request.method !== 'POST') return [{ address: 'protocol/method', fault: 'not-ours' }];
  const target = request.headers['x-amz-target'] ?? '';
  if (target !== contract.target) {
    return [{ address: 'protocol/target', fault: targetFault(contract, target) }];
  }
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  if (mediaType.trim().toLowerCase() !== contentTypeOf(contract)) {
    return [{ address: 'protocol/request-content-type', fault: 'media-type' }];
  }
  return [];
}

/** Behind a shared gateway, something else may answer what does not name the service to the letter. */
function targetFault(contract: Contract, target: string): Fault {
  const [service = '', operation] = target.split('.', 2);
  const [own = ''] = contract.target.split('.', 1);
  if (operation === undefined) return 'unrouted';
  if (service === own) return 'target';
  return service.toLowerCase() === own.toLowerCase() ? 'unrouted' : 'not-ours';
}
