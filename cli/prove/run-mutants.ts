import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Mutant, MutantResult } from './mutant.ts';

/** Runs mutants in as many threads as there are processors; results come in the order given. */
export async function runMutants(
  mutants: readonly Mutant[],
  onResult: (done: number) => void,
): Promise<MutantResult[]> {
  const threads = Math.max(1, Math.min(availableParallelism(), 8));
  const results = new Map<string, MutantResult>();
  const share = (thread: number) => mutants.filter((_, index) => index % threads === thread);
  await Promise.all(
    Array.from({ length: threads }, (_, thread) =>
      runShare(share(thread), (result) => {
        results.set(keyOf(result), result);
        onResult(results.size);
      }),
    ),
  );
  return mutants.flatMap((mutant) => results.get(keyOf(mutant)) ?? []);
}

function runShare(
  mutants: readonly Mutant[],
  onResult: (result: MutantResult) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = openWorker(mutants);
    worker.on('message', onResult);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

function openWorker(workerData: readonly Mutant[]): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./worker.js', import.meta.url), { workerData });
  }
  // From the source, by tsx, which does not go on in threads by itself.
  const [tsx, own] = ['tsx/esm/api', './worker.ts'].map((name) => import.meta.resolve(name));
  const start = `import('${tsx}').then(({ register }) => { register(); return import('${own}'); })`;
  return new Worker(start, { eval: true, workerData });
}

function keyOf({ kind, name }: Mutant): string {
  return `${kind} ${name}`;
}
