import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

/** What PowerShell 5 writes, what others write, and UTF-8 with a mark as some editors save it. */
const marked: readonly (readonly [name: string, encode: (text: string) => Buffer])[] = [
  ['UTF-16LE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16BE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-8', (text) => Buffer.from(`\ufeff${text}`)],
];

const baseline = `expected-failures:
  - constraint: request/MaxResults/range
    reason: für später
    expires: 2020-01-01
`;

test.concurrent.each(marked)(
  'fixture, configurations and baseline are read in marked %s',
  async (_, encode) => {
    const cwd = newFolder();
    const put = (name: string, text: string) => writeFileSync(join(cwd, name), encode(text));
    put('fixture.json', `${JSON.stringify(referenceFixture, undefined, 2)}\r\n`);
    put('json.json', JSON.stringify({ suite: ['ranges'], reporter: ['console'] }));
    put('yaml.yaml', 'suite: [ranges]\nreporter: [console]\n');
    put('baseline.yaml', baseline);
    for (const config of ['json.json', 'yaml.yaml']) {
      const files = ['--fixture', 'fixture.json', '--config', config];
      const ended = await runCommand(['run', ...files], { cwd });
      expect([ended.code, ended.stderr]).toEqual([0, '']);
      expect(ended.stdout).toContain(' 22 cases against ');
    }
    const expired = await runCommand(
      ['run', '--config', 'json.json', '--baseline', 'baseline.yaml'],
      {
        cwd,
      },
    );
    expect(expired.stdout).toContain(
      'baseline.yaml:2 request/MaxResults/range expired on 2020-01-01',
    );
  },
);

const bare = Buffer.from('{"a": 1}', 'utf16le');
const latin1 = Buffer.from(baseline, 'latin1');

test.concurrent.each<[string, readonly string[], string, Buffer]>([
  ['a fixture', ['run', '--fixture', 'file.json'], 'file.json', bare],
  ['a configuration', ['config', '--config', 'file.json'], 'file.json', bare],
  ['a baseline', ['run', '--baseline', 'file.yaml'], 'file.yaml', latin1],
])('%s in an encoding that nothing says is refused in one line', async (_, args, name, bytes) => {
  const cwd = newFolder();
  writeFileSync(join(cwd, name), bytes);
  const { code, stderr } = await runCommand(args, { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^aws-conformance: .*file\.\w+ is neither UTF-8 nor UTF-16 with a byte-order mark\. Save it as UTF-8\.\n$/,
  );
});

test.concurrent('a module in UTF-16 is no mystery', async () => {
  const cwd = newFolder();
  const text = '\ufeffexport default {};\nexport const seed = () => ({});\n';
  writeFileSync(join(cwd, 'module.mjs'), Buffer.from(text, 'utf16le'));
  const said =
    'aws-conformance: module.mjs is UTF-16, and Node reads modules as UTF-8. Save it as UTF-8.\n';
  const config = await runCommand(['config', '--config', 'module.mjs'], { cwd });
  const target = ['--endpoint-url', 'http://127.0.0.1:1'];
  const seeded = await runCommand(['run', ...target, '--seed', 'module.mjs'], { cwd });
  expect([config.code, config.stderr, seeded.code, seeded.stderr]).toEqual([2, said, 2, said]);
});

test.concurrent('a mistake in JSON is said in one line, with its place', async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'comma.json'), '{\n  "WindowExecutionId": "x"\n  "TaskId": "y"\n}\n');
  writeFileSync(join(cwd, 'word.json'), '{\n  "timeout": x\n}\n');
  const comma = await runCommand(['run', '--fixture', 'comma.json'], { cwd });
  expect(comma.stderr).toMatch(
    / is not JSON: Expected .* \(line 3 column 3\)\. Mend the file\.\n$/,
  );
  const word = await runCommand(['config', '--config', 'word.json'], { cwd });
  expect(word.stderr).toMatch(/cannot be loaded: Unexpected token 'x'/);
  expect(word.stderr).not.toContain('\\n');
});
