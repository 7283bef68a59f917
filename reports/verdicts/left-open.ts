import { depends, type Finding } from './finding.ts';

/** Everything that a case is about, left open by one constraint that failed. */
export function leftOpen(covers: readonly string[], because: string, index: number): Finding[] {
  return covers
    .filter((address) => address !== because && !ofForm.has(address))
    .map((address) => depends(address, because, index));
}

/** What holds of the form of every answer, and is decided whatever the answer says. */
const ofForm: ReadonlySet<string> = new Set([
  'protocol/answered',
  'protocol/content-type',
  'protocol/error-envelope',
  'protocol/request-id',
  'protocol/response-json',
  'protocol/status',
  'protocol/unrouted-error',
]);
