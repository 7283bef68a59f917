import type { Contract } from '../../contracts/contract.ts';
import { nextToken } from '../../contracts/items-of.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import { inspectRequest, readAnswer } from '../../contracts/protocols/protocols.ts';
import type { ClientMistake, Exchange } from '../../contracts/wire.ts';
import type { Case } from '../../suites/case.ts';
import { paginatorAddress } from '../../suites/catalogue/paginator.ts';
import { mostPages } from '../../suites/walk.ts';
import { endingOf, type Session, unmetNeed } from '../run-case.ts';
import type { Transcript } from '../transcript.ts';
import { responseFor, withoutSignature } from './call-client.ts';
import { wireRequestOf } from './expressible.ts';
import { mistake, readClient, type Settled } from './read-client.ts';
import type { SdkPackage } from './sdk-package.ts';

/** True for the case that is the paginator's, and no coroutine's. */
export function isPaginatorCase({ covers }: Case): boolean {
  return covers[0] === paginatorAddress;
}

/** Has the paginator of a client go through all pages, and records what it sends and gets. */
export async function runPaginator(
  { contract, knowledge, send }: Session,
  sdk: SdkPackage,
  one: Case,
): Promise<Transcript> {
  const exchanges: Exchange[] = [];
  const about = { caseId: one.id, covers: one.covers, exchanges, knowledge };
  const unmet = unmetNeed(one, knowledge);
  if (unmet) return { ...about, ended: unmet };
  if (!sdk.paginate) {
    const reason = `${sdk.name} has no paginator of the operation`;
    return { ...about, ended: { outcome: 'skipped', reason } };
  }
  const client = sdk.openClient();
  client.middlewareStack.add(
    () => async (sent) => {
      const exchange = await send(withoutSignature(wireRequestOf(sent.request)));
      exchanges.push(exchange);
      return { response: responseFor(exchange.reply) };
    },
    { step: 'deserialize', priority: 'low' },
  );
  // The paginator writes the token of the next page into what it is given.
  const pages = sdk.paginate(
    { client, stopOnSameToken: true },
    firstMembers(contract, one, knowledge),
  );
  const settled = await goThrough(pages, mostPages(knowledge));
  client.destroy();
  const last = exchanges.at(-1);
  const unsent = last && endingOf(last.reply);
  if (unsent) return { ...about, exchanges: exchanges.slice(0, -1), ended: unsent };
  const found = mistakeOf(settled, last && tokenOf(last));
  const read = last && readClient(contract, sdk, last.reply, settled);
  const mistakes = [...(settled.kind === 'thrown' ? (read?.mistakes ?? []) : []), ...found];
  const shown = exchanges.map((exchange, index) =>
    index < exchanges.length - 1
      ? { ...exchange, client: { mistakes: [] } }
      : { ...exchange, client: { mistakes } },
  );
  return { ...about, exchanges: shown };

  function tokenOf({ reply }: Exchange): string | undefined {
    const answer = readAnswer(contract, reply);
    return answer.kind === 'result' ? nextToken(contract, answer.body) : undefined;
  }
}

/** The input that the coroutine of the case begins with. */
function firstMembers(contract: Contract, { steps }: Case, knowledge: Knowledge): object {
  const first = steps(knowledge).next();
  if (first.done) return {};
  return { ...inspectRequest(contract)(first.value.request).members };
}

async function goThrough(pages: AsyncIterable<unknown>, most: number): Promise<Settled> {
  let count = 0;
  try {
    for await (const _ of pages) {
      count += 1;
      if (count >= most) break;
    }
    return { kind: 'output', output: undefined };
  } catch (error) {
    return { kind: 'thrown', error };
  }
}

function mistakeOf(settled: Settled, left: string | undefined): ClientMistake[] {
  const expected = 'the paginator comes to the last page';
  if (settled.kind === 'thrown') {
    return [mistake('client/paginator', expected, `it throws ${String(settled.error)}`)];
  }
  if (left === undefined) return [];
  return [mistake('client/paginator', expected, 'it ends at a page that names another one')];
}
