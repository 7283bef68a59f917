import { type Transience, transienceOf } from '../contracts/answers/transient.ts';
import { readAnswer, type Spoken } from '../contracts/protocols/protocols.ts';
import type { Reply } from '../contracts/wire.ts';

/** Whether a reply may be another one a moment later, and how soon that shows. */
export function replyTransience(spoken: Spoken, reply: Reply): Transience {
  return transienceOf(readAnswer(spoken, reply));
}
