import { plural } from '../../contracts/plural.ts';
import type { ConstraintSummary, Report } from '../report.ts';
import type { Verdict } from '../verdict.ts';

/** What became of one verdict between two reports. */
export type ChangeKind = (typeof changeKinds)[number];

/** All of them, the worst first. */
export const changeKinds = ['broke', 'mended', 'decided', 'open', 'appeared', 'went'] as const;

export interface Change {
  readonly kind: ChangeKind;
  readonly caseId: string;
  readonly constraintId: string;
  readonly level: Verdict['level'];
  readonly before?: Verdict['outcome'];
  readonly after?: Verdict['outcome'];
  /** What came, or why it is open, in words. */
  readonly said?: string;
}

export interface ReportDiff {
  /** Why a part of the two cannot be compared, a line each. */
  readonly notes: readonly string[];
  readonly changes: readonly Change[];
}

/** Compares two reports by case and constraint; what only our side changed is no change of the target. */
export function diffReports(before: Report, after: Report): ReportDiff {
  const [old, now] = [indexed(before), indexed(after)];
  const other = changedConstraints(old, now);
  const keys = new Set([...old.verdicts.keys(), ...now.verdicts.keys()]);
  const changes = [...keys].sort().flatMap((key) => {
    const [one, next] = [old.verdicts.get(key), now.verdicts.get(key)];
    const about = next ?? one;
    if (!about || about.level === 'may' || other.has(about.constraintId)) return [];
    const [was, is] = [outcomeIn(old, about, one), outcomeIn(now, about, next)];
    const kind = kindOf(was, is);
    if (!kind) return [];
    const { caseId, constraintId, level } = about;
    const said = next?.actual ?? next?.reason;
    return [
      {
        ...{ kind, caseId, constraintId, level },
        ...(was && { before: was }),
        ...(is && { after: is }),
        ...(said !== undefined && { said }),
      },
    ];
  });
  const rank = ({ kind }: Change) => changeKinds.indexOf(kind);
  changes.sort((one, next) => rank(one) - rank(next));
  return { notes: notesOn(before, after, other.size), changes };
}

interface Indexed {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly cases: ReadonlySet<string>;
  readonly constraints: ReadonlyMap<string, ConstraintSummary>;
}

function indexed({ verdicts, constraints }: Report): Indexed {
  return {
    verdicts: new Map(verdicts.map((one) => [`${one.caseId}\u0000${one.constraintId}`, one])),
    cases: new Set(verdicts.map(({ caseId }) => caseId)),
    constraints: new Map(constraints.map((one) => [one.id, one])),
  };
}

/** A case lists no pass of what it is not about: there, the tally of the constraint knows. */
function outcomeIn(
  { cases, constraints }: Indexed,
  { caseId, constraintId }: Verdict,
  found: Verdict | undefined,
): Verdict['outcome'] | undefined {
  if (found || !cases.has(caseId)) return found?.outcome;
  const { pass = 0, fail = 0 } = constraints.get(constraintId)?.counts ?? {};
  if (fail > 0) return 'fail';
  return pass > 0 ? 'pass' : 'inconclusive';
}

function kindOf(was: Verdict['outcome'] | undefined, is: Verdict['outcome'] | undefined) {
  if (was === is) return undefined;
  if (was === undefined) return 'appeared' as const;
  if (is === undefined) return 'went' as const;
  const isDecided = (one: Verdict['outcome']) => one === 'pass' || one === 'fail';
  if (isDecided(was) && isDecided(is))
    return is === 'fail' ? ('broke' as const) : ('mended' as const);
  if (!isDecided(was) && !isDecided(is)) return undefined;
  return isDecided(is) ? ('decided' as const) : ('open' as const);
}

/** Constraints that are in one contract only, or say something else. */
function changedConstraints(old: Indexed, now: Indexed): ReadonlySet<string> {
  const ids = new Set([...old.constraints.keys(), ...now.constraints.keys()]);
  return new Set(
    [...ids].filter((id) => {
      const [one, next] = [old.constraints.get(id), now.constraints.get(id)];
      return one?.level !== next?.level || one?.claim !== next?.claim;
    }),
  );
}

function notesOn(before: Report, after: Report, changed: number): string[] {
  const notes: string[] = [];
  if (before.caseSet.digest !== after.caseSet.digest) {
    notes.push('The case sets differ: cases that are in one report only have appeared, or went.');
  }
  if (changed > 0) {
    notes.push(
      `The contracts differ: ${plural(changed, 'constraint')} ${changed === 1 ? 'is' : 'are'} not compared.`,
    );
  }
  if (before.tool.version !== after.tool.version) {
    notes.push(`The versions differ: ${before.tool.version} and ${after.tool.version}.`);
  }
  return notes;
}
