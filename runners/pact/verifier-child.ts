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
  const verifyPacts = load(core);
  if (typeof verifyPacts === 'string') return { unloadable: verifyPacts };
  try {
    return { results: await verifyPacts(options) };
  } catch (error) {
    // What fails is told as an error whose message is the results.
    const message = messageOf(error);
    return message.trimStart().startsWith('{') ? { results: message } : { reason: message };
  }
}

type Verify = (options: ToVerifier['options']) => Promise<string>;

/** The function of the core that verifies, or why there is none. */
function load(core: string): Verify | string {
  try {
    const loaded: unknown = createRequire(import.meta.url)(core);
    const inside = memberOf(loaded, 'default') ?? loaded;
    const verifyPacts = memberOf(inside, 'verifyPacts');
    if (typeof verifyPacts !== 'function') return 'it has no function verifyPacts';
    return async (options) => String(await verifyPacts.call(inside, options));
  } catch (error) {
    return messageOf(error);
  }
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name);
}
