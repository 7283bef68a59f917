import { plural } from '../../contracts/plural.ts';
import type { Carry } from '../carry.ts';
import { caseTranscripts } from './case-transcripts.ts';
import type { PactSubject } from './pact-subject.ts';
import { readyCases } from './ready-cases.ts';
import { verifyInteractions } from './verify-interactions.ts';

/** Has Pact's verifier send the requests of the cases, and compare the answers. */
export function carryByPact(subject: PactSubject): Carry {
  return async (session, cases, { onTranscript }) => {
    const all = [...cases];
    const { endings, requests } = readyCases(subject, session, all);
    const verified = await verifyInteractions(subject, session, requests);
    const transcriptOf = caseTranscripts(subject.plan, session, verified);
    for (const one of all) onTranscript(one, await transcriptOf(one, endings.get(one.id)));
    const skipped = all.filter(({ id }) => endings.get(id)?.outcome === 'skipped').length;
    const verifier = `Pact's verifier (core ${subject.coreVersion})`;
    const tried = `${plural(requests.size, 'interaction')} of ${plural(all.length - endings.size, 'case')}`;
    const left = `${plural(skipped, 'case')} cannot be carried by Pact: skipped, each with the reason.`;
    return [`${verifier} was given ${tried}.${skipped > 0 ? ` ${left}` : ''}`];
  };
}
