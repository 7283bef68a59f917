// Whole-process wall times of the command against the limit, in turn, as a ratio pair by pair.
// Usage: npm run bench [-- RUNS]; RUNS is 7 by default. The machine should be otherwise idle.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { referenceFixture } from '../dist/reference/reference-fixture.js';

const runs = Number(process.argv[2] ?? 7);
const folder = mkdtempSync(join(tmpdir(), 'aws-conformance-bench-'));
const fixture = join(folder, 'fixture.json');
writeFileSync(fixture, JSON.stringify(referenceFixture));

/**
 * Latency in milliseconds, connections, and the ratio that is to be reached, if any. The command
 * takes 8 connections by itself at 0 ms, some 20 at 5 ms, and 100 at 50 ms.
 */
const settings = [
  { latency: 0, connections: 8, goal: 2 },
  { latency: 5, connections: 8, goal: 1.3 },
  { latency: 5, connections: 20, goal: 1.3 },
  { latency: 50, connections: 8 },
  { latency: 50, connections: 100 },
];

async function serve(latency, record) {
  const args = ['bench/target.mjs', String(latency), ...(record ? [record] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url: String(line).trim(), stop };
}

async function time(args) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return performance.now() - startedAt;
}

function command(url, connections) {
  return [
    ...['dist/cli.js', 'run', '--endpoint-url', url, '--fixture', fixture],
    ...['--concurrency', String(connections), '--reporter', 'json', '--out', folder],
  ];
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const recordFile = join(folder, 'requests.json');
const recorder = await serve(0, recordFile);
await time(command(recorder.url, 8));
await recorder.stop();

for (const { latency, connections, goal } of settings) {
  const { url, stop } = await serve(latency);
  const limit = ['bench/plain-loop.mjs', url, String(connections), recordFile];
  const pairs = [];
  for (let run = 0; run <= runs; run += 1) {
    const pair = { ours: await time(command(url, connections)), limit: await time(limit) };
    // The first pair warms the file cache.
    if (run > 0) pairs.push(pair);
  }
  await stop();
  const ratio = median(pairs.map(({ ours, limit: least }) => ours / least));
  const ms = (values) => `${median(values).toFixed(0)} ms`;
  process.stdout.write(
    `${latency} ms latency, ${connections} connections: ` +
      `command ${ms(pairs.map(({ ours }) => ours))}, limit ${ms(pairs.map((pair) => pair.limit))}, ` +
      `ratio ${ratio.toFixed(2)}${goal ? ` (goal: at most ${goal})` : ''}\n`,
  );
}
rmSync(folder, { recursive: true });
