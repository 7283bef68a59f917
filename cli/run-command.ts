import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the built command printed, and how it ended. */
export interface Ended {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs `node dist/cli.js` as a user would; only what is given here is in its environment. */
export function runCommand(
  args: readonly string[],
  { nodeOptions = [], env = {} }: { nodeOptions?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const line = [...nodeOptions, join(root, 'dist/cli.js'), ...args];
  // A command that does not end is killed: its code is then null.
  const ends = { timeout: 30_000, killSignal: 'SIGKILL' } as const;
  const options = { ...ends, cwd: newFolder(), env: { PATH: process.env['PATH'], ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, line, options, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

/** A new folder for what one test writes. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'aws-conformance-'));
}
