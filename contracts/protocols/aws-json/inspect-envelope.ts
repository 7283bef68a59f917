import type { RequestFault, Violation } from '../../requests/faults.ts';
import type { WireRequest } from '../../wire.ts';
import { type Named, targetOf } from './encode.ts';

/** Finds what is wrong around the body: method, target and media type. */
export function inspectEnvelope(
  operation: Named,
  request: WireRequest,
  mediaType: string,
): Violation[] {
  if (request.method !== 'POST') return [{ address: 'protocol/method', fault: 'not-ours' }];
  const target = request.headers['x-amz-target'] ?? '';
  if (target !== targetOf(operation)) {
    return [{ address: 'protocol/target', fault: targetFault(operation, target) }];
  }
  const given = (request.headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  if (given.trim().toLowerCase() !== mediaType) {
    return [{ address: 'protocol/request-content-type', fault: 'media-type' }];
  }
  return [];
}

/** Behind a shared gateway, something else may answer what does not name the service to the letter. */
function targetFault({ serviceShape: own }: Named, target: string): RequestFault {
  const [service = '', operation] = target.split('.', 2);
  if (operation === undefined) return 'unrouted';
  if (service === own) return 'target';
  return service.toLowerCase() === own.toLowerCase() ? 'unrouted' : 'not-ours';
}
