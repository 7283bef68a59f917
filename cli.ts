#!/usr/bin/env node
// Nothing is imported before there is somebody to say that it could not be.

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough, as in `aws-conformance run | head`: all else goes on.
  if (error.code === 'EPIPE') return;
  process.stderr.write(`aws-conformance: standard output cannot be written: ${error.message}\n`);
  process.exit(4);
});
process.on('uncaughtException', (error) => void fail(error));

/** Ends the process for an error of the harness itself, whatever can still be done by then. */
async function fail(error: unknown): Promise<never> {
  try {
    const { reportError } = await import('./cli/main.ts');
    process.exit(await reportError(error));
  } catch {
    // Nothing could mask what is secret: neither the message nor a path is said.
    const { code = 'unknown' } = error instanceof Error && 'code' in error ? error : {};
    const hint = code === 'EMFILE' ? ', too many open files (see ulimit -n)' : '';
    process.stderr.write(`aws-conformance: an error of the harness itself: ${code}${hint}\n`);
    process.exit(4);
  }
}

try {
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  await fail(error);
}

export {};
