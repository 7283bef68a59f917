import { createHash } from 'node:crypto';
import type { Contract } from '../contracts/contract.ts';
import type { Target } from '../runners/target.ts';
import type { Case } from '../suites/case.ts';
import type { RunHeader } from './report.ts';

/** What is run, and against what. */
interface RunSubject {
  readonly contract: Contract;
  readonly cases: readonly Case[];
  readonly target: Target;
  readonly toolVersion: string;
  /** The command that repeats the run. */
  readonly repeat: string;
}

/** What is known of a run before its first case; `startedAt` in milliseconds since 1970. */
export function runHeader(
  { contract, cases, target, toolVersion, repeat }: RunSubject,
  startedAt: number,
): RunHeader {
  const ids = cases.map(({ id }) => id).sort();
  const digest = createHash('sha256').update(ids.join('\n')).digest('hex');
  return {
    schemaVersion: 1,
    tool: { name: 'aws-conformance', version: toolVersion },
    service: contract.service,
    operation: contract.operation,
    target: { kind: target.kind, endpoint: target.endpoint },
    caseSet: { size: cases.length, digest: `sha256:${digest}` },
    startedAt: new Date(startedAt).toISOString(),
    repeat,
  };
}
