import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInContract } from '../../contracts/built-in-contract.ts';
import { withClient } from '../../contracts/constraints/client-promises.ts';
import type { Contract } from '../../contracts/contract.ts';
import { addressOf } from '../../contracts/ids.ts';
import { createEmulator } from '../../reference/create-emulator.ts';
import { referenceFixture } from '../../reference/reference-fixture.ts';
import { serveReference } from '../../reference/serve-reference.ts';
import { certify } from '../../reports/certify.ts';
import { readFixture } from '../../runners/fixture.ts';
import { createInProcessTarget, type LocalAnswer } from '../../runners/in-process-target.ts';
import { carryBySdk } from '../../runners/sdk/carry-by-sdk.ts';
import { generateCases } from '../../suites/generate-cases.ts';
import { endServing, npmRun, npmServe, packedProject } from '../packed-project.testing.ts';
import { newFolder, runCommand } from '../run-command.testing.ts';
import { findSdk } from './find-sdk.ts';

const name = '@aws-sdk/client-ssm';

test('the command carries what a client can express, and rejudges it alike', async () => {
  const served = await serveReference();
  const cwd = newFolder();
  writeFileSync(join(cwd, 'fixture.json'), JSON.stringify(referenceFixture));
  const args = ['run', '--sdk', name, '--endpoint-url', served.url, '--fixture', 'fixture.json'];
  const { code, stdout } = await runCommand(args, { cwd });
  await served.close();
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ CONFORMANT for 41\d of 520 cases /m);
  expect(stdout).toMatch(/@aws-sdk\/client-ssm \d+\.\d+\.\d+ carried 41\d of 520 cases/);
  const file = join(cwd, 'conformance-report/report.json');
  const report = JSON.parse(readFileSync(file, 'utf8'));
  expect(report.target.kind).toBe('sdk');
  const transcript = readFileSync(join(cwd, 'conformance-report/transcript.jsonl'), 'utf8');
  expect(transcript).toContain('aws-sdk-js');
  expect(transcript).not.toMatch(/Credential=|Signature=/);
  expect(await runCommand(['rejudge', 'conformance-report'], { cwd })).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(report);
});

test('a package that is no client is a wrong use, said in one line', async () => {
  const cwd = newFolder();
  const broken = join(cwd, 'node_modules/broken-client');
  mkdirSync(broken, { recursive: true });
  writeFileSync(join(broken, 'package.json'), '{"name": "broken-client", "main": "index.cjs"}');
  writeFileSync(join(broken, 'index.cjs'), "throw new Error('half installed');");
  const url = ['--endpoint-url', 'http://127.0.0.1:1'];
  const uses: [args: readonly string[], words: RegExp][] = [
    [
      ['--sdk', '@aws-sdk/client-nothing'],
      /client-nothing is not installed in this project\. Install it: npm install/,
    ],
    [['--sdk', 'picocolors'], /picocolors is no client of the AWS SDK for JavaScript v3\./],
    [['--sdk', '../elsewhere'], /--sdk \.\.\/elsewhere is not the name of a package\./],
    [
      ['--sdk', 'broken-client'],
      /broken-client cannot be loaded: half installed\. Install it anew\./,
    ],
    [
      [
        '--sdk',
        name,
        '--operation',
        'DescribeMaintenanceWindows',
        '--operation',
        'DescribeMaintenanceWindowExecutions',
      ],
      /one --operation/,
    ],
  ];
  for (const [args, words] of uses) {
    const { code, stdout, stderr } = await runCommand(['run', ...url, ...args], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
    expect(stderr).toMatch(words);
  }
});

/** The contract without what it knows of the moments that times may name. */
function silentOnTimes(contract: Contract): Contract {
  const constraints = contract.constraints.filter(
    ({ address }) => !/\/(seconds|plausible|not-before|precision)$/.test(address),
  );
  const byAddress = new Map(constraints.map((one) => [one.address, one]));
  return { ...contract, constraints, byAddress };
}

test('an answer that is legal on the wire and that a client cannot use is found', async () => {
  const contract = withClient(silentOnTimes(builtInContract()));
  const { answer } = await createEmulator();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const where = { region: 'us-east-1', endpoint: 'http://localhost/' };
  const settings = { ...where, credentials, maxAttempts: 1 } as const;
  const failed = async (change: (body: string) => string, carry: boolean) => {
    const found = new Set<string>();
    const changed = (request: Parameters<typeof answer>[0]): LocalAnswer => {
      const response = answer(request);
      return { ...response, body: change(response.body) };
    };
    const sdk = await findSdk(name, contract.operation, settings, '.');
    await certify({
      ...{ contract, toolVersion: '', repeat: '' },
      cases: generateCases(contract).filter(({ suite }) => suite === 'responses'),
      fixture: readFixture(contract, referenceFixture, 'The fixture'),
      target: createInProcessTarget('odd times', changed),
      ...(carry && { carry: carryBySdk(sdk) }),
      onEvent: (event) => {
        const own = event.type === 'case-finished' ? event.verdicts : [];
        const verdicts = event.type === 'found-on-the-way' ? [event.verdict] : own;
        for (const one of verdicts)
          if (one.outcome === 'fail') found.add(addressOf(one.constraintId));
      },
    });
    return [...found];
  };
  // A number of seconds, as documented, beyond all that a Date can hold.
  const far = (body: string) => body.replaceAll(/"EndTime":[\d.E]+/g, '"EndTime":9000000000000000');
  expect(await failed(far, false)).toEqual([]);
  expect(await failed(far, true)).toEqual(['client/members']);
  // Blamed on the wire, and only there.
  const iso = (body: string) => body.replaceAll(/"EndTime":[\d.E]+/g, '"EndTime":"2024-01-01"');
  const onTheWire = await failed(iso, false);
  expect(onTheWire).not.toEqual([]);
  expect(await failed(iso, true)).toEqual(onTheWire);
});

test('the example does what its README says, from the packed tarball', async () => {
  const project = packedProject('sdk');
  const file = join(project, 'emulator.mjs');
  const run = async () => {
    const { url, child } = await npmServe(project, ['emulator', '0']);
    const ended = await npmRun(project, ['conformance'], { AWS_ENDPOINT_URL_SSM: url });
    endServing(child);
    return ended;
  };
  const found = await run();
  expect(found.code).toBe(1);
  expect(found.stdout).toContain('member/EndTime/timestamp');
  expect(found.stdout).not.toMatch(/^ ✗ client\//m);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/ {2}for \(const item[\s\S]*?\n {2}\}\n/, ''),
  );
  expect(await run()).toMatchObject({ code: 0 });
});
