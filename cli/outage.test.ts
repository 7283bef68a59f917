import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveReference } from '../reference/serve-reference.ts';
import { type RecordingProxy, recordingProxy } from './recording-proxy.testing.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

/** Milliseconds for which the server is away, and requests that it answers before. */
const outageMs = 5_000;
const answeredBefore = 150;

type Outage = '503' | 'a reset' | 'a refused connection';

/** A server that goes away once, in the middle of a run. */
async function failingOnce(behind: string, outage: Outage): Promise<RecordingProxy> {
  let endsAt = 0;
  const proxy = await recordingProxy(behind, (_, response) => {
    if (endsAt === 0 && proxy.seen.length > answeredBefore) {
      endsAt = Date.now() + outageMs;
      if (outage === 'a refused connection') {
        proxy.refuse();
        setTimeout(() => proxy.accept(), outageMs);
        return true;
      }
    }
    if (Date.now() >= endsAt) return false;
    if (outage === '503') response.writeHead(503).end();
    else response.destroy();
    return true;
  });
  return proxy;
}

test.concurrent.each<[Outage]>([['503'], ['a reset'], ['a refused connection']])(
  'a server that answers with %s for five seconds, and then again, is conformant',
  async (outage) => {
    const reference = await serveReference();
    const proxy = await failingOnce(reference.url, outage);
    const out = newFolder();
    const ended = await runCommand(['run', '--endpoint-url', proxy.url, '--out', out]);
    proxy.close();
    await reference.close();
    const { outcome, requests, durationMs } = JSON.parse(
      readFileSync(join(out, 'report.json'), 'utf8'),
    );
    expect([ended.code, ended.stderr, outcome]).toEqual([0, '', 'conformant']);
    expect(requests.retried).toBeGreaterThan(0);
    expect(ended.stdout).toMatch(/^ CONFORMANT /m);
    expect(ended.stdout).toContain(`(${requests.retried} retried)`);
    expect(durationMs).toBeGreaterThan(outageMs);
    expect(durationMs).toBeLessThan(20_000);
  },
);
