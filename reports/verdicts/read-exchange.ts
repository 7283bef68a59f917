import type { Answer } from '../../contracts/answers/answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import { readAnswer } from '../../contracts/protocols/protocols.ts';
import { type Analysis, analyseRequest } from '../../contracts/requests/analyse-request.ts';
import type { Role } from '../../contracts/wire.ts';
import type { Transcript } from '../../runners/transcript.ts';

/** One exchange as the contract reads it. */
export interface ReadExchange {
  readonly index: number;
  readonly analysis: Analysis;
  readonly answer: Answer;
  /** False for an answer that is judged in the case that sent the request. */
  readonly isNew: boolean;
  /** True when it was sent more than once, earlier answers being lost or passing faults. */
  readonly isRetried: boolean;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** Absent for what the case tries. */
  readonly role?: Role;
}

/** Reads every exchange of a transcript once, so that all checks share the work. */
export function readExchanges(contract: Contract, transcript: Transcript): ReadExchange[] {
  const { exchanges, knowledge } = transcript;
  return exchanges.map(({ request, reply, attempts, sentAt, sentBefore, role }, index) => ({
    index,
    sentAt,
    ...(role && { role }),
    isNew: !sentBefore,
    isRetried: attempts > 1,
    analysis: analyseRequest(contract, request, knowledge, exchanges.slice(0, index)),
    answer: readAnswer(contract, reply),
  }));
}
