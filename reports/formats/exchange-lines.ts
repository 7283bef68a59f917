import type { Exchange, Reply } from '../../contracts/wire.ts';
import { excerpt } from './excerpt.ts';
import { labelled } from './labelled.ts';
import { sanitise } from './sanitise.ts';
import type { Screen } from './screen.ts';

const bodyLength = 300;
const shortLength = 120;

/** What was sent and what came, as far as it says anything; `said` points at the part at issue. */
export function exchangeInFull(
  screen: Screen,
  { request, reply, attempts }: Exchange,
  said?: string,
): string[] {
  const target = request.headers['x-amz-target'] ?? 'without x-amz-target';
  const tries = attempts > 1 ? `, after ${attempts} tries` : '';
  return [
    ...labelled(screen, 'request', sanitise(`${request.method} ${request.path} ${target}`, 200)),
    ...labelled(screen, '', bodyOf(request.body)),
    ...labelled(screen, 'response', `${statusOf(reply)}${tries}`),
    ...(reply.kind === 'response' ? labelled(screen, '', bodyOf(reply.response.body, said)) : []),
  ];
}

/** The same in a line or two each. */
export function exchangeInShort(
  screen: Screen,
  { request, reply }: Exchange,
  said?: string,
): string[] {
  const body =
    reply.kind === 'response' ? ` ${bodyOf(reply.response.body, said, shortLength)}` : '';
  return [
    ...labelled(screen, 'request', bodyOf(request.body, undefined, shortLength)),
    ...labelled(screen, 'response', `${statusOf(reply)}${body}`),
  ];
}

function statusOf(reply: Reply): string {
  if (reply.kind === 'no-response') return sanitise(`none: ${reply.fault}, ${reply.detail}`, 200);
  const type = reply.response.headers['content-type'];
  return sanitise(`${reply.response.status}${type === undefined ? '' : ` ${type}`}`, 200);
}

function bodyOf(body: string, said?: string, limit = bodyLength): string {
  return body === '' ? '(empty body)' : excerpt(body, limit, said);
}
