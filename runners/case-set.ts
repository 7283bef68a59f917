import { createHash } from 'node:crypto';
import type { Case } from '../suites/case.ts';
import type { RunHeader } from './run-record.ts';
import { sortedSpool } from './sorted-spool.ts';

/** What a report says of the cases that were planned. */
export interface CaseSet {
  readonly caseSet: RunHeader['caseSet'];
  /** Their suites, in the order of the first case of each. */
  readonly suites: readonly string[];
}

/** Describes a set of cases; the digest is over the sorted ids, a line each. */
export function describeCaseSet(cases: Iterable<Case>): CaseSet {
  const ids = sortedSpool();
  const suites = new Set<string>();
  for (const { id, suite } of cases) {
    ids.add(id, id);
    suites.add(suite);
  }
  const hash = createHash('sha256');
  let size = 0;
  for (const id of ids.drain()) {
    hash.update(size === 0 ? id : `\n${id}`);
    size += 1;
  }
  return { caseSet: { size, digest: `sha256:${hash.digest('hex')}` }, suites: [...suites] };
}
