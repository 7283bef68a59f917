import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { awsJsonSpoken as spoken } from '../contracts/protocols/spoken.testing.ts';
import type { Reply, WireRequest } from '../contracts/wire.ts';
import { allowCase } from './allowance.ts';
import { createHttpTarget } from './http-target.ts';
import { sendWithRetries } from './send-with-retries.ts';
import type { Target } from './target.ts';
import type { Traffic } from './watch-peer.ts';

const request: WireRequest = { method: 'POST', path: '/', headers: {}, body: '{}' };

/** A target of this process that gives one reply after the other, and the last one for ever. */
function scripted(...replies: readonly Reply[]): Target {
  let next = 0;
  return {
    kind: 'in-process',
    endpoint: 'scripted',
    send: async () => {
      const reply = replies[Math.min(next, replies.length - 1)];
      next += 1;
      if (!reply) throw new Error('there is no reply');
      return reply;
    },
    close: async () => undefined,
  };
}

function response(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return { kind: 'response', response: { status, headers, body } };
}

function silence(fault: 'reset' | 'timeout' | 'malformed' | 'too-large' | 'unreachable'): Reply {
  return { kind: 'no-response', fault, detail: fault };
}

const fine = response(200, '{}');
const throttled = response(400, '{"__type":"ThrottlingException"}');
const failed = response(500, '{"__type":"InternalServerError"}');
const refused = response(400, '{"__type":"ValidationException"}');

/** Sends once through retries that do not wait; the pauses that were asked for are kept. */
async function send(...replies: readonly Reply[]) {
  const traffic: Traffic = { sent: 0, retried: 0 };
  const pauses: number[] = [];
  const pause = async (ms: number) => pauses.push(ms);
  const exchange = await sendWithRetries(scripted(...replies), spoken, traffic, {
    pause,
    patienceMs: 9_000,
  })(request);
  return { ...exchange, traffic, pauses };
}

test('an answer is sent for once, whatever it is', async () => {
  const lasting = [fine, refused, response(404, ''), silence('malformed')];
  for (const reply of lasting) {
    const { attempts, reply: last, traffic, pauses } = await send(reply);
    expect([attempts, last, traffic, pauses]).toEqual([1, reply, { sent: 1, retried: 0 }, []]);
  }
});

test('throttling in all its forms is waited out', async () => {
  const forms = [
    throttled,
    response(429, ''),
    response(503, ''),
    response(400, '{"__type":"com.amazon.coral#ThrottledException"}'),
    response(400, '{}', { 'x-amzn-errortype': 'TooManyRequestsException:http://x' }),
  ];
  for (const form of forms) {
    const { attempts, reply, traffic } = await send(form, form, form, fine);
    expect([attempts, reply, traffic]).toEqual([4, fine, { sent: 4, retried: 3 }]);
  }
});

test('a server error or a broken connection that passes is not the answer', async () => {
  for (const passing of [failed, response(502, ''), response(504, ''), silence('reset')]) {
    const { attempts, reply } = await send(passing, passing, refused);
    expect([attempts, reply]).toEqual([3, refused]);
  }
});

test('a request that took too long for the target is sent again', async () => {
  const forms = [
    response(408, ''),
    response(400, '{"__type":"RequestTimeoutException"}'),
    silence('timeout'),
  ];
  for (const form of forms) {
    const { attempts, reply } = await send(form, refused);
    expect([attempts, reply]).toEqual([2, refused]);
  }
});

test('silence that stays is waited for twice, three times in all', async () => {
  const sent = sendWithRetries(
    scripted(silence('timeout')),
    spoken,
    { sent: 0, retried: 0 },
    { pause: async () => undefined, patienceMs: 9_000 },
  );
  const attempts = [];
  for (let count = 0; count < 5; count += 1) attempts.push((await sent(request)).attempts);
  expect(attempts).toEqual([2, 2, 2, 1, 1]);
});

