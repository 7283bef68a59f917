import { type Transience, transienceOf } from '../contracts/answers/transient.ts';
import type { Contract } from '../contracts/contract.ts';
import { readAnswer } from '../contracts/protocols/protocols.ts';
import type { Reply } from '../contracts/wire.ts';

/** What says in which protocol replies are to be read. */
export type Spoken = Pick<Contract, 'protocol'>;

/** Whether a reply may be another one a moment later, and how soon that shows. */
export function replyTransience(spoken: Spoken, reply: Reply): Transience {
  return transienceOf(readAnswer(spoken, reply));
}
