import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressOf } from '../../contracts/ids.ts';
import { serveReference } from '../../reference/serve-reference.ts';
import type { PactFile } from '../../runners/pact/pact-file.ts';
import { runCommand } from '../run-command.testing.ts';
import { folder, oneCase, reportIn, timeout, verify, written } from './pact-command.testing.ts';

test.concurrent.each<[string, (file: PactFile) => unknown, RegExp]>([
  ['no Pact file', () => ({}), /pact\.json is not a Pact file\. Write it again: /],
  ['a list', () => [], /pact\.json is not a Pact file\./],
  ['without interactions', (file) => ({ ...file, interactions: [] }), /has no interactions\./],
  [
    'of another specification',
    (file) => ({
      ...file,
      metadata: { ...file.metadata, pactSpecification: { version: '2.0.0' } },
    }),
    /is a Pact file of version 2\.0\.0, and 4\.0 is needed\./,
  ],
  [
    "of somebody else's",
    (file) => ({ ...file, metadata: { pactSpecification: { version: '4.0' } } }),
    /was not written by this version of aws-conformance\./,
  ],
  [
    'of another contract',
    (file) => ({
      ...file,
      metadata: {
        ...file.metadata,
        awsConformance: { ...file.metadata.awsConformance, contract: 'sha256:0' },
      },
    }),
    /was written for another version of the contract\./,
  ],
  [
    'with an interaction that is no case',
    (file) => ({
      ...file,
      interactions: file.interactions.map((interaction) => ({ ...interaction, key: 'x/y' })),
    }),
    /has an interaction that is no case: x\/y\./,
  ],
  [
    'with an interaction that was changed',
    (file) => ({
      ...file,
      interactions: file.interactions.map((interaction) => ({
        ...interaction,
        response: { ...interaction.response, status: 299 },
      })),
    }),
    /The interaction ssm\/\S+ of pact\.json is not as this version of aws-conformance writes it\./,
  ],
])(
  'a file %s is refused in one line',
  async (_, change, words) => {
    const cwd = folder();
    const file = await written(cwd, '--case', oneCase);
    writeFileSync(join(cwd, 'pact.json'), JSON.stringify(change(file)));
    const args = ['pact', 'verify', '--pact', 'pact.json'];
    const { code, stdout, stderr } = await runCommand(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
    expect(stderr).toMatch(words);
  },
  timeout,
);

test.concurrent.each<[string, readonly string[], RegExp]>([
  ['nothing to do', ['pact'], /pact needs to be told what to do\. Say pact write or pact verify\./],
  ['an unknown word', ['pact', 'publish'], /There is no pact publish\./],
  ['no file to write', ['pact', 'write'], /pact write needs --out\./],
  [
    'a folder that is not there',
    ['pact', 'write', '--out', 'no/p.json'],
    /--out no\/p\.json cannot be/,
  ],
  [
    'no file to read',
    ['pact', 'verify', '--pact', 'no.json'],
    /The Pact file no\.json cannot be read/,
  ],
  ['JSON that is none', ['pact', 'verify', '--pact', 'broken.json'], /broken\.json is not JSON/],
  [
    'another operation',
    ['pact', 'verify', '--pact', 'pact.json', '--operation', 'DescribeMaintenanceWindows'],
    /pact\.json is about ssm DescribeMaintenanceWindowExecutionTaskInvocations, not/,
  ],
  ['an option of run alone', ['pact', 'verify', '--dry-run'], /--dry-run/],
  [
    'cases that Pact cannot carry',
    ['pact', 'write', '--out', 'p.json', '--suite', 'paging'],
    /None of these cases/,
  ],
])(
  '%s is a wrong use, said in one line',
  async (_, args, words) => {
    const cwd = folder();
    writeFileSync(join(cwd, 'broken.json'), '{');
    await written(cwd, '--case', oneCase);
    const { code, stdout, stderr } = await runCommand(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
    expect(stderr).toMatch(words);
  },
  timeout,
);

test.concurrent(
  'a file of a part of the cases leaves the others out',
  async () => {
    const served = await serveReference();
    const cwd = folder();
    const file = await written(cwd, '--case', oneCase, '--consumer', 'me', '--provider', 'them');
    const probes = file.interactions.filter(({ key }) => !key.includes('#control'));
    expect(probes.map(({ key }) => addressOf(key))).toEqual([oneCase]);
    expect(file.interactions.length).toBeGreaterThan(1);
    expect([file.consumer.name, file.provider.name]).toEqual(['me', 'them']);
    const { code } = await verify(served.url, ['--pact', 'pact.json', '--suite', 'ranges'], cwd);
    await served.close();
    expect(code).toBe(0);
    const passed = reportIn(cwd).verdicts.filter(({ outcome }) => outcome === 'pass');
    expect(passed.map(({ caseId }) => addressOf(caseId))).toEqual([oneCase]);
  },
  timeout,
);

test.concurrent('the help says what there is', async () => {
  const asked = [
    ['help', 'pact'],
    ['pact', '--help'],
    ['pact', 'verify', '--help'],
  ];
  const ended = await Promise.all(asked.map((args) => runCommand(args)));
  for (const { code, stdout } of ended) {
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^aws-conformance pact write \[options\]: .*\naws-conformance pact verify /,
    );
    expect(stdout).toBe(ended[0]?.stdout);
  }
});
