import type { ServiceResponse } from './wire.ts';

/** The media type of requests and answers. */
const mediaType = 'application/x-amz-json-1.1';

/** An answer with a JSON body and the headers that every answer has. */
export function jsonResponse(status: number, body: unknown): ServiceResponse {
  return {
    status,
    headers: { 'content-type': mediaType, 'x-amzn-requestid': crypto.randomUUID() },
    body: JSON.stringify(body),
  };
}
