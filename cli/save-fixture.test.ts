import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { type Served, serveReference } from '../reference/serve-reference.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const served: Served = await serveReference();
afterAll(() => served.close());

const run = ['run', '--endpoint-url', served.url, '--suite', 'ranges', '--reporter', 'console'];
const save = ['--save-fixture', 'kept.json'];
const other = { WindowExecutionId: referenceFixture.WindowExecutionId, TaskId: '…' };

/** A new folder with a file that a fixture is to be saved to. */
function folder(text?: string | Buffer): string {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'fixture.json'), JSON.stringify(referenceFixture));
  if (text !== undefined) writeFileSync(join(cwd, 'kept.json'), text);
  return cwd;
}

const keptIn = (cwd: string): string => readFileSync(join(cwd, 'kept.json'), 'utf8');

test.concurrent.each<[string, string | undefined]>([
  ['a file that is not there', undefined],
  ['an empty file', '\n'],
])('a fixture is saved to %s without a word', async (_, text) => {
  const cwd = folder(text);
  const { code, stderr } = await runCommand([...run, ...save], { cwd });
  expect([code, stderr, JSON.parse(keptIn(cwd))]).toEqual([0, '', referenceFixture]);
});

test.concurrent('a file that holds the same fixture is left as it is', async () => {
  const { foreign, ...ids } = referenceFixture;
  const text = JSON.stringify({ comment: 'the one with 57', foreign, ...ids });
  for (const given of [[], ['--fixture', 'kept.json']]) {
    const cwd = folder(text);
    const { code, stderr } = await runCommand([...run, ...given, ...save], { cwd });
    expect([code, stderr, keptIn(cwd)]).toEqual([0, '', text]);
  }
});

test.concurrent('another fixture is overwritten, which is said', async () => {
  const cwd = folder(Buffer.from(`\ufeff${JSON.stringify(other)}`, 'utf16le'));
  const { code, stderr } = await runCommand([...run, ...save], { cwd });
  expect([code, stderr]).toEqual([
    0,
    'aws-conformance: kept.json held another fixture, which is overwritten\n',
  ]);
  expect(JSON.parse(keptIn(cwd))).toEqual(referenceFixture);
});

test.concurrent.each([
  ['text', '# Notes\n'],
  ['JSON of another kind', '{"name": "my-emulator"}'],
  ['a list', '[1, 2]'],
])('%s is not overwritten, and nothing is sent', async (_, text) => {
  const cwd = folder(text);
  const args = ['run', '--endpoint-url', 'http://127.0.0.1:1', ...save, '--seed', 'touch seeded'];
  const { code, stdout, stderr } = await runCommand(args, { cwd });
  expect([code, stdout, keptIn(cwd)]).toEqual([2, '', text]);
  expect(stderr).toMatch(/^aws-conformance: --save-fixture kept\.json would overwrite [^\n]+\n$/);
  expect(existsSync(join(cwd, 'seeded'))).toBe(false);
});

test.concurrent('fixture create overwrites no other file either', async () => {
  const cwd = folder('# Notes\n');
  const args = ['fixture', 'create', '--yes', '--endpoint-url', 'http://127.0.0.1:1', ...save];
  const { code, stderr } = await runCommand(args, { cwd });
  expect([code, keptIn(cwd)]).toEqual([2, '# Notes\n']);
  expect(stderr).toContain('would overwrite');
});

test.concurrent('a device is written to, and not read', async () => {
  const { code, stderr } = await runCommand([...run, '--save-fixture', '/dev/null']);
  expect([code, stderr]).toEqual([0, '']);
});
