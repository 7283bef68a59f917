import type { Contract } from '../../contracts/contract.ts';
import { isObject } from '../../contracts/json.ts';
import { readAnswer } from '../../contracts/protocols/protocols.ts';
import type { ClientMistake, ClientReading, Reply } from '../../contracts/wire.ts';
import { compareResult } from './compare-result.ts';
import type { SdkPackage } from './sdk-package.ts';

/** How a call of a client ended. */
export type Settled =
  | { readonly kind: 'output'; readonly output: unknown }
  | { readonly kind: 'thrown'; readonly error: unknown };

/** What a client made of a reply; undefined for what is no answer in the protocol. */
export function readClient(
  contract: Contract,
  sdk: Pick<SdkPackage, 'exception'>,
  reply: Reply,
  settled: Settled,
): ClientReading | undefined {
  const answer = readAnswer(contract, reply);
  switch (answer.kind) {
    case 'none':
      return undefined;
    case 'result':
      return { mistakes: resultMistakes(contract, answer.body, settled) };
    case 'error':
      // That an error is an object with a name is promised on the wire, and judged there.
      if (!isObject(answer.body) || answer.types.length === 0) return undefined;
      return { mistakes: errorMistakes(sdk, answer.types, answer.response.status, settled) };
    case 'unreadable':
      return undefined;
  }
}

function resultMistakes(
  { output: shape }: Contract,
  sent: Parameters<typeof compareResult>[1],
  settled: Settled,
): ClientMistake[] {
  if (settled.kind === 'thrown') return [failure(settled.error)];
  return compareResult(shape, sent, settled.output);
}

function errorMistakes(
  { exception }: Pick<SdkPackage, 'exception'>,
  types: readonly string[],
  status: number,
  settled: Settled,
): ClientMistake[] {
  if (settled.kind === 'output') {
    const [name = 'an error'] = types;
    return [mistake('client/errors', `${name} is thrown`, 'the client gives a result')];
  }
  const { error } = settled;
  if (!(error instanceof Error) || !('$fault' in error)) return [failure(error)];
  const [name] = types;
  if (name === undefined) return [];
  const mistakes: ClientMistake[] = [];
  if (!types.includes(error.name)) {
    mistakes.push(mistake('client/errors', `an error with the name ${name}`, error.name));
  }
  const modelled = exception(error.name);
  if (modelled && !isInstance(error, modelled)) {
    const actual = Object.getPrototypeOf(error)?.constructor?.name ?? 'no class';
    mistakes.push(mistake('client/errors', `an instance of ${error.name}`, actual));
  }
  const metadata: unknown = Reflect.get(error, '$metadata');
  const seen = isObject(metadata) ? metadata['httpStatusCode'] : undefined;
  if (seen !== status) {
    mistakes.push(mistake('client/errors', `$metadata.httpStatusCode ${status}`, String(seen)));
  }
  return mistakes;
}

function isInstance(error: unknown, modelled: abstract new (...args: never[]) => Error): boolean {
  return error instanceof modelled;
}

/** The client could not read what it was sent. */
function failure(error: unknown): ClientMistake {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const [first = ''] = said.split('\n');
  return mistake('client/reads', 'an answer that the client reads', first.slice(0, 300));
}

export function mistake(
  address: ClientMistake['address'],
  expected: string,
  actual: string,
): ClientMistake {
  return { address, expected, actual };
}
