// Whole-process wall times of the command against the limit, in turn, as a ratio pair by pair.
// Usage: npm run bench [-- RUNS]; RUNS is 7 by default. The machine should be otherwise idle.
import { fork, spawn } from 'node:child_process';
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
 * Latency in milliseconds, the ratio that is to be reached, if any, and connections: by default
 * those that the command takes by itself.
 */
const settings = [
  { latency: 0, goal: 2 },
  { latency: 5, goal: 1.3 },
  { latency: 5, connections: 20 },
  { latency: 50 },
];

async function serve(latency, record) {
  const child = fork('bench/target.mjs', [String(latency), ...(record ? [record] : [])]);
  const [url] = await once(child, 'message');
  const countConnections = async () => {
    child.send('connections');
    const [count] = await once(child, 'message');
    return count;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, countConnections, stop };
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
    ...['--reporter', 'json', '--out', folder],
    ...(connections ? ['--concurrency', String(connections)] : []),
  ];
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const recordFile = join(folder, 'requests.json');
const recorder = await serve(0, recordFile);
await time(command(recorder.url));
await recorder.stop();

for (const { latency, connections, goal } of settings) {
  const { url, countConnections, stop } = await serve(latency);
  // The first runs warm the file cache.
  await time(command(url, connections));
  const taken = await countConnections();
  const limit = ['bench/plain-loop.mjs', url, String(taken), recordFile];
  await time(limit);
  const pairs = [];
  for (let run = 0; run < runs; run += 1) {
    pairs.push({ ours: await time(command(url, taken)), limit: await time(limit) });
  }
  await stop();
  const ratio = median(pairs.map(({ ours, limit: least }) => ours / least));
  const ms = (values) => `${median(values).toFixed(0)} ms`;
  process.stdout.write(
    `${latency} ms latency, ${taken} connections${connections ? '' : ' of its own choice'}: ` +
      `command ${ms(pairs.map(({ ours }) => ours))}, limit ${ms(pairs.map((pair) => pair.limit))}, ` +
      `ratio ${ratio.toFixed(2)}${goal ? ` (goal: at most ${goal})` : ''}\n`,
  );
}
rmSync(folder, { recursive: true });
