import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { referenceFixture } from '../../reference/reference-fixture.ts';
import { type Served, serveReference } from '../../reference/serve-reference.ts';
import { newFolder, runCommand } from '../run-command.testing.ts';
import { seedCommand } from './seed-command.ts';
import { seedModule } from './seed-module.ts';

const served: Served = await serveReference();
afterAll(() => served.close());

const quick = ['--suite', 'ranges', '--reporter', 'console'];
const onServed = ['run', '--endpoint-url', served.url, ...quick];
const teardown = ['--seed-teardown', 'cat > torn-down.json'];

/** A new folder with a fixture that a seed can print. */
function folder(): string {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'fixture.json'), JSON.stringify(referenceFixture));
  return cwd;
}

/** The fixture that the teardown in a folder was given; undefined when there was none. */
function tornDown(cwd: string): unknown {
  const file = join(cwd, 'torn-down.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

test.concurrent('a command loads the data and prints the fixture, another one takes it away', async () => {
  const cwd = folder();
  const seed =
    'echo "$AWS_ENDPOINT_URL $AWS_REGION" > place.txt; echo loading >&2; cat fixture.json';
  const env = { AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:1', AWS_REGION: 'eu-west-3' };
  const { code, stdout, stderr } = await runCommand([...onServed, '--seed', seed, ...teardown], {
    cwd,
    env,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'loading\n' });
  expect(stdout).toMatch(/^ CONFORMANT /m);
  expect(readFileSync(join(cwd, 'place.txt'), 'utf8')).toBe(`${served.url} eu-west-3\n`);
  expect(tornDown(cwd)).toEqual(referenceFixture);
});

const body = `({ endpoint, region }) => {
  writeFileSync('place.txt', endpoint + ' ' + region);
  return JSON.parse(readFileSync('fixture.json', 'utf8'));
}`;
const takeAway = `({ endpoint, region, fixture }) =>
  writeFileSync('torn-down.json', JSON.stringify(endpoint && region && fixture))`;
const imports = `import { readFileSync, writeFileSync } from 'node:fs';\n`;

test.concurrent.each<[string, string]>([
  ['seed.mjs', `${imports}export const seed = ${body};\nexport const teardown = ${takeAway};\n`],
  [
    'seed.ts',
    `${imports}type Place = { readonly endpoint: string; readonly region: string };
const seed = async ({ endpoint, region }: Place): Promise<unknown> => (${body})({ endpoint, region });
export default seed;
export const teardown = async (given: object): Promise<void> => (${takeAway})(given);\n`,
  ],
  [
    'seed.cjs',
    `const { readFileSync, writeFileSync } = require('node:fs');
module.exports = Object.assign({}, { seed: ${body}, teardown: ${takeAway} });\n`,
  ],
])('a module does both: %s', async (name, text) => {
  const cwd = folder();
  writeFileSync(join(cwd, name), text);
  const { code, stderr } = await runCommand([...onServed, '--seed', name], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(readFileSync(join(cwd, 'place.txt'), 'utf8')).toBe(`${served.url} us-east-1`);
  expect(tornDown(cwd)).toEqual(referenceFixture);
});

test.concurrent.each<[string, readonly string[], RegExp]>([
  [
    'a command that fails',
    ['--seed', 'exit 3'],
    /The seed did not work: it ended with exit code 3/,
  ],
  ['a command that is killed', ['--seed', 'kill -9 $$'], /: SIGKILL ended it\. Run its command/],
  ['a command that prints no JSON', ['--seed', 'echo done'], /What the seed printed is not JSON/],
  ['a command that prints nothing', ['--seed', 'true'], /The seed printed nothing/],
  ['a module that throws', ['--seed', 'throws.mjs'], /throws\.mjs did not work: no luck\./],
  ['a module that is none', ['--seed', 'broken.mjs'], /broken\.mjs did not work: Unexpected token/],
  ['a module without a seed', ['--seed', 'empty.js'], /empty\.js has no function seed/],
  ['a module with a command', ['--seed', 'empty.js', ...teardown], /goes with a command/],
  ['a seed and a fixture', ['--seed', 'true', '--fixture', 'a'], /--seed and --fixture contradict/],
  ['a teardown alone', teardown, /--seed-teardown needs --seed/],
])('%s is a wrong use, said in one line', async (_, args, words) => {
  const cwd = folder();
  writeFileSync(
    join(cwd, 'throws.mjs'),
    'setInterval(() => undefined, 1000); export const seed = () => { throw Error("no luck.\\n"); };',
  );
  writeFileSync(join(cwd, 'broken.mjs'), 'export const = 1;');
  writeFileSync(join(cwd, 'empty.js'), '');
  const { code, stdout, stderr } = await runCommand([...onServed, ...args], { cwd });
  expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
  expect(stderr).toMatch(words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(tornDown(cwd)).toBeUndefined();
});

test.concurrent('the embedded reference takes no seed', async () => {
  const { code, stderr } = await runCommand(['run', '--seed', 'cat fixture.json'], {
    cwd: folder(),
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^aws-conformance: --seed needs an endpoint, and none is given\. [^\n]+\n$/,
  );
});

test.concurrent.each<[string, readonly string[], number]>([
  ['fails', ['--case', 'request/MaxResults/**', '--max-requests', '1'], 3],
  ['throws', ['--reporter', 'nope'], 2],
  ['has a fixture that does not fit', ['--operation', 'DescribeMaintenanceWindowExecutions'], 2],
])('the data are taken away when the run %s', async (_, args, code) => {
  const cwd = folder();
  const seed = ['--seed', 'cat fixture.json', ...teardown];
  const ended = await runCommand([...onServed, ...seed, ...args], { cwd });
  expect(ended.code).toBe(code);
  expect(tornDown(cwd)).toEqual(referenceFixture);
});

test.concurrent('a teardown that fails is said in one line, and no success', async () => {
  const seed = ['--seed', 'cat fixture.json', '--seed-teardown', 'exit 7'];
  const { code, stdout, stderr } = await runCommand([...onServed, ...seed], { cwd: folder() });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr:
      'aws-conformance: the teardown of the seed failed, and its data may be left: it ended with exit code 7\n',
  });
  expect(stdout).toMatch(/^ CONFORMANT /m);
});

test.concurrent('a teardown that fails hides no outcome', async () => {
  const seed = ['--seed', 'cat fixture.json', '--seed-teardown', 'exit 7'];
  const { code } = await runCommand([...onServed, ...seed, '--max-requests', '1'], {
    cwd: folder(),
  });
  expect(code).toBe(3);
});

test.concurrent.each<[string, string, string]>([
  ['before it prints', 'touch half-done; exit 1', ''],
  ['after it has printed', 'cat fixture.json; exit 1', JSON.stringify(referenceFixture)],
  ['by printing what is no fixture', 'echo done', 'done\n'],
])('what a seed that fails %s has left is taken away', async (_, command, input) => {
  const cwd = folder();
  const { code, stderr } = await runCommand([...onServed, '--seed', command, ...teardown], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
  expect(readFileSync(join(cwd, 'torn-down.json'), 'utf8')).toBe(input);
});

test.concurrent('a module that fails half-way is torn down without a fixture', async () => {
  const cwd = folder();
  writeFileSync(
    join(cwd, 'half.mjs'),
    `${imports}export const seed = () => { throw new Error('half-way'); };
export const teardown = ({ endpoint, fixture }) =>
  writeFileSync('torn-down.json', JSON.stringify([endpoint, fixture === undefined]));\n`,
  );
  const { code, stderr } = await runCommand([...onServed, '--seed', 'half.mjs'], { cwd });
  expect([code, stderr]).toEqual([
    2,
    'aws-conformance: The seed half.mjs did not work: half-way. Mend the module.\n',
  ]);
  expect(tornDown(cwd)).toEqual([served.url, true]);
});

test.concurrent.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the run once the data are gone',
  async (signal) => {
    const cwd = folder();
    const interrupted: { now?: () => void } = {};
    // The first request is never answered: the run is in the middle whenever the signal comes.
    const server = http.createServer(() => {
      interrupted.now?.();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const slowly = ['--seed-teardown', 'sleep 0.3; cat > torn-down.json'];
    const seed = ['--seed', 'cat fixture.json', ...slowly];
    const { code, stdout, stderr } = await runCommand(
      ['run', '--endpoint-url', `http://127.0.0.1:${port}`, ...quick, ...seed],
      {
        cwd,
        onStart: (child) => {
          interrupted.now = () => {
            child.kill(signal);
            // As npx does, which passes on what the terminal has sent to all of them.
            setTimeout(() => child.kill(signal), 50);
          };
        },
      },
    );
    server.closeAllConnections();
    server.close();
    expect(code).toBe(signal);
    expect(stderr).toMatch(/^aws-conformance: interrupted; [^\n]+\n$/);
    expect(stdout).toContain('INCONCLUSIVE  no case could be run: the run was interrupted');
    expect(tornDown(cwd)).toEqual(referenceFixture);
  },
);

test.concurrent('a seed that is interrupted is waited for, and what it made taken away', async () => {
  const cwd = folder();
  const seed = ['--seed', 'touch begun; sleep 1; cat fixture.json', ...teardown];
  const { code, stdout } = await runCommand([...onServed, ...seed], {
    cwd,
    onStart: async (child) => {
      while (!existsSync(join(cwd, 'begun'))) await sleep(20);
      child.kill('SIGINT');
    },
  });
  expect({ code, stdout }).toEqual({ code: 'SIGINT', stdout: '' });
  expect(tornDown(cwd)).toEqual(referenceFixture);
});

test.concurrent('a configuration file can hold a seed, and --fixture goes before it', async () => {
  const cwd = folder();
  const config = { endpointUrl: served.url, seed: 'touch seeded; cat fixture.json' };
  writeFileSync(join(cwd, 'conformance.config.json'), JSON.stringify(config));
  const own = await runCommand(['run', ...quick, '--fixture', 'fixture.json'], { cwd });
  expect([own.code, existsSync(join(cwd, 'seeded'))]).toEqual([0, false]);
  const seeded = await runCommand(['run', ...quick], { cwd });
  expect([seeded.code, existsSync(join(cwd, 'seeded'))]).toEqual([0, true]);
});

test.concurrent('a dry run seeds nothing', async () => {
  const cwd = folder();
  const { code } = await runCommand([...onServed, '--seed', 'touch seeded', '--dry-run'], { cwd });
  expect([code, existsSync(join(cwd, 'seeded'))]).toEqual([0, false]);
});

const place = { endpoint: served.url, region: 'us-east-1' };

test('what hangs is given up: a command with all that it started, and a module', async () => {
  const begun = Date.now();
  const command = seedCommand('sleep 30; true', 'sleep 30; true', 200);
  await expect(command.plant(place)).rejects.toThrow('it did not end within 0.2 s.');
  await expect(command.teardown(place, {})).rejects.toThrow('it did not end within 0.2 s');
  const file = join(newFolder(), 'hangs.mjs');
  writeFileSync(file, 'export const seed = () => new Promise(() => undefined);');
  await expect(seedModule(file, 200).plant(place)).rejects.toThrow('it did not end within 0.2 s.');
  expect(Date.now() - begun).toBeLessThan(10_000);
});
