import type { Contract } from '../../contracts/contract.ts';
import { baseInput } from '../base-input.ts';
import { caseOf } from '../build-case.ts';
import type { Case, Steps } from '../case.ts';
import { pageOf } from '../page-size.ts';
import { requestOf } from '../requests.ts';
import { walk } from '../walk.ts';

/** Calls of one request that show whether an answer changes from one to the next. */
const repeats = 8;

/** What a 200 answer holds, member by member, and that it stays the same. */
export function responseCases(contract: Contract): Case[] {
  return [...memberCases(contract), stableCase(contract)];
}

/** One case per response member; all read the same answer, which is sent for once. */
function memberCases(contract: Contract): Case[] {
  const byMember = new Map<string, string[]>();
  for (const { address } of contract.constraints) {
    if (!address.startsWith('response/')) continue;
    const member = address.slice(0, address.lastIndexOf('/'));
    byMember.set(member, [...(byMember.get(member) ?? []), address]);
  }
  return [...byMember].map(([member, covers]) =>
    caseOf(
      contract,
      {
        suite: 'responses',
        name: 'of-the-fixture',
        title: `${member.slice('response/'.length)} in the answer to a valid request`,
        covers,
        needs: 'fixture',
      },
      [],
      function* steps(knowledge): Steps {
        const base = baseInput(contract, knowledge);
        yield { request: requestOf(contract, base), shared: true };
        // The smallest page gives out a token, where there are items enough.
        yield {
          request: requestOf(contract, { ...base, ...pageOf(contract, 'min') }),
          shared: true,
        };
      },
    ),
  );
}

function stableCase(contract: Contract): Case {
  return caseOf(
    contract,
    {
      suite: 'responses',
      name: 'same-request-again',
      title: `the same request ${repeats} times`,
      covers: ['state/stable'],
      needs: 'fixture',
    },
    [],
    function* steps(knowledge): Steps {
      const base = baseInput(contract, knowledge);
      if (contract.pagination) {
        const request = { ...base, ...pageOf(contract, 'max') };
        for (let call = 0; call < repeats; call += 1) yield* walk(contract, request, knowledge);
      } else {
        for (let call = 0; call < repeats; call += 1) yield { request: requestOf(contract, base) };
      }
    },
  );
}
