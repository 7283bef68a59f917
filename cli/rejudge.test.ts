import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { withAuth } from '../contracts/constraints/auth-promises.ts';
import { defects } from '../reference/defects/catalogue.ts';
import { signatureDefects } from '../reference/defects/signatures.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { serveReference } from '../reference/serve-reference.ts';
import { variants } from '../reference/variants/catalogue.ts';
import { signatureVariants } from '../reference/variants/signatures.ts';
import { certify } from '../reports/certify.ts';
import type { RunEvent } from '../reports/event.ts';
import { rejudge } from '../reports/rejudge.ts';
import { readFixture } from '../runners/fixture.ts';
import { openTranscript } from '../runners/transcripts/read-transcript.ts';
import { writeTranscript } from '../runners/transcripts/write-transcript.ts';
import type { Case } from '../suites/case.ts';
import { generateCases } from '../suites/generate-cases.ts';
import type { Mutant } from './prove/mutant.ts';
import { openMutant } from './prove/run-mutant.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const contract = withAuth(builtInContract());
const all = generateCases(contract);
const folder = newFolder();

/** The cases by which a mutant shows, and some of the others: those are as in the reference. */
function casesFor({ kind, name, auth = false }: Mutant): readonly Case[] {
  const mine = all.filter(({ suite }) => (suite === 'signatures') === auth);
  if (kind === 'plain') return mine;
  const defect = [...defects, ...signatureDefects].find((one) => one.name === name);
  return mine.filter(({ covers }, position) => {
    const shows = covers.some((address) => defect?.breaks.includes(address));
    return shows || auth || position % (defect ? 12 : 4) === 0;
  });
}

/** The events of a run, and those of its transcript judged again. */
async function judgedTwice(mutant: Mutant): Promise<readonly [string, string]> {
  const file = join(folder, 'transcript.jsonl');
  const target = await openMutant(contract, mutant, 'in-process');
  const transcript = writeTranscript(file);
  const [then, now]: [RunEvent[], RunEvent[]] = [[], []];
  await certify({
    contract,
    cases: casesFor(mutant),
    target,
    fixture: readFixture(contract, referenceFixture, 'The built-in fixture'),
    retries: { pause: nextTurn, patienceMs: 0 },
    toolVersion: '1.0.0',
    repeat: 'aws-conformance run',
    onRecord: transcript.take,
    onEvent: (event) => then.push(event),
  });
  transcript.close();
  await target.close();
  const { records } = await openTranscript(file, () => contract);
  await rejudge([contract], records, { onEvent: (event) => now.push(event) });
  return [JSON.stringify(then), JSON.stringify(now)];
}

async function expectSame(mutants: readonly Mutant[]): Promise<void> {
  for (const mutant of mutants) {
    const [then, now] = await judgedTwice(mutant);
    // Not by toBe: a difference of megabytes is not readable.
    expect(`${mutant.name} ${now === then}`).toBe(`${mutant.name} true`);
    expect(then.length).toBeGreaterThan(10_000);
  }
}

test('the reference is judged again as it was', async () => {
  await expectSame([
    { kind: 'plain', name: 'reference' },
    { kind: 'plain', name: 'reference that checks signatures', auth: true },
  ]);
});

test('every variant is judged again as it was', async () => {
  await expectSame([
    ...variants.map(({ name }) => ({ kind: 'variant', name }) as const),
    ...signatureVariants.map(({ name }) => ({ kind: 'variant', name, auth: true }) as const),
  ]);
}, 300_000);

test('every defect is judged again as it was', async () => {
  await expectSame([
    ...defects.map(({ name }) => ({ kind: 'defect', name }) as const),
    ...signatureDefects.map(({ name }) => ({ kind: 'defect', name, auth: true }) as const),
  ]);
}, 600_000);

const reports = ['report.json', 'junit.xml', 'events.jsonl', 'summary.md'] as const;
const everyReport = ['json', 'junit', 'events', 'markdown'].flatMap((name) => ['--reporter', name]);

