import type { Contract } from '../contracts/contract.ts';
import type { Probe } from '../contracts/protocols/protocol.ts';
import { protocolOf } from '../contracts/protocols/protocols.ts';
import { acceptanceCase, caseOf, refusalCase } from './build-case.ts';
import type { Case } from './case.ts';

/** What the protocol says of every operation: of method, envelope, body and answer. */
export function protocolCases(contract: Contract): Case[] {
  const [first, ...others] = protocolOf(contract)
    .probes(contract)
    .map((probe) => probeCase(contract, probe));
  return [...(first ? [first] : []), connectionCase(contract), ...others];
}

function probeCase(contract: Contract, probe: Probe): Case {
  const { name, title, covers, needsFixture, request } = probe;
  const needs = needsFixture ? ({ needs: 'fixture' } as const) : {};
  const draft = { suite: 'protocol', name, title, covers, ...needs } as const;
  const build = probe.kind === 'refused' ? refusalCase : acceptanceCase;
  return build(contract, draft, request);
}

/** Sends nothing: it is about what became of the requests of all the other cases. */
function connectionCase(contract: Contract): Case {
  const about = { covers: ['protocol/connection'], name: 'of-the-run' };
  const title = 'how many requests of the run got lost, and were answered when sent again';
  const one = caseOf(contract, { suite: 'protocol', title, ...about }, [], function* steps() {});
  return { ...one, isLast: true };
}
