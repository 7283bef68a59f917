import type { Exchange } from '../../contracts/wire.ts';
import { sanitise, sanitiseEnds } from '../text/sanitise.ts';
import { excerpt } from './excerpt.ts';
import type { Said } from './told-place.ts';

const bodyLength = 300;

/** An exchange as HTTP has it, cut short; `said` points at the part of the answer at issue. */
export function httpLines({ request, reply }: Exchange, said: Said): string[] {
  return [
    sanitise(`${request.method} ${request.path} HTTP/1.1`),
    ...Object.entries(request.headers).map(([name, value]) => sanitise(`${name}: ${value}`)),
    '',
    sanitiseEnds(request.body, bodyLength),
    '',
    ...(reply.kind === 'response'
      ? [
          `HTTP/1.1 ${reply.response.status}`,
          ...contentType(reply.response.headers),
          '',
          excerpt(reply.response.body, bodyLength, said),
        ]
      : [sanitise(`no response: ${reply.fault}, ${reply.detail}`)]),
  ];
}

function contentType(headers: Readonly<Record<string, string>>): string[] {
  const type = headers['content-type'];
  return type === undefined ? [] : [sanitise(`content-type: ${type}`, 200)];
}
