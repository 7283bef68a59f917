import { type ChildProcess, execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the built command printed, and how it ended. */
export interface Ended {
  /** The exit code, or the signal that ended it. */
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** How a command is run, where that matters. */
interface Circumstances {
  readonly nodeOptions?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Milliseconds after which it is killed; its code is then SIGKILL. */
  readonly timeout?: number;
  /** Is handed the process, for example to interrupt it. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs `node dist/cli.js` as a user would, in a new folder and away from this machine's AWS profiles. */
export function runCommand(
  args: readonly string[],
  { nodeOptions = [], env = {}, cwd = newFolder(), timeout = 40_000, onStart }: Circumstances = {},
): Promise<Ended> {
  const line = [...nodeOptions, join(root, 'dist/cli.js'), ...args];
  const clean = { PATH: process.env['PATH'], HOME: cwd, AWS_EC2_METADATA_DISABLED: 'true' };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      line,
      { timeout, killSignal: 'SIGKILL', cwd, env: { ...clean, ...env } },
      (error, stdout, stderr) =>
        resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr }),
    );
    onStart?.(child);
  });
}

/** A new folder for what one test writes. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'aws-conformance-'));
}
