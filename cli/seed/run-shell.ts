import { type ChildProcess, spawn } from 'node:child_process';
import { decodeText } from '../read-text-file.ts';

/** How a command is run. */
export interface ShellOptions {
  readonly env: NodeJS.ProcessEnv;
  /** What it reads on its standard input. */
  readonly input: string;
  readonly timeoutMs: number;
}

/** A fixture is a few ids: more is no fixture, and must not fill the memory. */
const longestOutput = 1024 * 1024;

/** What came of a command. */
interface ShellEnded {
  readonly output: string;
  /** Why it did not work, in a few words. */
  readonly failure?: string;
}

/** Runs a command by the shell; its standard error passes through. */
export function runShell(
  command: string,
  { env, input, timeoutMs }: ShellOptions,
): Promise<ShellEnded> {
  return new Promise((resolve) => {
    // In a group of its own: Ctrl-C in a terminal leaves it to finish what it is about.
    const child = spawn(command, {
      shell: true,
      detached: process.platform !== 'win32',
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const end = (failure?: string): void => {
      clearTimeout(timer);
      const printed = Buffer.concat(chunks);
      const output = decodeText(printed) ?? printed.toString('utf8');
      resolve({ output, ...(failure !== undefined && { failure }) });
    };
    const giveUp = (why: string): void => {
      killGroup(child);
      end(why);
    };
    const timer = setTimeout(
      () => giveUp(`it did not end within ${timeoutMs / 1000} s`),
      timeoutMs,
    );
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > longestOutput) giveUp('it printed more than a megabyte');
      else chunks.push(chunk);
    });
    child.on('error', (error) => end(error.message));
    child.on('close', (code, signal) => {
      if (code === 0) end();
      else end(signal ? `${signal} ended it` : `it ended with exit code ${code}`);
    });
    // A command need not read its input, and may have ended before it could.
    child.stdin.on('error', () => undefined).end(input);
  });
}

/** The shell alone would leave what it started running. */
function killGroup(child: ChildProcess): void {
  const { pid } = child;
  try {
    if (pid !== undefined && process.platform !== 'win32') process.kill(-pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
  // One that left its group would keep the pipes, and with them this process, open.
  child.stdout?.destroy();
  child.unref();
}
