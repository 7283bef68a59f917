import type { Losses } from '../../runners/transcript.ts';
import { type Finding, fail, outOfReach, pass } from './finding.ts';

/** One request in so many may get lost, and so many in all: what passes is no fault of a target. */
const oneIn = 50;
const fewLost = 5;

/** Judges how many requests of a run got lost; of a few requests that cannot be said. */
export function judgeLosses(losses: Losses | undefined): Finding[] {
  if (!losses) return [];
  const { requests, lost } = losses;
  const address = 'protocol/connection';
  if (lost >= fewLost && lost * oneIn > requests) {
    const expected = `at most one request in ${oneIn} that gets lost`;
    return [fail(address, expected, `${lost} of ${requests}, each answered when sent again`)];
  }
  if (requests < oneIn) return [outOfReach(address, `${requests} requests are too few to tell`)];
  return [pass(address)];
}
