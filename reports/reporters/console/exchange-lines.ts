import { operationIn } from '../../../contracts/protocols/protocols.ts';
import type { Exchange, Reply } from '../../../contracts/wire.ts';
import { excerpt } from '../../findings/excerpt.ts';
import type { Said } from '../../findings/told-place.ts';
import { sanitise, sanitiseEnds } from '../../text/sanitise.ts';
import { labelled } from './labelled.ts';
import type { Screen } from './screen.ts';

const bodyLength = 300;
const shortLength = 160;

/** Lines of an exchange; the words of its verdict point at the part of the answer at issue. */
export type Show = (screen: Screen, exchange: Exchange, said: Said) => string[];

/** What was sent and what came, as far as it says anything. */
export const exchangeInFull: Show = (screen, exchange, said) => {
  const { request } = exchange;
  const target = operationIn(request) ?? 'naming no operation';
  return [
    ...labelled(screen, 'request', sanitise(`${request.method} ${request.path} ${target}`, 200)),
    ...labelled(screen, '', sent(request.body, bodyLength)),
    ...answerInFull(screen, exchange, said),
  ];
};

/** What came. */
export const answerInFull: Show = (screen, { reply, attempts }, said) => [
  ...labelled(
    screen,
    'response',
    `${statusOf(reply)}${attempts > 1 ? `, after ${attempts} tries` : ''}`,
  ),
  ...(reply.kind === 'response'
    ? labelled(screen, '', came(reply.response.body, bodyLength, said))
    : []),
];

/** What was sent and what came, in a line or two each. */
export const exchangeInShort: Show = (screen, { request, reply }, said) => {
  const body = reply.kind === 'response' ? ` ${came(reply.response.body, shortLength, said)}` : '';
  return [
    ...labelled(screen, 'request', sent(request.body, shortLength)),
    ...labelled(screen, 'response', `${statusOf(reply)}${body}`),
  ];
};

function statusOf(reply: Reply): string {
  if (reply.kind === 'no-response') return sanitise(`none: ${reply.fault}, ${reply.detail}`, 200);
  const type = reply.response.headers['content-type'];
  return sanitise(`${reply.response.status}${type === undefined ? '' : ` ${type}`}`, 200);
}

const empty = '(empty body)';

function sent(body: string, limit: number): string {
  return body === '' ? empty : sanitiseEnds(body, limit);
}

function came(body: string, limit: number, said: Said): string {
  return body === '' ? empty : excerpt(body, limit, said);
}
