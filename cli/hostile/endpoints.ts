import { gzipSync } from 'node:zlib';
import type { JsonObject } from '../../contracts/json.ts';
import { isObject } from '../../contracts/json.ts';
import {
  type Asked,
  type Behaviour,
  type Hostile,
  send,
  serveHostile,
  serveRaw,
} from './hostile-server.ts';

const mega = 1_000_000;
const list = 'WindowExecutionTaskInvocationIdentities';

/** The members of a JSON text; none when it is not that of an object. */
function membersOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Changes the members of each result. */
function resulting(change: (members: JsonObject, asked: Asked) => JsonObject | string): Behaviour {
  return (asked, outgoing) => {
    if (!asked.isResult) return send(asked, outgoing);
    const changed = change(membersOf(asked.answer.body), asked);
    send(asked, outgoing, typeof changed === 'string' ? changed : JSON.stringify(changed));
  };
}

/** Changes all items of each result. */
const bigText = 'x'.repeat(10 * mega);
const millionKeys = `{${Array.from({ length: mega }, (_, i) => `"${i}":0`).join()}}`;

function items(change: (item: JsonObject, index: number) => JsonObject): Behaviour {
  return resulting((members) => {
    const all = members[list];
    return { ...members, [list]: Array.isArray(all) ? all.map(change) : [] };
  });
}

/** One item, as the reference has them, with an id of its own. */
function itemNumber(number: number, request: JsonObject): JsonObject {
  return {
    WindowExecutionId: request['WindowExecutionId'] ?? '',
    TaskExecutionId: request['TaskId'] ?? '',
    InvocationId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    Status: 'SUCCESS',
    StartTime: 1_700_000_000,
    EndTime: 1_700_000_001,
  };
}

/** Pages that never end, of new items, with a token made of the number of the page. */
function endless(perPage: number, tokenOf: (page: number) => string, pad = ''): Behaviour {
  return resulting((_, { body }) => {
    const request = membersOf(body);
    const token = request['NextToken'];
    const page = typeof token === 'string' ? Number(/^\d+/.exec(token)?.[0] ?? 0) : 0;
    const numbers = Array.from({ length: perPage }, (_, index) => page * perPage + index);
    const all = numbers.map((number) => ({
      ...itemNumber(number, request),
      ...(pad && { Parameters: pad }),
    }));
    return { [list]: all, NextToken: tokenOf(page + 1) };
  });
}

/** From a request on, does something else. */
function from(first: number, behave: Behaviour): Behaviour {
  return (asked, outgoing) =>
    asked.count < first ? send(asked, outgoing) : behave(asked, outgoing);
}

const status =
  (code: number, type: string, headers: Record<string, string> = {}): Behaviour =>
  (_, outgoing) => {
    const all = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': 'x',
      ...headers,
    };
    outgoing.writeHead(code, all).end(JSON.stringify({ __type: type, message: 'no' }));
  };

const bomb = gzipSync(Buffer.alloc(200 * mega, ' '));
const huge = Buffer.alloc(16 * mega, ' ');

