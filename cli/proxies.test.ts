import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deadPort, loopbackServer, rawServer } from './loopback-server.testing.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

/** The reason of a run against an endpoint elsewhere, by way of a proxy. */
async function reasonVia(port: number, scheme: 'http' | 'https'): Promise<string> {
  const out = newFolder();
  const env = {
    HTTP_PROXY: `http://someone:hunter2@127.0.0.1:${port}`,
    HTTPS_PROXY: `http://someone:hunter2@127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_REGION: 'eu-west-1',
  };
  const target = ['--endpoint-url', `${scheme}://emulator.example`, '--out', out];
  const { code, stdout, stderr } = await runCommand(['run', ...target], { env });
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  expect(stdout).not.toContain('hunter2');
  return JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')).reason;
}

test.concurrent.each(['http', 'https'] as const)(
  'a proxy that is not there is named, and not the target (%s)',
  async (scheme) => {
    const port = await deadPort();
    expect(await reasonVia(port, scheme)).toBe(
      `the proxy http://127.0.0.1:${port} does not work: connect ECONNREFUSED 127.0.0.1:${port}; check HTTPS_PROXY, HTTP_PROXY and NO_PROXY`,
    );
  },
);

test.concurrent('a proxy that wants credentials for plain HTTP', async () => {
  const proxy = await loopbackServer((_, response) => response.writeHead(407).end('Who are you?'));
  const reason = await reasonVia(proxy.port, 'http');
  proxy.close();
  expect(reason).toBe(
    `the proxy ${proxy.url} wants credentials: HTTP 407 with text (Who are you?); put USER:PASSWORD@ before its host in HTTPS_PROXY or HTTP_PROXY`,
  );
});

test.concurrent('a proxy that wants credentials for a tunnel', async () => {
  const proxy = await rawServer((socket) =>
    socket.once('data', () =>
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 5\r\n\r\nlater'),
    ),
  );
  const reason = await reasonVia(proxy.port, 'https');
  proxy.close();
  expect(reason).toBe(
    `no request can be sent: the proxy ${proxy.url} wants credentials: HTTP 407 Proxy Authentication Required; put USER:PASSWORD@ before its host in HTTPS_PROXY or HTTP_PROXY`,
  );
});

test.concurrent('a proxy that cannot make a tunnel', async () => {
  const proxy = await rawServer((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n')),
  );
  const reason = await reasonVia(proxy.port, 'https');
  proxy.close();
  expect(reason).toBe(
    `the proxy ${proxy.url} does not work: it answers HTTP 502 Bad Gateway when it is asked to connect to the target; check HTTPS_PROXY, HTTP_PROXY and NO_PROXY`,
  );
});

test.concurrent('a proxy that does not reach the target', async () => {
  const proxy = await loopbackServer((_, response) => response.writeHead(502).end('No route'));
  const reason = await reasonVia(proxy.port, 'http');
  proxy.close();
  expect(reason).toBe(
    `the target stays unavailable by way of the proxy ${proxy.url}, or the proxy itself is: HTTP 502 with text (No route)`,
  );
});
