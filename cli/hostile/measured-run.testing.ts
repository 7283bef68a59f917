import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf } from '../../contracts/ids.ts';
import { referenceFixture } from '../../reference/reference-fixture.ts';
import type { Report } from '../../reports/report.ts';
import { newFolder, runCommand } from '../run-command.testing.ts';
import type { Hostile } from './hostile-server.testing.ts';

/** What a run against a hostile endpoint came to, and what it took. */
export interface Measured {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** The most memory that the process had, in MB; undefined when it crashed. */
  readonly megabytes: number | undefined;
  /** The largest file that it wrote, in MB. */
  readonly largestFile: number;
  /** True when it kept to all the bounds that a run has, whatever a target does. */
  readonly isBounded: boolean;
  readonly report: Report | undefined;
  /** Addresses of the constraints that a case failed, by level. */
  readonly failed: (level: 'must' | 'should') => readonly string[];
}

const mega = 1_000_000;

/** What a run against a target that misbehaves may take at most. */
const most = { seconds: 120, megabytes: 200, fileMegabytes: 20 };

/** Runs the command against an endpoint, all reporters on, and closes it. */
export async function measuredRun(
  { url, close }: Hostile,
  args: readonly string[] = [],
): Promise<Measured> {
  const out = newFolder();
  const folder = newFolder();
  const peak = join(folder, 'peak.txt');
  const preload = join(folder, 'preload.mjs');
  const fixture = join(folder, 'fixture.json');
  writeFileSync(fixture, JSON.stringify(referenceFixture));
  // Loaded before the command, and called as the process ends.
  writeFileSync(
    preload,
    `import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  const [, peak] = /VmHWM:\\s*(\\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  writeFileSync(${JSON.stringify(peak)}, peak ?? '');
});
`,
  );
  const startedAt = performance.now();
  const line = ['run', '--endpoint-url', url, '--fixture', fixture, '--out', out, ...reporters];
  const { code, stdout, stderr } = await runCommand([...line, ...args], {
    nodeOptions: [`--import=${preload}`],
    timeout: 170_000,
  });
  const seconds = (performance.now() - startedAt) / 1000;
  close();
  const kilobytes = textOf(peak);
  const report = reportIn(join(out, 'report.json'));
  const files = readdirSync(out).map((file) => statSync(join(out, file)).size);
  const megabytes = kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / mega;
  const largestFile = Math.max(0, ...files) / mega;
  return {
    ...{ code, stdout, stderr, seconds, report, megabytes, largestFile },
    isBounded:
      seconds < most.seconds &&
      (megabytes ?? Number.POSITIVE_INFINITY) < most.megabytes &&
      largestFile < most.fileMegabytes,
    failed: (level) => failedIn(report, level),
  };
}

const reporters = ['console', 'json', 'junit', 'events', 'markdown'].flatMap((name) => [
  '--reporter',
  name,
]);

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function reportIn(file: string): Report | undefined {
  const text = textOf(file);
  return text === undefined ? undefined : JSON.parse(text);
}

function failedIn(report: Report | undefined, level: 'must' | 'should'): readonly string[] {
  const failed = (report?.verdicts ?? []).filter(
    (verdict) => verdict.outcome === 'fail' && verdict.level === level,
  );
  const ids = new Set(failed.map(({ constraintId }) => constraintId));
  return [...ids].map((id) => addressOf(id)).sort();
}
