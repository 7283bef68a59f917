import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type FromVerifier, runVerifier } from './run-verifier.ts';

const child = fileURLToPath(new URL('../../dist/runners/pact/verifier-child.js', import.meta.url));

/** What comes of a verifier that is this text. */
async function saidBy(text: string, longestIdleMs: number = 60_000): Promise<FromVerifier> {
  const core = join(mkdtempSync(join(tmpdir(), 'aws-conformance-')), 'core.cjs');
  writeFileSync(core, text);
  const begun = performance.now();
  const options = {
    providerBaseUrl: 'http://127.0.0.1:1',
    provider: 'test',
    pactUrls: [],
    logLevel: 'error',
    timeout: 1_000,
  } as const;
  const idleMs = () => performance.now() - begun;
  return runVerifier({ core, options }, { child, idleMs, longestIdleMs });
}

test.each<[string, string, FromVerifier]>([
  ['gives results', 'exports.verifyPacts = async () => \'{"a":1}\';', { results: '{"a":1}' }],
  [
    'throws them',
    'exports.verifyPacts = async () => { throw new Error(\'{"a":2}\'); };',
    { results: '{"a":2}' },
  ],
  [
    'fails in another way',
    'exports.verifyPacts = () => { throw new Error("no such file"); };',
    { reason: 'no such file' },
  ],
  ['cannot be loaded', 'throw new Error("broken");', { unloadable: 'broken' }],
  ['verifies nothing', 'exports.other = 1;', { unloadable: 'it has no function verifyPacts' }],
  [
    'prints what it likes',
    'console.log("x".repeat(1e6)); exports.verifyPacts = async () => "{}";',
    { results: '{}' },
  ],
  ['ends its process', 'process.exit(3);', { reason: 'its process ended with exit code 3' }],
  [
    'is killed',
    'exports.verifyPacts = () => process.kill(process.pid, "SIGKILL");',
    { reason: 'its process ended with SIGKILL' },
  ],
])('a verifier that %s', async (_, text, expected) => {
  expect(await saidBy(text)).toEqual(expected);
});

test('a verifier that hangs is given up, though it holds on to its life', async () => {
  const hanging = `setInterval(() => {}, 1000);
exports.verifyPacts = () => new Promise(() => {});`;
  expect(await saidBy(hanging, 1_000)).toEqual({ reason: 'it did nothing for 1 s' });
  const busy = 'exports.verifyPacts = () => { while (true); };';
  expect(await saidBy(busy, 1_000)).toEqual({ reason: 'it did nothing for 1 s' });
});
