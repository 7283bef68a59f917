import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../run-command.testing.ts';
import { folder, oneCase, timeout } from './pact-command.testing.ts';

/** A project with a package in the place of Pact. */
function project(version: string, main: string): string {
  const cwd = folder();
  const pact = join(cwd, 'node_modules/@pact-foundation/pact');
  const core = join(cwd, 'node_modules/@pact-foundation/pact-core');
  for (const [path, text] of [
    [pact, ''],
    [core, main],
  ] as const) {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'package.json'), JSON.stringify({ version, main: 'main.js' }));
    writeFileSync(join(path, 'main.js'), text);
  }
  return cwd;
}

test.concurrent.each<[string, string, string, number, RegExp]>([
  [
    'of another major version',
    '15.0.0',
    '',
    2,
    /^aws-conformance: @pact-foundation\/pact is version 15\.0\.0, and 16 is needed\. Install it: npm install [^\n]+\n$/,
  ],
  [
    'that cannot be loaded',
    '16.9.0',
    'throw new Error("no native module")',
    2,
    /^aws-conformance: @pact-foundation\/pact-core cannot be loaded: no native module\. [^\n]+\n$/,
  ],
  [
    'without a verifier',
    '16.9.0',
    '',
    2,
    /^aws-conformance: @pact-foundation\/pact-core cannot be loaded: it has no function verifyPacts\. [^\n]+\n$/,
  ],
  [
    'that fails',
    '16.9.0',
    'exports.verifyPacts = () => { throw Error("broken"); }',
    4,
    /^aws-conformance: an error of the harness[^\n]*\n$/,
  ],
  [
    'that ends at once',
    '16.9.0',
    'process.exit(7)',
    4,
    /^aws-conformance: an error of the harness[^\n]*\n$/,
  ],
  [
    'that says something else',
    '16.9.0',
    'exports.verifyPacts = async () => "{}"',
    4,
    /^aws-conformance: an error of the harness[^\n]*\n$/,
  ],
])(
  'a Pact %s is said, and passes nothing',
  async (_, version, main, code, words) => {
    const cwd = project(version, main);
    const ended = await runCommand(['pact', 'verify', '--case', oneCase], { cwd, timeout });
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(words);
    if (code === 2) return;
    expect(ended.stdout).toMatch(/Pact's verifier failed: /);
    expect(ended.stdout).not.toMatch(/\n {4}at /);
  },
  timeout,
);

test.concurrent(
  'a Pact that passes whatever comes is found out',
  async () => {
    const passing = `exports.verifyPacts = async ({ pactUrls: [file] }) => {
  const { interactions } = JSON.parse(require('node:fs').readFileSync(file, 'utf8'));
  const interactionResults = interactions.map(({ key, description }) => ({ interactionKey: key, description, result: 'OK' }));
  return JSON.stringify({ result: true, errors: [], interactionResults });
};`;
    const cwd = project('16.9.0', passing);
    const { code, stdout } = await runCommand(['pact', 'verify', '--case', oneCase], {
      cwd,
      timeout,
    });
    expect(code).toBe(3);
    expect(stdout).toMatch(/core 16\.9\.0\) does not tell right answers from wrong ones: install/);
  },
  timeout,
);

test.concurrent(
  "the verifier is told nothing that it has no use for, and nothing of Pact's holds in it",
  async () => {
    const telling = `exports.verifyPacts = async () => {
  require('node:fs').writeFileSync('environment.json', JSON.stringify(process.env));
  return '{}';
};`;
    const cwd = project('16.9.0', telling);
    const env = {
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      HTTP_PROXY: 'http://127.0.0.1:1',
      PACT_MATCHING_ENGINE: 'v2',
      PACT_DESCRIPTION: 'nothing',
      PACT_BROKER_BASE_URL: 'http://127.0.0.1:1',
    };
    await runCommand(['pact', 'verify', '--case', oneCase], { cwd, timeout, env });
    const told = JSON.parse(readFileSync(join(cwd, 'environment.json'), 'utf8'));
    expect(Object.keys(told).filter((name) => name in env)).toEqual([]);
    expect(told.PACT_DO_NOT_TRACK).toBe('true');
  },
  timeout,
);
