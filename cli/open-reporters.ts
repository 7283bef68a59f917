import type { Reporter, RunEvent } from '../reports/event.ts';
import type { Arguments } from './arguments.ts';
export const reporterOptions = { out: { type: 'string' }, reporter: { type: 'string', multiple: true } } as const;
export async function openReporters(_a: Arguments, _o: string): Promise<Reporter> {
  const n: Record<string, number> = {};
  return { name: 'x', onEvent(e: RunEvent) {
    if (e.type === 'case-finished') for (const v of e.verdicts) { if (v.outcome !== 'pass') { n[v.level + v.outcome] = (n[v.level + v.outcome] ?? 0) + 1; if ((n[v.level + v.outcome] ?? 0) < 25) process.stdout.write(`${v.level} ${v.outcome} ${v.caseId.split('/').slice(2).join('/')} -> ${v.constraintId.split('/').slice(2).join('/')} | ${v.expected ?? v.reason} | ${v.actual ?? ''}\n`); } }
    if (e.type === 'run-finished') process.stdout.write(JSON.stringify({ ...e, constraints: undefined, suites: undefined }) + '\n');
  } };
}
