import { type ChildProcess, spawn } from 'node:child_process';

/** How a command is run. */
export interface ShellOptions {
  readonly env: NodeJS.ProcessEnv;
  /** What it reads on its standard input. */
  readonly input: string;
  readonly timeoutMs: number;
}

/** A fixture is a few ids: more is no fixture, and must not fill the memory. */
const longestOutput = 1024 * 1024;

/**
 * Runs a command by the shell and gives what it prints; its standard error passes through.
 *
 * @throws an error that says in a few words why the command did not work.
 */
export function runShell(
  command: string,
  { env, input, timeoutMs }: ShellOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    // In a group of its own: Ctrl-C in a terminal leaves it to finish what it is about.
    const child = spawn(command, {
      shell: true,
      detached: process.platform !== 'win32',
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const giveUp = (why: string): void => {
      killGroup(child);
      reject(new Error(why));
    };
    const timer = setTimeout(
      () => giveUp(`it did not end within ${timeoutMs / 1000} s`),
      timeoutMs,
    );
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > longestOutput) giveUp('it printed more than a megabyte');
    });
    child.on('error', (error) => reject(error));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(output);
      else reject(new Error(signal ? `${signal} ended it` : `it ended with exit code ${code}`));
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