test('where silence comes and goes, the last look at a request takes more than one silence', async () => {
  const traffic: Traffic = { sent: 0, retried: 0 };
  const silences = new Map([
    ['one', 1],
    ['two', 1],
    ['unlucky', 4],
    ['mute', Number.POSITIVE_INFINITY],
  ]);
  const target: Target = {
    ...scripted(fine),
    send: async ({ body }) => {
      const left = silences.get(body) ?? 0;
      silences.set(body, left - 1);
      return left > 0 ? silence('timeout') : fine;
    },
  };
  const ask = sendWithRetries(target, spoken, traffic, { pause: async () => 0, patienceMs: 9_000 });
  for (const body of ['one', 'two']) await ask({ ...request, body });
  const look = async (body: string) => {
    const { reply, attempts } = await ask({ ...request, body }, allowCase('last'));
    return [reply.kind, attempts];
  };
  expect(await look('unlucky')).toEqual(['response', 5]);
  expect(await look('mute')).toEqual(['no-response', 5]);
});

test('an internal error that stays is the answer, after six tries', async () => {
  const { attempts, reply, traffic } = await send(failed);
  expect([attempts, reply, traffic]).toEqual([6, failed, { sent: 6, retried: 5 }]);
});

test('an address where nothing ever answered is given up after six tries', async () => {
  const { attempts, reply } = await send(silence('unreachable'));
  expect([attempts, reply]).toEqual([6, silence('unreachable')]);
});

test('pauses grow up to half a second, and vary', async () => {
  const { pauses } = await send(...Array.from({ length: 10 }, () => throttled), fine);
  expect(pauses).toHaveLength(10);
  for (const [index, pause] of pauses.entries()) {
    const longest = Math.min(500, 10 * 2 ** index);
    expect(pause).toBeGreaterThanOrEqual(longest / 2);
    expect(pause).toBeLessThanOrEqual(longest);
  }
});

test('a fault of one request is the answer once the target serves another between its failures', async () => {
  const traffic: Traffic = { sent: 0, retried: 0 };
  const target: Target = {
    ...scripted(fine),
    send: async ({ body }) => (body === 'bad' ? silence('reset') : fine),
  };
  const pause = async () => undefined;
  const sent = sendWithRetries(target, spoken, traffic, { pause, patienceMs: 9_000 });
  await sent(request);
  // The last request that was answered is sent again to see whether the target is there.
  expect((await sent({ ...request, body: 'bad' })).attempts).toBe(9);
  expect(traffic).toEqual({ sent: 13, retried: 11 });
});

test('a target where everything fails for a while is waited for, whatever the fault', async () => {
  for (const fault of [failed, response(502, ''), response(504, ''), silence('reset')]) {
    const faults = Array.from({ length: 40 }, () => fault);
    const sent = sendWithRetries(
      scripted(fine, ...faults, refused),
      spoken,
      { sent: 0, retried: 0 },
      { pause: async () => undefined, patienceMs: 9_000 },
    );
    await sent(request);
    expect((await sent(request)).reply).toEqual(refused);
  }
});

test('a target that goes away twice, and serves others in between, is waited for', async () => {
  let tries = 0;
  let isThere = true;
  const target: Target = {
    ...scripted(fine),
    send: async ({ body }) => {
      if (body === 'other') return isThere ? fine : silence('reset');
      tries += 1;
      return tries <= 20 ? silence('reset') : fine;
    },
  };
  const sent = sendWithRetries(
    target,
    spoken,
    { sent: 0, retried: 0 },
    {
      pause: async () => {
        // Others are still served as the target goes, in between, and as it goes again.
        isThere = [1, 10, 11].includes(tries);
        if (isThere) await sent({ ...request, body: 'other' });
        isThere = false;
      },
      patienceMs: 9_000,
    },
  );
  expect((await sent(request)).attempts).toBe(21);
});

test('where faults pass often, several in a row are waited out', async () => {
  const target = scripted(failed, fine, ...Array.from({ length: 12 }, () => failed), fine);
  const sent = sendWithRetries(
    target,
    spoken,
    { sent: 0, retried: 0 },
    { pause: async () => undefined, patienceMs: 0 },
  );
  expect([await sent(request), await sent(request)]).toMatchObject([
    { attempts: 2, reply: fine },
    { attempts: 13, reply: fine },
  ]);
});

