import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exchange, Reply, WireRequest } from '../../contracts/wire.ts';
import type { Session } from '../run-case.ts';
import { guardAnswer, guardInteractions, isGuarded, testedCore } from './guard.ts';
import type { PactFile } from './pact-file.ts';
import { openPactServer, type PactServer } from './pact-server.ts';
import type { PactSubject } from './pact-subject.ts';
import { type PactResult, readResults } from './read-results.ts';
import { setUp } from './ready-cases.ts';
import { runVerifier } from './run-verifier.ts';
import { sortedJson } from './sorted-json.ts';

/** What came of the interactions, by their keys. */
export interface Verified {
  readonly exchanges: ReadonlyMap<string, Exchange>;
  readonly results: ReadonlyMap<string, PactResult>;
  /** Why no result can be relied on, if that is so. */
  readonly failure?: { readonly outcome: 'inconclusive' | 'error'; readonly reason: string };
}

/** Milliseconds that Pact waits for one answer: how long is ours to say, who send the request. */
const patienceMs = 3_600_000;

/** Has Pact verify the interactions that these requests are for. */
export async function verifyInteractions(
  subject: PactSubject,
  session: Session,
  requests: ReadonlyMap<string, WireRequest>,
): Promise<Verified> {
  const exchanges = new Map<string, Exchange>();
  if (requests.size === 0) return { exchanges, results: new Map() };
  const folder = await mkdtemp(join(tmpdir(), 'aws-conformance-pact-'));
  const server = await openPactServer({
    answer: recordExchanges(session, requests, exchanges),
    setUp: (state) => setUp(session.contract, session.knowledge, state),
  });
  try {
    const path = join(folder, 'pact.json');
    const file = selectInteractions(subject.file, session, requests);
    await writeFile(path, JSON.stringify(file));
    const said = await runVerifier(verifierOf(subject, server, path), subject.child);
    const reason = 'reason' in said ? said.reason : unreadable;
    const descriptions = new Map(file.interactions.map(({ description, key }) => [description, key]));
    const results = 'results' in said ? readResults(said.results, descriptions) : undefined;
    if (!results) {
      const failure = { outcome: 'error', reason: `Pact's verifier failed: ${reason}` } as const;
      return { exchanges, results: new Map(), failure };
    }
    if (isGuarded(results)) return { exchanges, results };
    return { exchanges, results, failure: unguarded(subject.coreVersion) };
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const unreadable = 'its results are not as this version of aws-conformance reads them';

function unguarded(version: string): NonNullable<Verified['failure']> {
  return {
    outcome: 'inconclusive',
    reason:
      `Pact's verifier (core ${version}) does not tell right answers from wrong ones: ` +
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
function selectInteractions(
  file: PactFile,
  { contract }: Session,
  requests: ReadonlyMap<string, WireRequest>,
): PactFile {
  const chosen = file.interactions.filter(({ key }) => requests.has(key));
  return { ...file, interactions: [...guardInteractions(contract), ...chosen] };
}

/**
 * Sends on what is a request of an interaction, to the letter but for the order of members, and
 * nothing else: a request with values of no provider state never reaches the target. Of equal
 * requests, the first is for the first interaction.
 */
function recordExchanges(
  { contract, send }: Session,
  requests: ReadonlyMap<string, WireRequest>,
  exchanges: Map<string, Exchange>,
): (request: WireRequest) => Promise<Reply | undefined> {
  const expected = new Map<string, string[]>();
  for (const [key, request] of requests) {
    const name = signatureOf(request);
    expected.set(name, [...(expected.get(name) ?? []), key]);
  }
  return async (request) => {
    const response = guardAnswer(contract, request);
    if (response) return { kind: 'response', response };
    const key = expected.get(signatureOf(request))?.shift();
    const wanted = key === undefined ? undefined : requests.get(key);
    if (key === undefined || !wanted) return undefined;
    // What Pact's client adds is not of the case: the target gets what we would send ourselves.
    const exchange = await send({ ...wanted, body: request.body });
    exchanges.set(key, exchange);
    return exchange.reply;
  };
}

function signatureOf({ method, path, headers, body }: WireRequest): string {
  const named = ['content-type', 'x-amz-target'].map((name) => headers[name] ?? null);
  return JSON.stringify([method, path, named, sortedJson(body)]);
}
