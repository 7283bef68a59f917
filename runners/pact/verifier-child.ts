import { createRequire } from 'node:module';
import { messageOf } from '../../contracts/message-of.ts';
import type { FromVerifier, ToVerifier } from './run-verifier.ts';

/**
 * Runs Pact's verifier in a process of its own: it prints on standard output, and what goes wrong
 * in its native part must not end ours.
 */
process.once('message', (told: ToVerifier) => {
  void verify(told).then((said) => process.send?.(said, () => process.exit(0)));
});
process.once('disconnect', () => process.exit(0));
// Ctrl-C reaches all processes of a terminal: ours ends this one, once it knows what was found.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

async function verify({ core, options }: ToVerifier): Promise<FromVerifier> {
  try {
    const loaded: unknown = createRequire(import.meta.url)(core);
    return { results: await verifierIn(loaded)(options) };
  } catch (error) {
    return resultsOrReason(messageOf(error));
  }
}

type Verify = (options: ToVerifier['options']) => Promise<string>;

function verifierIn(loaded: unknown): Verify {
  const inside = memberOf(loaded, 'default') ?? loaded;
  const verifyPacts = memberOf(inside, 'verifyPacts');
  if (typeof verifyPacts !== 'function') throw new Error('it has no function verifyPacts');
  return async (options) => String(await verifyPacts.call(inside, options));
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name);
}

/** What fails is told as an error whose message is the results. */
function resultsOrReason(message: string): FromVerifier {
  return message.trimStart().startsWith('{') ? { results: message } : { reason: message };
}