test('a request that gets no answer in time is none that was served', async () => {
  const target: Target = {
    ...scripted(fine),
    send: async ({ body }) => silence(body === 'slow' ? 'timeout' : 'reset'),
  };
  let pauses = 0;
  let isSlow = false;
  const sent = sendWithRetries(
    target,
    spoken,
    { sent: 0, retried: 0 },
    {
      pause: async () => {
        if (isSlow) return;
        isSlow = true;
        await sent({ ...request, body: 'slow' });
        isSlow = false;
        pauses += 1;
        if (pauses === 30) target.send = async () => fine;
      },
      patienceMs: 9_000,
    },
  );
  expect((await sent(request)).reply).toEqual(fine);
});

test('a target that goes away while others are under way is waited for all the same', async () => {
  const later = () => new Promise((done) => setTimeout(done, 2));
  let tries = 0;
  let slowOnes = 0;
  const target: Target = {
    ...scripted(fine),
    send: async ({ body }) => {
      if (body !== 'slow') tries += 1;
      else slowOnes += 1;
      // Only what was under way when the target went is answered while it is away.
      const underWay = body === 'slow' && slowOnes === 1;
      while (underWay && tries < 8) await later();
      return underWay || tries > 20 ? fine : silence('reset');
    },
  };
  const traffic: Traffic = { sent: 0, retried: 0 };
  const sent = sendWithRetries(target, spoken, traffic, { pause: later, patienceMs: 9_000 });
  const [{ reply, attempts }] = await Promise.all([
    sent(request),
    sent({ ...request, body: 'slow' }),
  ]);
  expect([reply, attempts]).toEqual([fine, 21]);
});

test('counts are of all requests together', async () => {
  const traffic: Traffic = { sent: 0, retried: 0 };
  const sent = sendWithRetries(scripted(throttled, fine), spoken, traffic, {
    pause: async () => undefined,
    patienceMs: 9_000,
  });
  await sent(request);
  await sent(request);
  expect(traffic).toEqual({ sent: 3, retried: 1 });
});

test('an exchange says when it was last sent, and how long that took', async () => {
  const before = Date.now();
  const { sentAt, durationMs } = await send(throttled, fine);
  expect(sentAt).toBeGreaterThanOrEqual(before);
  expect(durationMs).toBeLessThan(1000);
});

test('over HTTP, a server that throttles and resets before it answers is waited for', async () => {
  let calls = 0;
  const answer: RequestListener = (incoming, outgoing) => {
    calls += 1;
    if (calls === 1) outgoing.writeHead(400).end('{"__type":"ThrottlingException"}');
    else if (calls === 2) incoming.socket.destroy();
    else outgoing.end('{"done":true}');
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = createHttpTarget({
    endpoint: new URL(`http://127.0.0.1:${portOf(server.address())}`),
    sign: async ({ headers }) => ({ ...headers }),
    timeoutMs: 5000,
    maxConnections: 1,
  });
  onTestFinished(async () => {
    await target.close();
    server.close();
  });
  const traffic: Traffic = { sent: 0, retried: 0 };
  const { reply, attempts } = await sendWithRetries(target, spoken, traffic)(request);
  expect([attempts, traffic]).toEqual([3, { sent: 3, retried: 2 }]);
  expect(reply).toMatchObject({ kind: 'response', response: { body: '{"done":true}' } });
});

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('a reason to stop ends retries and probes as well, and no request goes out any more', async () => {
  const traffic: Traffic = { sent: 0, retried: 0 };
  const target: Target = { ...scripted(fine), send: async () => silence('reset') };
  const stopped = () => (traffic.sent >= 3 ? 'the budget was used up' : undefined);
  const policy = { pause: async () => undefined, patienceMs: 9_000 };
  const { reply, attempts } = await sendWithRetries(target, spoken, traffic, policy, { stopped })(
    request,
  );
  expect(reply).toEqual({
    kind: 'no-response',
    fault: 'stopped',
    detail: 'the budget was used up',
  });
  expect([attempts, traffic.sent]).toEqual([3, 3]);
});
