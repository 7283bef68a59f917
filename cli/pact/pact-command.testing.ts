import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { referenceFixture } from '../../reference/reference-fixture.ts';
import type { PactFile } from '../../runners/pact/pact-file.ts';
import { type Ended, newFolder, runCommand } from '../run-command.testing.ts';

/** Verifications start a process each, on a machine that may be busy. */
export const timeout: number = 240_000;

/** A folder with the fixture of the reference. */
export function folder(): string {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'fixture.json'), JSON.stringify(referenceFixture));
  return cwd;
}

/** Runs `pact verify` with that fixture. */
export function verify(
  url: string,
  args: readonly string[],
  cwd: string = folder(),
): Promise<Ended> {
  const target = ['--endpoint-url', url, '--fixture', 'fixture.json'];
  return runCommand(['pact', 'verify', ...target, ...args], { cwd, timeout });
}

/** The file that `pact write` writes. */
export async function written(cwd: string, ...args: readonly string[]): Promise<PactFile> {
  const { code, stderr } = await runCommand(['pact', 'write', '--out', 'pact.json', ...args], {
    cwd,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(readFileSync(join(cwd, 'pact.json'), 'utf8'));
}

/** The report that a command wrote in a folder. */
export function reportIn(cwd: string): Report {
  return JSON.parse(readFileSync(join(cwd, 'conformance-report/report.json'), 'utf8'));
}

interface Report {
  readonly outcome: string;
  readonly repeat: string;
  readonly target: { readonly kind: string };
  readonly caseSet: { readonly size: number };
  readonly scope: { readonly cases: { readonly chosen: number; readonly all: number } };
  readonly verdicts: readonly Verdict[];
}

interface Verdict {
  readonly caseId: string;
  readonly constraintId: string;
  readonly outcome: string;
  readonly actual?: string;
  readonly reason?: string;
}

/** One case, for what does not depend on which one it is. */
export const oneCase = 'request/MaxResults/range/above-maximum';
