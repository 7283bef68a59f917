import type { Defect } from '../catalogue-entry.ts';
import { ServiceError } from '../service-error.ts';
import { dispatching } from './protocol-defect.ts';

/** Methods performed that are not POST, and media types refused that are the right one. */
export const methodDefects: readonly Defect[] = [
  ...['GET', 'PUT', 'DELETE', 'PATCH'].map((method) =>
    dispatching(
      `method-${method.toLowerCase()}-performed`,
      `${method} performs the operation`,
      'protocol/method',
      (request, dispatch) =>
        dispatch(request.method === method ? { ...request, method: 'POST' } : request),
    ),
  ),
  dispatching(
    'content-type-parameters-refused',
    'a Content-Type with parameters is refused',
    'protocol/content-type-parameters',
    (request, dispatch) => {
      if (request.headers['content-type']?.includes(';')) {
        throw new ServiceError('UnknownOperationException');
      }
      return dispatch(request);
    },
  ),
  dispatching(
    'content-type-charset-refused',
    'a Content-Type with a charset is an unsupported media type',
    'protocol/content-type-parameters',
    (request, dispatch) => {
      if (/charset/i.test(request.headers['content-type'] ?? '')) {
        throw new ServiceError('UnsupportedMediaTypeException', '', 415);
      }
      return dispatch(request);
    },
  ),
];