function bytesOf(out: string): readonly string[] {
  return reports.map((name) => readFileSync(join(out, name), 'utf8'));
}

test('the command writes the same reports again, byte for byte', async () => {
  const served = await serveReference({ defect: 'max-results-clamped' });
  const out = join(newFolder(), 'out');
  const args = ['--out', out, ...everyReport, '--endpoint-url', served.url];
  const first = await runCommand(['run', ...args]);
  await served.close();
  expect(first.code).toBe(1);
  const before = bytesOf(out);
  expect((await runCommand(['rejudge', out, ...everyReport])).code).toBe(1);
  expect(bytesOf(out)).toEqual(before);
  expect(statSync(join(out, 'transcript.jsonl')).size).toBeLessThan(5_000_000);
});

test('a run that was cut off is judged as far as it went', async () => {
  const out = join(newFolder(), 'out');
  await runCommand(['run', '--out', out]);
  const file = join(out, 'transcript.jsonl');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.slice(0, text.length / 2));
  const { code, stdout } = await runCommand(['rejudge', out]);
  expect(code).toBe(3);
  expect(stdout).toMatch(/INCONCLUSIVE {2}.* the run was cut off/);
});

test.each([
  ['no folder', [], /^aws-conformance: rejudge needs a folder\. Name the one/],
  ['a folder without a run', ['.'], /transcript\.jsonl cannot be read: ENOENT.*Name a folder/],
  ['another file', ['text'], /transcript\.jsonl:1 is no line of a transcript\./],
  ['a damaged file', ['damaged'], /transcript\.jsonl:2 is no line of a transcript\./],
  [
    'a record without its reply',
    ['no-reply'],
    /:2 is no line of a transcript: exchanges\/0 has no reply\./,
  ],
  ['a file of a later version', ['later'], /is a transcript of version 2\./],
])('%s is one line and exit code 2', async (_, args, said) => {
  const cwd = newFolder();
  cpSync(new URL('../reports/reporters/events', import.meta.url), join(cwd, 'text'), {
    recursive: true,
  });
  cpSync(join(cwd, 'text/golden.jsonl'), join(cwd, 'text/transcript.jsonl'));
  const begun = {
    ...{ type: 'run-begun', transcriptVersion: 1, schemaVersion: 1, startedAt: '', repeat: '' },
    ...{ tool: { name: 'aws-conformance', version: '0' }, target: { kind: 'http', endpoint: '' } },
    ...{ service: 'ssm', operation: contract.operation, caseSet: { size: 0, digest: '' } },
    plan: [
      {
        ...{ service: 'ssm', operation: contract.operation, suites: [], allCases: 0 },
        ...{ contract: { digest: '', signatures: false }, caseSet: { size: 0, digest: '' } },
      },
    ],
  };
  const caseRun = {
    ...{ type: 'case-run', operation: contract.operation, caseId: 'a', suite: 'b', title: 'c' },
    ...{
      covers: [],
      exchanges: [{ request: { method: 'GET', path: '/', headers: {}, body: '' } }],
    },
  };
  const lines = {
    damaged: `${JSON.stringify(begun)}\nnothing\n{}\n`,
    'no-reply': `${JSON.stringify(begun)}\n${JSON.stringify(caseRun)}\n{}\n`,
    later: `${JSON.stringify({ ...begun, transcriptVersion: 2 })}\n`,
  };
  for (const [name, text] of Object.entries(lines)) {
    cpSync(join(cwd, 'text'), join(cwd, name), { recursive: true });
    writeFileSync(join(cwd, name, 'transcript.jsonl'), text);
  }
  const { code, stdout, stderr } = await runCommand(['rejudge', ...args], { cwd });
  expect([code, /CONFORMANT/.test(stdout)]).toEqual([2, false]);
  expect(stderr).toMatch(said);
  expect(stderr.trim()).not.toContain('\n');
});
