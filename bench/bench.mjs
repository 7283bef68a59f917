// Whole-process wall times of the command against the least that they could be, in turn, as a ratio
// pair by pair. docs/performance.md says how each number is made, and shows the last ones.
// Usage: npm run bench [-- RUNS]; RUNS is 9 by default. The machine should be otherwise idle.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { referenceFixture } from '../dist/reference/reference-fixture.js';

const runs = Number(process.argv[2] ?? 9);
const folder = mkdtempSync(join(tmpdir(), 'aws-conformance-bench-'));
const fixture = join(folder, 'fixture.json');
writeFileSync(fixture, JSON.stringify(referenceFixture));

/**
 * Latency in milliseconds, the ratio that is to be reached, if any, and connections: by default
 * those that the command takes by itself.
 */
const settings = [
  { latency: 0, goal: 1 },
  { latency: 5, goal: 1 },
  { latency: 5, connections: 20 },
  { latency: 50, goal: 1 },
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

/** Runs two commands in turn and says how long they took, and the median of the ratios. */
async function compare(title, command, least, goal) {
  // The first runs warm the file cache.
  await time(command);
  await time(least);
  const pairs = [];
  for (let run = 0; run < runs; run += 1) {
    pairs.push({ ours: await time(command), least: await time(least) });
  }
  const ms = (of) => `${median(pairs.map(of)).toFixed(0)} ms`;
  process.stdout.write(
    `${title}: command ${ms(({ ours }) => ours)}, least ${ms((pair) => pair.least)}, ` +
      `ratio ${median(pairs.map(({ ours, least: other }) => ours / other)).toFixed(2)}` +
      `${goal ? ` (goal: at most ${goal})` : ''}\n`,
  );
}

/** What a start costs: one case, against a Node that does nothing. */
async function compareStarts() {
  const nothing = ['-e', '0'];
  const one = ['--case', '*/*/request/TaskId/required/absent'];
  const onReference = ['dist/cli.js', 'run', ...one, '--reporter', 'json', '--out', folder];
  await compare('one case on the reference in this process', onReference, nothing, 3);
  const { url, stop } = await serve(0);
  await compare('one case at an endpoint', [...command(url), ...one], nothing, 2.2);
  await stop();
}

async function compareRuns() {
  const recordFile = join(folder, 'requests.json');
  const recorder = await serve(0, recordFile);
  await time(command(recorder.url));
  await recorder.stop();
  for (const { latency, connections, goal } of settings) {
    const { url, countConnections, stop } = await serve(latency);
    await time(command(url, connections));
    const taken = await countConnections();
    const limit = ['bench/plain-loop.mjs', url, String(taken), recordFile];
    const choice = connections ? '' : ' of its own choice';
    const title = `${latency} ms latency, ${taken} connections${choice}`;
    await compare(title, command(url, taken), limit, goal);
    await stop();
  }
}

await compareStarts();
await compareRuns();
rmSync(folder, { recursive: true });
