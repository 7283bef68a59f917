import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { error, from } from './behaviours.testing.ts';
import { type Behaviour, begin, send, serveHostile, serveRaw } from './hostile-server.testing.ts';
import { type Measured, measuredRun } from './measured-run.testing.ts';

// They wait nearly all the time: many can do so at once.
vi.setConfig({ testTimeout: 180_000, maxConcurrency: 20 });

/** A target that waits a while, and then answers. */
function after(ms: number): Behaviour {
  return async (asked, outgoing) => {
    await sleep(ms);
    send(asked, outgoing);
  };
}

test.concurrent('a target that answers everything after two seconds is judged', async () => {
  const run = await measuredRun(await serveHostile(after(2_000)));
  expect([run.failed('must'), run.failed('should')]).toEqual([[], []]);
  expect(run).toMatchObject({ code: 0, stderr: '', isBounded: true });
});

test.concurrent('a target that answers one request after the other is judged', async () => {
  let free = Promise.resolve();
  const run = await measuredRun(
    await serveHostile((asked, outgoing) => {
      free = free.then(() => sleep(50)).then(() => send(asked, outgoing));
    }),
  );
  expect([run.failed('must'), run.failed('should')]).toEqual([[], []]);
  expect(run).toMatchObject({ code: 0, stderr: '', isBounded: true });
});

test.concurrent('what takes its time among quick answers is waited for, and not blamed', async () => {
  const run = await measuredRun(
    await serveHostile((asked, outgoing) => {
      if (asked.count > 50 && asked.body.includes('Filters')) after(3_000)(asked, outgoing);
      else send(asked, outgoing);
    }),
  );
  expect([run.failed('must'), run.failed('should')]).toEqual([[], []]);
  expect(run).toMatchObject({ code: 0, stderr: '', isBounded: true });
});

test.concurrent('a target silent on one request in nine is told so', async () => {
  const run = await measuredRun(
    await serveHostile((asked, outgoing) => {
      if (asked.count % 9 !== 0) send(asked, outgoing);
    }),
  );
  // On a slow machine the silence may end the run before it is counted: that is told as well.
  const told = [...run.failed('should'), run.report?.reason].join(' ');
  expect(told).toMatch(/protocol\/connection|without an answer/);
  expect(run).toMatchObject({ stderr: '', isBounded: true });
});

test.concurrent('a target silent on one kind of request in nine is nonconformant', async () => {
  const run = await measuredRun(
    await serveHostile((asked, outgoing) => {
      if (asked.count < 20 || asked.body.length % 9 !== 0) send(asked, outgoing);
    }),
    ['--timeout', '5000'],
  );
  expect(run.failed('must')).toEqual(['protocol/answered']);
  expect(run).toMatchObject({ code: 1, stderr: '', isBounded: true });
});

test.concurrent('resets on one request in nine are told, and no verdict is changed by them', async () => {
  const run = await measuredRun(
    await serveHostile((asked, outgoing) => {
      if (asked.count % 9 === 0) outgoing.destroy();
      else send(asked, outgoing);
    }),
  );
  expect([run.failed('must'), run.failed('should')]).toEqual([[], ['protocol/connection']]);
  expect(run.stdout).toMatch(/\d+ of \d+, each answered when sent again/);
  expect(run).toMatchObject({ code: 0, stderr: '', isBounded: true });
});

/** What a run of a target that goes away, and does not come back, has to come to. */
function expectGone(run: Measured): void {
  expect(run.report?.reason).toBe(
    'not all cases could be run: the target went away, and did not come back',
  );
  // An outage is not the fault of each case.
  expect(run.failed('must')).toEqual([]);
  expect(run).toMatchObject({ code: 3, stderr: '', isBounded: true });
  expect(run.report?.counts.must.pass).toBeGreaterThan(10);
  expect(run.seconds).toBeLessThan(60);
}

test.concurrent.each<[string, Behaviour]>([
  ['503 with Retry-After', from(60, error(503, 'ServiceUnavailable', { 'retry-after': '5' }))],
  ['500', from(150, error(500, 'InternalServerError'))],
  ['throttling', from(150, error(400, 'ThrottlingException'))],
  ['broken connections', from(60, (_, outgoing) => void outgoing.destroy())],
  ['silence', from(60, () => undefined)],
  [
    'headers without a body',
    from(60, (asked, outgoing) => begin(asked, outgoing, { 'content-length': 10 }).flushHeaders()),
  ],
  [
    'bodies byte by byte, without end',
    from(60, (asked, outgoing) => {
      begin(asked, outgoing);
      const timer = setInterval(() => outgoing.write(' '), 50);
      outgoing.on('close', () => clearInterval(timer));
    }),
  ],
])('%s from some request on, for ever, ends the run with what was found', async (_, behave) => {
  expectGone(await measuredRun(await serveHostile(behave)));
});

test.concurrent('connections that are refused from some request on end the run', async () => {
  const server = await serveHostile((asked, outgoing) => {
    if (asked.count === 60) server.refuse();
    else send(asked, outgoing);
  });
  expectGone(await measuredRun(server));
});

test.concurrent('what was found before an outage is found', async () => {
  const wrong: Behaviour = ({ answer }, outgoing) => {
    outgoing.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.body);
  };
  const gone = error(503, 'ServiceUnavailable');
  const run = await measuredRun(
    await serveHostile((asked, out) => (asked.count < 150 ? wrong : gone)(asked, out)),
  );
  expect(run.failed('must')).toContain('protocol/content-type');
  expect(run).toMatchObject({ code: 1, stderr: '', isBounded: true });
  expect(run.stdout).toContain('the target went away, and did not come back');
});

test.concurrent.each<[string, string]>([
  ['nothing at all', ''],
  ['a header and nothing more', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'],
])('%s is no answer, and a run ends by it', async (_, text) => {
  const run = await measuredRun(await serveRaw((socket) => void socket.write(text)));
  expect(run).toMatchObject({ code: 3, stderr: '', isBounded: true });
});

test.concurrent('a run takes no longer than it may, whatever is under way then', async () => {
  const silent = from(60, after(9_000));
  const run = await measuredRun(await serveHostile(silent), ['--max-duration', '5']);
  expect(run.report?.reason).toContain('the time of the run was up');
  expect(run.report?.durationMs).toBeLessThan(9_000);
  expect(run).toMatchObject({ code: 3, stderr: '', isBounded: true });
});
