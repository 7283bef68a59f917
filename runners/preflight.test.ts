import { expect, test } from 'vitest';
import { readContract } from '../contracts/read-contract.ts';
import { readModel } from '../contracts/smithy/model.ts';
import model from '../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import type { WireRequest } from '../contracts/wire.ts';
import { createInProcessTarget, type LocalAnswer } from './in-process-target.ts';
import { type Obstacle, preflight } from './preflight.ts';
import { sendWithRetries } from './send-with-retries.ts';

const contract = readContract(
  readModel(model, 'the built-in model'),
  'DescribeMaintenanceWindowExecutionTaskInvocations',
);
const input = {
  WindowExecutionId: '11111111-2222-4333-8444-555555555555',
  TaskId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
};

type Ask = 'real' | 'impossible' | 'sibling';

interface Asked {
  readonly what: Ask;
  readonly body: string;
  /** Another one each time. */
  readonly count: number;
}

function whatIsAsked({ headers }: WireRequest): Ask {
  const target = headers['x-amz-target'] ?? '';
  if (target === `${contract.serviceShape}.${contract.operation}`) return 'real';
  return target.endsWith('.DescribeNoSuchThing') ? 'impossible' : 'sibling';
}

/** What preflight finds in a target, and how many requests it took. */
async function found(
  answer: (asked: Asked) => LocalAnswer,
): Promise<readonly [Obstacle['kind'] | undefined, number]> {
  let count = 0;
  const target = createInProcessTarget('a function', (request) => {
    count += 1;
    return answer({ what: whatIsAsked(request), body: request.body, count });
  });
  const retries = { pause: async () => undefined, patienceMs: 0 };
  const send = sendWithRetries(target, contract, { sent: 0, retried: 0 }, retries);
  return [(await preflight(contract, input, send))?.kind, count];
}

function json(status: number, body: object): LocalAnswer {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return { status, headers, body: JSON.stringify(body) };
}

function html(status: number, text: string): LocalAnswer {
  return { status, headers: { 'content-type': 'text/html' }, body: `<html>${text}</html>` };
}

const unknownOperation = json(400, { __type: 'UnknownOperationException' });

test('a target that tells the operation from one that cannot exist is asked twice', async () => {
  const answers = [
    json(200, {}),
    json(400, { __type: 'DoesNotExistException' }),
    json(500, { __type: 'InternalServerError' }),
    html(500, 'Oops'),
  ];
  for (const own of answers) {
    const asked = await found(({ what }) => (what === 'real' ? own : unknownOperation));
    expect(asked[0]).toBeUndefined();
    // A 500 is tried again.
    if (own.status !== 500) expect(asked[1]).toBe(2);
  }
});

test('one that fails for a valid input is told by what it does with faulty ones', async () => {
  const crash = html(500, 'Internal Server Error');
  const invalid = json(400, { __type: 'ValidationException', message: 'no TaskId' });
  const mistyped = json(400, { __type: 'SerializationException' });
  const [byMissing] = await found(({ what, body }) =>
    what === 'real' && body === '{}' ? invalid : crash,
  );
  const [byType] = await found(({ what, body }) =>
    what === 'real' && body.includes('[[]]') ? mistyped : crash,
  );
  expect([byMissing, byType]).toEqual([undefined, undefined]);
});

test('one that fails for whatever it is asked has not shown what it has', async () => {
  expect((await found(() => html(500, 'Oops')))[0]).toBe('always-alike');
  expect((await found(() => json(500, { __type: 'InternalFailure' })))[0]).toBe('always-alike');
  expect((await found(() => json(400, {})))[0]).toBe('always-alike');
});

test('one that serves another operation of the service, and this one as none, lacks it', async () => {
  const [kind] = await found(({ what }) =>
    what === 'sibling' ? json(200, { WindowIdentities: [] }) : html(500, 'Oops'),
  );
  expect(kind).toBe('unknown-operation');
});

test('a wall is one whatever differs in its text, and whatever it lets through', async () => {
  const walls = [
    ({ count }: Asked) => html(403, `Blocked, reference ${count}-${Math.random()}`),
    ({ body }: Asked) => html(403, `You sent ${body}`),
    ({ what }: Asked) => html(what === 'real' ? 404 : 405, 'Not here'),
    ({ body }: Asked) => json(403, { message: 'Forbidden', sent: [body] }),
    ({ count }: Asked) => ({ status: 404, headers: {}, body: `no page (${count})` }),
    ({ what }: Asked) => (what === 'sibling' ? json(200, {}) : html(403, 'Not allowed')),
  ];
  for (const wall of walls) expect((await found(wall))[0]).toBe('wall');
});

test('a message of an error of its own does not deny the operation', async () => {
  const own = json(400, {
    __type: 'DoesNotExistException',
    message: 'Unknown operation of a window',
  });
  expect((await found(({ what }) => (what === 'real' ? own : unknownOperation)))[0]).toBe(
    undefined,
  );
});

test.each<[Obstacle['kind'], LocalAnswer]>([
  ['unavailable', json(503, {})],
  ['unavailable', html(502, 'Bad Gateway')],
  ['unavailable', json(400, { __type: 'ThrottlingException' })],
  ['refused', json(400, { __type: 'ExpiredTokenException' })],
  ['redirected', { status: 302, headers: { location: '/login' }, body: '' }],
  ['says-not-implemented', json(501, {})],
  ['says-not-implemented', json(500, { message: 'DescribeX has not been implemented' })],
  ['unknown-operation', json(400, { __type: 'ValidationException' })],
  ['wall', { status: 407, headers: {}, body: '' }],
])('%s is said of a target that answers all with %j', async (kind, answer) => {
  expect((await found(() => answer))[0]).toBe(kind);
});
