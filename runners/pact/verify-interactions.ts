import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../contracts/usage-error.ts';
import type { Exchange, WireRequest } from '../../contracts/wire.ts';
import type { Session } from '../run-case.ts';
import { guardInteractions, isGuarded, testedCore } from './guard.ts';
import type { PactFile } from './pact-file.ts';
import { openPactServer, type PactServer } from './pact-server.ts';
import type { PactSubject } from './pact-subject.ts';
import { type PactResult, readResults } from './read-results.ts';
import { setUp } from './ready-cases.ts';
import { recordExchanges } from './record-exchanges.ts';
import { runVerifier } from './run-verifier.ts';

/** What came of interactions, by their keys. */
export interface Verified {
  readonly exchanges: ReadonlyMap<string, Exchange>;
  readonly results: ReadonlyMap<string, PactResult>;
  /** Why no result can be relied on, if that is so. */
  readonly failure?: { readonly outcome: 'inconclusive' | 'error'; readonly reason: string };
}

type Requests = ReadonlyMap<string, WireRequest>;

/** Interactions that make a verifier of their own worth the while. */
const share = 40;

/** Milliseconds that Pact waits for one answer: how long is ours to say, who send the request. */
const patienceMs = 3_600_000;

/**
 * Has Pact verify the interactions that these requests are for. A verifier sends one after the
 * other; several of them share the work.
 */
export async function verifyInteractions(
  subject: PactSubject,
  session: Session,
  requests: Requests,
): Promise<Verified> {
  const most = Math.min(4, availableParallelism());
  const count = Math.min(most, Math.ceil(requests.size / share));
  const size = Math.ceil(requests.size / Math.max(1, count));
  const entries = [...requests];
  const parts = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      verifyPart(subject, session, new Map(entries.slice(index * size, (index + 1) * size))),
    ),
  );
  const failure = parts.find((part) => part.failure)?.failure;
  return {
    exchanges: new Map(parts.flatMap(({ exchanges }) => [...exchanges])),
    results: new Map(parts.flatMap(({ results }) => [...results])),
    ...(failure && { failure }),
  };
}

async function verifyPart(
  subject: PactSubject,
  session: Session,
  requests: Requests,
): Promise<Verified> {
  const exchanges = new Map<string, Exchange>();
  const folder = await mkdtemp(join(tmpdir(), 'aws-conformance-pact-'));
  const server = await openPactServer({
    answer: recordExchanges(session, requests, exchanges),
    setUp: (state) => setUp(session.contract, session.knowledge, state),
  });
  try {
    const path = join(folder, 'pact.json');
    const file = selectInteractions(subject.file, session, requests);
    await writeFile(path, JSON.stringify(file));
    const watch = { idleMs: server.idleMs, child: subject.child };
    const said = await runVerifier(verifierOf(subject, server, path), watch);
    if ('unloadable' in said) throw unloadable(said.unloadable);
    const read = 'results' in said ? readResults(said.results, keysByDescription(file)) : said;
    if ('reason' in read) {
      const failure = {
        outcome: 'error',
        reason: `Pact's verifier failed: ${read.reason}`,
      } as const;
      return { exchanges, results: new Map(), failure };
    }
    const { results } = read;
    return { exchanges, results, ...(!isGuarded(results) && { failure: unguarded(subject) }) };
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function unloadable(message: string): UsageError {
  const [reason = ''] = message.split('\n', 1);
  return new UsageError(
    `@pact-foundation/pact-core cannot be loaded: ${reason.replace(/\.$/, '')}.`,
    'Install it again, on this platform: npm install --save-dev @pact-foundation/pact@16',
  );
}

function keysByDescription({ interactions }: PactFile): ReadonlyMap<string, string> {
  return new Map(interactions.map(({ description, key }) => [description, key]));
}

function unguarded({ coreVersion }: PactSubject): NonNullable<Verified['failure']> {
  return {
    outcome: 'inconclusive',
    reason:
      `Pact's verifier (core ${coreVersion}) does not tell right answers from wrong ones: ` +
      `install @pact-foundation/pact-core@${testedCore}`,
  };
}

function verifierOf(
  { core, file }: PactSubject,
  { url, statesUrl }: PactServer,
  path: string,
): Parameters<typeof runVerifier>[0] {
  return {
    core,
    options: {
      providerBaseUrl: url,
      provider: file.provider.name,
      providerStatesSetupUrl: statesUrl,
      pactUrls: [path],
      logLevel: 'error',
      timeout: patienceMs,
    },
  };
}

/** The file with what is to be verified, after the guard. */
function selectInteractions(file: PactFile, { contract }: Session, requests: Requests): PactFile {
  const chosen = file.interactions.filter(({ key }) => requests.has(key));
  return { ...file, interactions: [...guardInteractions(contract), ...chosen] };
}
