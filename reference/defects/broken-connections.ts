import type { Defect } from '../catalogue-entry.ts';
import type { ServiceRequest, ServiceResponse, Transport } from '../wire.ts';
import { isMembers } from '../wire.ts';
import { orElse, sending } from './protocol-defect.ts';

/** Requests that get no answer, or not all of it. */
export const brokenConnectionDefects: readonly Defect[] = [
  breaking(
    'hang-on-malformed-json',
    'a body that is not JSON gets no answer',
    'hang',
    (_, { body, method }) => method === 'POST' && body !== '' && parsed(body) === undefined,
  ),
  breaking(
    'hang-on-large-bodies',
    'a body of more than 64 kB gets no answer',
    'hang',
    (_, { body }) => body.length > 65_536,
  ),
  breaking(
    'reset-on-wrong-types',
    'a member of the wrong type breaks the connection',
    'reset',
    ({ status, body }, request) =>
      status === 400 && body.includes('SerializationException') && isMembers(parsed(request.body)),
  ),
  breaking(
    'reset-on-empty-body',
    'an empty body breaks the connection',
    'reset',
    (_, { body, method }) => body === '' && method === 'POST',
  ),
  breaking(
    'answer-broken-off',
    'large answers break off in the middle',
    'cut',
    ({ body }) => body.length > 20_000,
  ),
  losing('reset-one-in-nine', 'one connection in nine breaks', 'reset', 9),
  losing('hang-one-in-twenty', 'one request in twenty gets no answer', 'hang', 20),
];

/** Answers that get lost, whatever was asked, and come when it is asked again. */
function losing(name: string, title: string, transport: Transport, every: number): Defect {
  return {
    name,
    title,
    breaks: ['protocol/connection'],
    change: (behaviour) => {
      let calls = 0;
      return {
        ...behaviour,
        send: (response, request) => {
          calls += 1;
          const sent = behaviour.send(response, request);
          return calls % every === 0 ? { ...sent, transport } : sent;
        },
      };
    },
  };
}

function breaking(
  name: string,
  title: string,
  transport: Transport,
  when: (response: ServiceResponse, request: ServiceRequest) => boolean,
): Defect {
  return sending(name, title, ['protocol/answered'], (response, request) =>
    when(response, request) ? { ...response, transport } : response,
  );
}

function parsed(body: string): unknown {
  return orElse<unknown>(() => JSON.parse(body), undefined);
}
