#!/usr/bin/env node
import { main } from './cli/main.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough, as in `aws-conformance run | head`: all else goes on.
  if (error.code === 'EPIPE') return;
  process.stderr.write(`aws-conformance: standard output cannot be written: ${error.message}\n`);
  process.exit(4);
});

process.exitCode = await main(process.argv.slice(2));
