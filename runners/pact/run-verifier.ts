import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the process of the verifier is told. */
export interface ToVerifier {
  /** The file of `@pact-foundation/pact-core`. */
  readonly core: string;
  readonly options: {
    readonly providerBaseUrl: string;
    readonly provider: string;
    /** Without it, no state is announced. */
    readonly providerStatesSetupUrl?: string;
    readonly pactUrls: readonly string[];
    readonly logLevel: 'error';
    /** Milliseconds for one request. */
    readonly timeout: number;
  };
}

/** What it says: the results as JSON, or why there are none. */
export type FromVerifier =
  | { readonly results: string }
  | { readonly reason: string }
  | { readonly unloadable: string };

const own = import.meta.url.endsWith('.ts') ? './verifier-child.ts' : './verifier-child.js';
const childFile = fileURLToPath(new URL(own, import.meta.url));

/** How the process is watched over. */
export interface VerifierWatch {
  /** Milliseconds for which the verifier has sent nothing, and waited for no answer. */
  readonly idleMs: () => number;
  /** Milliseconds after which it is given up. */
  readonly longestIdleMs?: number;
  /** The file of the process, where it is not beside ours. */
  readonly child?: string | undefined;
}

/** Runs Pact's verifier on one file, in a process of its own. Never throws for what that does. */
export function runVerifier(
  told: ToVerifier,
  { idleMs, longestIdleMs = 120_000, child: file = childFile }: VerifierWatch,
): Promise<FromVerifier> {
  return new Promise((resolve) => {
    const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
    const child = fork(file, { env: cleanEnvironment(), stdio: [...stdio] });
    const endWithUs = () => child.kill('SIGKILL');
    process.once('exit', endWithUs);
    let said: FromVerifier | undefined;
    const watch = setInterval(() => {
      if (idleMs() < longestIdleMs) return;
      said ??= { reason: `it did nothing for ${longestIdleMs / 1000} s` };
      child.kill('SIGKILL');
    }, longestIdleMs / 100);
    child.once('message', (message) => {
      said ??= readMessage(message);
    });
    child.once('error', (error) => {
      said ??= { reason: error.message };
    });
    child.once('close', (code, signal) => {
      clearInterval(watch);
      process.off('exit', endWithUs);
      resolve(said ?? { reason: `its process ended with ${signal ?? `exit code ${code}`}` });
    });
    tell(child, told);
  });
}

function tell(child: ChildProcess, told: ToVerifier): void {
  // A process that could not be started, or is gone already, says so by its own events.
  child.send(told, () => undefined);
}

function readMessage(message: unknown): FromVerifier {
  if (typeof message === 'object' && message !== null) {
    if ('results' in message) return { results: String(message.results) };
    if ('reason' in message) return { reason: String(message.reason) };
    if ('unloadable' in message) return { unloadable: String(message.unloadable) };
  }
  return { reason: 'it said nothing that can be read' };
}

/**
 * Without credentials, which it has no use for; without proxies, for it only talks to this
 * machine; and without variables of Pact's that would choose interactions, add a broker, publish
 * results, or take the engine that passes bodies unread.
 */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH'];
  const own = kept.map((name) => [name, process.env[name]] as const);
  return {
    ...Object.fromEntries(own.filter(([, value]) => value !== undefined)),
    PACT_DO_NOT_TRACK: 'true',
    NO_PROXY: '127.0.0.1',
  };
}
