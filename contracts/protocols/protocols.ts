import type { Answer } from '../answers/answer.ts';
import type { Contract } from '../contract.ts';
import { remember } from '../remember.ts';
import type { Reply, WireRequest } from '../wire.ts';
import { awsJson } from './aws-json/aws-json.ts';
import type { Answering, Inspection, Protocol } from './protocol.ts';
import type { ProtocolName } from './protocol-name.ts';

/** All protocols: to add one, add its folder and its line here. */
export const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  awsJson1_1: awsJson('1.1'),
  awsJson1_0: awsJson('1.0'),
};

/** The protocol that a contract is spoken in. */
export function protocolOf({ protocol }: Pick<Contract, 'protocol'>): Protocol {
  return protocols[protocol];
}

/** What replies are read by: a protocol, and what an operation answers. */
export type Spoken = Pick<Contract, 'protocol'> & Answering;

/** A reply as the protocol of a contract reads it; once, for it is asked about many times. */
export function readAnswer(spoken: Spoken, reply: Reply): Answer {
  return protocols[spoken.protocol].decode(spoken, reply);
}

/** The name of the operation that a request is for, in whatever protocol; for people. */
export function operationIn(request: WireRequest): string | undefined {
  for (const protocol of Object.values(protocols)) {
    const name = protocol.operationIn(request);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** What a contract finds wrong with the form of a request; once, for it is proved and then judged. */
export const inspectRequest: (contract: Contract) => (request: WireRequest) => Inspection =
  remember((contract) =>
    remember((request) => protocols[contract.protocol].inspect(contract, request)),
  );
