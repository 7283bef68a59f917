import { createHash } from 'node:crypto';
import type { Case } from '../suites/case.ts';
import type { RunHeader } from './run-record.ts';
import { sortedSpool } from './sorted-spool.ts';

/** Size and digest of a set of cases; the digest is over the sorted ids, a line each. */
export function describeCaseSet(cases: Iterable<Case>): RunHeader['caseSet'] {
  const ids = sortedSpool();
  for (const { id } of cases) ids.add(id, id);
  const hash = createHash('sha256');
  let size = 0;
  for (const id of ids.drain()) {
    hash.update(size === 0 ? id : `\n${id}`);
    size += 1;
  }
  return { size, digest: `sha256:${hash.digest('hex')}` };
}
