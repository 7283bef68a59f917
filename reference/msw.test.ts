import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { openBrowser } from './open-browser.testing.ts';

/** What runs in the page: a mocked fetch of a page of items, and one with a defect. */
const script = `
  import { setupWorker } from 'msw/browser';
  import { createHandlers, handlers, referenceFixture } from './msw.ts';

  const { foreign, ...input } = referenceFixture;
  const target = 'AmazonSSM.DescribeMaintenanceWindowExecutionTaskInvocations';
  const ask = async (url, members) => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
    const body = JSON.stringify({ ...input, ...members });
    const response = await fetch(url, { method: 'POST', headers, body });
    const { __type, WindowExecutionTaskInvocationIdentities: items } = await response.json();
    return [response.status, __type ?? items.length];
  };
  globalThis.result = (async () => {
    const broken = await createHandlers({
      defect: 'max-results-clamped',
      baseUrl: 'https://broken.example/',
    });
    const worker = setupWorker(...broken, ...handlers);
    await worker.start({ quiet: true, serviceWorker: { url: '/mockServiceWorker.js' } });
    return [
      await ask('https://ssm.us-east-1.amazonaws.com/', { MaxResults: 10 }),
      await ask('https://ssm.us-east-1.amazonaws.com/', { MaxResults: 1 }),
      await ask('https://broken.example/', { MaxResults: 1 }),
    ];
  })();
`;

async function servePage(): Promise<string> {
  const resolveDir = dirname(fileURLToPath(import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir, loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
  });
  const worker = join(
    dirname(createRequire(import.meta.url).resolve('msw/package.json')),
    'lib/mockServiceWorker.js',
  );
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['text/html', '<script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', outputFiles[0]?.text ?? ''],
    '/mockServiceWorker.js': ['text/javascript', readFileSync(worker, 'utf8')],
  };
  const server = http.createServer(({ url = '/' }, outgoing) => {
    const [type, text] = files[url] ?? ['text/plain', ''];
    outgoing.writeHead(url in files ? 200 : 404, { 'content-type': type }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

test('the handlers answer the fetch of a page in a real browser', async () => {
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(await servePage());
  await page.waitForFunction('globalThis.result');
  expect(await page.evaluate('globalThis.result')).toEqual([
    [200, 10],
    [400, 'ValidationException'],
    [200, 10],
  ]);
});
