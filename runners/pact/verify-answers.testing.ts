import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WireResponse } from '../../contracts/wire.ts';
import type { PactInteraction, PactResponse } from './pact-file.ts';
import { openPactServer } from './pact-server.ts';
import { type PactResult, readResults } from './read-results.ts';
import { runVerifier } from './run-verifier.ts';

/** An answer, and what Pact is to hold it against. */
export interface TriedAnswer {
  /** Unique among those that are tried together. */
  readonly name: string;
  readonly demands: PactResponse;
  readonly answer: WireResponse;
}

const require = createRequire(import.meta.url);

/** The core of the Pact that is installed here. */
const core = require.resolve('@pact-foundation/pact-core');

/** The process of the verifier as it was built: a child of this one runs no TypeScript. */
const child = fileURLToPath(new URL('../../dist/runners/pact/verifier-child.js', import.meta.url));

/** What Pact's own verifier says of answers, by their names. */
export async function verifyAnswers(
  tried: readonly TriedAnswer[],
): Promise<ReadonlyMap<string, PactResult>> {
  const server = await openPactServer({
    answer: async ({ path }) => {
      const response = tried[Number(path.slice(1))]?.answer;
      return response && { kind: 'response', response };
    },
    setUp: () => ({}),
  });
  const path = join(mkdtempSync(join(tmpdir(), 'aws-conformance-')), 'pact.json');
  const interactions = tried.map(({ name, demands }, index): PactInteraction => {
    const request = { method: 'POST', path: `/${index}`, headers: {} };
    const own = { key: name, description: name, comments: { text: [] } };
    return { type: 'Synchronous/HTTP', ...own, request, response: demands };
  });
  const metadata = { pactSpecification: { version: '4.0' } };
  const [consumer, provider] = [{ name: 'test' }, { name: 'test' }];
  writeFileSync(path, JSON.stringify({ consumer, provider, interactions, metadata }));
  const options = {
    providerBaseUrl: server.url,
    provider: 'test',
    pactUrls: [path],
    logLevel: 'error',
    timeout: 60_000,
  } as const;
  const said = await runVerifier({ core, options }, { child, idleMs: server.idleMs });
  server.close();
  if (!('results' in said)) throw new Error(JSON.stringify(said));
  const read = readResults(said.results, new Map(tried.map(({ name }) => [name, name])));
  if ('reason' in read) throw new Error(read.reason);
  return read.results;
}
