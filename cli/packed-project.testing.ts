import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ended, newFolder } from './run-command.testing.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * A copy of an example, with this package installed from its tarball. What that depends on, and
 * its optional peers, are those of the checkout: nothing is downloaded.
 */
export function packedProject(example: string): string {
  const folder = newFolder();
  const project = join(folder, 'project');
  cpSync(join(root, 'examples', example), project, { recursive: true });
  const packed = join(project, 'node_modules/aws-conformance');
  mkdirSync(join(project, 'node_modules/.bin'), { recursive: true });
  mkdirSync(packed);
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  execFileSync('npm', args, { cwd: root, stdio: 'ignore' });
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['-xzf', join(folder, tarball), '--strip-components=1', '-C', packed]);
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name.startsWith('.') || name === 'aws-conformance') continue;
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
  // As npm does with what `bin` names.
  const command = join(packed, 'dist/cli.js');
  chmodSync(command, 0o755);
  symlinkSync(command, join(project, 'node_modules/.bin/aws-conformance'));
  return project;
}

type Environment = Readonly<Record<string, string>>;

function clean(project: string, env: Environment): NodeJS.ProcessEnv {
  const own = { PATH: process.env['PATH'], HOME: project, AWS_EC2_METADATA_DISABLED: 'true' };
  return { ...own, npm_config_update_notifier: 'false', ...env };
}

/** Runs a script of a project's package.json, with what follows it on the command line. */
export function npmRun(
  project: string,
  [script = '', ...args]: readonly string[],
  env: Environment = {},
): Promise<Ended> {
  const line = ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])];
  return new Promise((resolve) => {
    execFile(
      'npm',
      line,
      { cwd: project, env: clean(project, env), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr }),
    );
  });
}

/** Starts a script that serves, and gives the first line that it prints: its URL. */
export function npmServe(
  project: string,
  [script = '', ...args]: readonly string[],
): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const line = ['run', '--silent', script, '--', ...args];
  // In a group of its own, so that what npm starts can be ended with it.
  const child = spawn('npm', line, {
    cwd: project,
    env: clean(project, {}),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${said}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [url = '', ...rest] = said.split('\n');
      if (rest.length > 0) resolve({ url, child });
    });
  });
}

/** Ends what `npmServe` started. */
export function endServing({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
}