export const endpoints: Readonly<Record<string, () => Promise<Hostile>>> = {
  'big strings': () =>
    serveHostile(items((item, index) => (index > 0 ? item : { ...item, StatusDetails: bigText }))),
  'strings that just fit': () =>
    serveHostile(resulting((m) => ({ ...m, Extra: 'x'.repeat(2.2 * mega) }))),
  'big tokens': () =>
    serveHostile(resulting((members) => ({ ...members, NextToken: 'x'.repeat(10 * mega) }))),
  'tokens that just fit': () =>
    serveHostile(endless(10, (page) => `${page}-${'x'.repeat(1.1 * mega)}`)),
  'growing tokens': () => serveHostile(endless(10, (page) => `${page}-${'x'.repeat(1000 * page)}`)),
  'doubling tokens': () =>
    serveHostile(endless(10, (page) => `${page}-${'x'.repeat(2 ** Math.min(page, 25))}`)),
  'bodies of 15 MB': () =>
    serveHostile(resulting((m) => JSON.stringify(m) + ' '.repeat(15 * mega))),
  '16 MB for each request': () => serveHostile((asked, outgoing) => send(asked, outgoing, huge)),
  'bodies without end': () =>
    serveHostile((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      const more = () => {
        while (!outgoing.destroyed && outgoing.write(huge.subarray(0, 65536))) {}
      };
      outgoing.on('drain', more);
      more();
    }),
  'slow drip': () =>
    serveHostile(
      from(30, (_, outgoing) => {
        outgoing.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
        const timer = setInterval(() => outgoing.write(' '), 50);
        outgoing.on('close', () => clearInterval(timer));
      }),
    ),
  'deep JSON': () =>
    serveHostile(resulting(() => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)),
  'a million items': () => serveHostile(resulting(() => `{"${list}":[${'{},'.repeat(mega)}{}]}`)),
  'a million keys': () => serveHostile(resulting(() => millionKeys)),
  'many values that just fit': () =>
    serveHostile(resulting((m) => ({ ...m, Extra: Array.from({ length: 48_000 }, () => 0) }))),
  'many keys that just fit': () =>
    serveHostile(
      resulting((m) => ({
        ...m,
        Extra: Object.fromEntries(Array.from({ length: 48_000 }, (_, i) => [`k${i}`, 0])),
      })),
    ),
  '10,000 headers': () =>
    serveHostile((asked, outgoing) => {
      const many = Array.from({ length: 10_000 }, (_, i) => [`x-${i}`, 'v'] as const);
      outgoing
        .writeHead(asked.answer.status, { ...Object.fromEntries(many), ...asked.answer.headers })
        .end(asked.answer.body);
    }),
  'endless pages': () => serveHostile(endless(10, String)),
  'endless large pages': () => serveHostile(endless(100, String, 'x'.repeat(20_000))),
  'endless pages of one': () => serveHostile(endless(1, String)),
  'silent one in nine': () =>
    serveHostile((asked, outgoing) => {
      if (asked.count % 9 !== 0) send(asked, outgoing);
    }),
  'silent by content': () =>
    serveHostile((asked, outgoing) => {
      if (asked.count < 20 || asked.body.length % 9 !== 0) send(asked, outgoing);
    }),
  'after 2 s': () =>
    serveHostile((asked, outgoing) => {
      setTimeout(() => send(asked, outgoing), 2000);
    }),
  '503 from 60': () =>
    serveHostile(from(60, status(503, 'ServiceUnavailable', { 'retry-after': '5' }))),
  'refused from 60': async () => {
    const server: Hostile = await serveHostile((asked, outgoing) => {
      if (asked.count === 60) server.refuse();
      else send(asked, outgoing);
    });
    return server;
  },
  'reset from 60': () =>
    serveHostile(
      from(60, (_, outgoing) => {
        outgoing.destroy();
      }),
    ),
  'silent from 60': () => serveHostile(from(60, () => undefined)),
  '500 from 200': () => serveHostile(from(200, status(500, 'InternalServerError'))),
  'throttled from 200': () => serveHostile(from(200, status(400, 'ThrottlingException'))),
  'resets one in nine': () =>
    serveHostile((asked, outgoing) => {
      if (asked.count % 9 === 0) outgoing.destroy();
      else send(asked, outgoing);
    }),
  garbage: () => serveRaw((socket) => socket.end('\u0000\u0001garbage\r\n\r\n'.repeat(1000))),
  'garbage from 60': () =>
    serveHostile(
      from(60, (_, outgoing) => {
        outgoing.socket?.end('\u0000\u0001garbage\r\n\r\n');
      }),
    ),
  'headers only': () =>
    serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n')),
  'headers only from 60': () =>
    serveHostile(
      from(60, (_, outgoing) => {
        outgoing.writeHead(200, { 'content-length': '10' }).flushHeaders();
      }),
    ),
  'gzip bombs': () =>
    serveHostile((asked, outgoing) => {
      outgoing
        .writeHead(200, {
          ...asked.answer.headers,
          'content-encoding': 'gzip',
          'content-length': bomb.length,
        })
        .end(bomb);
    }),
  'small gzip bombs': () => {
    const small = gzipSync(JSON.stringify({ a: 'x'.repeat(2.2 * mega) }));
    return serveHostile((asked, outgoing) => {
      outgoing
        .writeHead(200, {
          ...asked.answer.headers,
          'content-encoding': 'gzip',
          'content-length': small.length,
        })
        .end(small);
    });
  },
  'content-length too long': () =>
    serveHostile((asked, outgoing) => {
      outgoing.writeHead(asked.answer.status, {
        ...asked.answer.headers,
        'content-length': Buffer.byteLength(asked.answer.body) + 5,
      });
      outgoing.write(asked.answer.body);
      outgoing.socket?.end();
    }),
  'redirect loop': () =>
    serveHostile((_, outgoing) => {
      outgoing.writeHead(307, { location: '/again' }).end();
    }),
  'redirect loop from 60': () =>
    serveHostile(
      from(60, (_, outgoing) => {
        outgoing.writeHead(307, { location: '/again' }).end();
      }),
    ),
  upgrade: () =>
    serveRaw((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    ),
  '100 without end': () =>
    serveRaw((socket) => {
      const more = () => {
        while (!socket.destroyed && socket.write('HTTP/1.1 100 Continue\r\n\r\n'.repeat(100))) {}
      };
      socket.on('drain', more);
      more();
    }),
  'one-byte chunks': () =>
    serveHostile((asked, outgoing) => {
      outgoing.writeHead(200, { ...asked.answer.headers, 'content-length': undefined });
      outgoing.flushHeaders();
      const piece = Buffer.from('1\r\n \r\n'.repeat(10_000));
      const { socket } = outgoing;
      const more = () => {
        while (socket && !socket.destroyed && socket.write(piece)) {}
      };
      socket?.on('drain', more);
      more();
    }),
  'long error messages': () =>
    serveHostile((asked, outgoing) => {
      if (asked.answer.status === 200) return send(asked, outgoing);
      send(
        asked,
        outgoing,
        JSON.stringify({ __type: 'ValidationException', message: 'x'.repeat(2.2 * mega) }),
      );
    }),
  'long error names': () =>
    serveHostile((asked, outgoing) => {
      if (asked.answer.status === 200) return send(asked, outgoing);
      send(asked, outgoing, JSON.stringify({ __type: 'x'.repeat(2.2 * mega), message: 'x' }));
    }),
  'long headers': () =>
    serveHostile((asked, outgoing) => {
      outgoing
        .writeHead(asked.answer.status, { ...asked.answer.headers, 'x-long': 'x'.repeat(900_000) })
        .end(asked.answer.body);
    }),
};
