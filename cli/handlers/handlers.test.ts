import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type Ended, newFolder, runCommand } from '../run-command.testing.ts';

const dist = (path: string) => JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);

const emulator = `import { createEmulator } from ${dist('index.js')};
const { fetch: answer } = await createEmulator();
`;

/** Runs the command on a module with this text. */
async function certify(
  text: string,
  { file = 'mocks.mjs', more = [] }: { file?: string; more?: readonly string[] } = {},
): Promise<Ended & { readonly cwd: string }> {
  const cwd = newFolder();
  writeFileSync(join(cwd, file), text);
  return { ...(await runCommand(['run', '--handlers', file, ...more], { cwd })), cwd };
}

test('handlers of MSW and functions are certified, with what they are written in', async () => {
  const forms: [text: string, file?: string][] = [
    [`export { handlers } from ${dist('reference/msw.js')};`],
    [`${emulator}export default { fetch: (request) => answer(request) };`],
    [`${emulator}export default (request: Request) => answer(request);`, 'mocks.ts'],
  ];
  for (const [text, file] of forms) {
    const { code, stdout, stderr, cwd } = await certify(text, { ...(file && { file }) });
    expect({ file, code, stderr }).toEqual({ file, code: 0, stderr: '' });
    expect(stdout).toMatch(/^ CONFORMANT for 518 of 519 cases /m);
    const report = readFileSync(join(cwd, 'conformance-report/report.json'), 'utf8');
    const target = { kind: 'in-process', endpoint: file ?? 'mocks.mjs' };
    expect(JSON.parse(report).target).toEqual(target);
  }
});

test('a handler that throws, hangs or gives no response is a finding, with its stack', async () => {
  const faults = {
    '"MaxResults":101': "throw new TypeError('boom')",
    '"MaxResults":0': 'return 5',
    '"MaxResults":9,': 'return new Promise(() => {})',
  };
  const lines = Object.entries(faults).map(
    ([text, act]) => `if (text.includes('${text}')) ${act};`,
  );
  const { code, stdout, stderr } = await certify(
    `${emulator}export const app = { async fetch(request) {
  const text = await request.clone().text();
  ${lines.join('\n  ')}
  return answer(request);
} };`,
    { more: ['--timeout', '2', '--suite', 'ranges'] },
  );
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain('protocol/answered');
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/TypeError: boom.*at Object\.fetch.*mocks\.mjs/);
  expect(stdout).toContain('the number 5, which is no Response');
});

test('what handles nothing is not implemented, and what always throws says so', async () => {
  const none = await certify('export default () => undefined;');
  expect(none.code).toBe(3);
  expect(none.stdout).toContain('NOT IMPLEMENTED');
  const always = await certify("export default () => { throw new Error('always'); };");
  expect(always.code).toBe(3);
  expect(always.stdout).toContain('the target fails: the handler threw Error: always');
});

test('a module that is of no use is a wrong use, said in one line', async () => {
  const reference = `export { handlers } from ${dist('reference/msw.js')};`;
  const uses: [text: string, words: RegExp, more?: readonly string[], file?: string][] = [
    [
      'export const other = 1;',
      /mocks\.mjs exports no handlers: it exports other\. Export an array/,
    ],
    ['export const handlers = [];', /exports no handlers: it exports handlers\./],
    ['', /exports no handlers: it exports nothing\./],
    ["throw new Error('no database');", /cannot be loaded: no database\. Fix the module\./],
    ['const = 1;', /cannot be loaded: .*Unexpected token/],
    ['const x: = 1;', /cannot be loaded: ParseError: .*mocks\.ts:1:/, [], 'mocks.ts'],
    [reference, /--handlers and --aws contradict each other\./, ['--aws', '--region', 'us-east-1']],
    [reference, /--seed needs an endpoint/, ['--seed', 'true']],
  ];
  for (const [text, words, more = [], file = 'mocks.mjs'] of uses) {
    const { code, stdout, stderr } = await certify(text, { more, file });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
    expect(stderr).toMatch(words);
  }
});

test('a wrong use that a module tells with the error of the library is said as it is', async () => {
  const cwd = newFolder();
  const { href } = new URL('../../dist/index.js', import.meta.url);
  writeFileSync(
    join(cwd, 'mocks.mjs'),
    `import { UsageError } from '${href}';\nthrow new UsageError('There is no database.', 'Start it.');\n`,
  );
  const { code, stderr } = await runCommand(['run', '--handlers', 'mocks.mjs'], { cwd });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'aws-conformance: There is no database. Start it.\n',
  });
});

test('no request leaves the process, whatever the handlers leave to others', async () => {
  const cwd = newFolder();
  const trap = join(cwd, 'trap.mjs');
  writeFileSync(
    trap,
    `import net from 'node:net';
net.Socket.prototype.connect = () => { throw new Error('a connection was opened'); };
`,
  );
  const msw = pathToFileURL(join(import.meta.dirname, '../../node_modules/msw/lib/core/index.mjs'));
  const text = `import { http, passthrough } from ${JSON.stringify(msw.href)};
export const handlers = [http.post('*', () => passthrough())];
`;
  writeFileSync(join(cwd, 'mocks.mjs'), text);
  const nodeOptions = [`--import=${trap}`];
  const { code, stdout } = await runCommand(['run', '--handlers', 'mocks.mjs'], {
    cwd,
    nodeOptions,
  });
  expect(code).toBe(3);
  expect(stdout).toContain('no handler takes the request');
  expect(stdout).not.toContain('a connection was opened');
});
