import { createHash } from 'node:crypto';
import type { CertifyOptions } from './certify.ts';
import type { RunHeader } from './report.ts';

/** What is known of a run before its first case; `startedAt` in milliseconds since 1970. */
export function runHeader(
  options: Pick<CertifyOptions, 'contract' | 'cases' | 'target' | 'toolVersion' | 'repeat'>,
  startedAt: number,
): RunHeader {
  const { contract, cases, target, toolVersion, repeat } = options;
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
