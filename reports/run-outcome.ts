import type { Knowledge } from '../contracts/knowledge.ts';
import type { Fixture } from '../runners/fixture.ts';
import type { RunOutcome } from './report.ts';
import type { Verdict } from './verdict.ts';
import { failedBefore } from './verdicts/merge-findings.ts';

/** The outcome of a run with the one line that explains it, and the command's exit code. */
export interface Conclusion {
  readonly outcome: RunOutcome;
  readonly reason?: string;
  readonly exitCode: 0 | 1 | 3 | 4;
}

/** Failures that are expected, and what is wrong with the expectations themselves. */
export interface Expectations {
  readonly expected: ReadonlySet<Verdict>;
  /** Expected failures that did not happen, or are expected no longer: a line each. */
  readonly broken: readonly string[];
  /** Lines for a person. */
  readonly notes: readonly string[];
}

/** What counts besides the verdicts. */
export interface Circumstances {
  /** True when a valid request was answered 200 with items in it. */
  readonly sawItems: boolean;
  /** Should-level failures decide as well. */
  readonly strict: boolean;
  readonly expectations: Expectations;
  /** Why no items were seen, as far as is known. */
  readonly whyNoItems: string;
  /** Why no more requests could be sent when the run ended, if that was so. */
  readonly endedEarly?: string;
  /** True when it ended for an error of the harness itself. */
  readonly isHarnessFault?: boolean;
}

/**
 * Concludes a run. It is `conformant` only when items were seen, nothing binding failed, and
 * nothing binding was left open for a reason other than the data of the fixture.
 */
export function concludeRun(
  verdicts: readonly Verdict[],
  { sawItems, strict, whyNoItems, endedEarly, isHarnessFault, expectations }: Circumstances,
): Conclusion {
  const errors = verdicts.filter(({ outcome }) => outcome === 'error');
  const failed = verdicts.filter((verdict) => {
    const { level, outcome } = verdict;
    const counts = level === 'must' || (strict && level === 'should');
    return outcome === 'fail' && counts && !expectations.expected.has(verdict);
  });
  const constraints = new Set(failed.map(({ constraintId }) => constraintId));
  if (errors.length > 0) {
    const reason = `${errors.length} verdicts could not be reached for errors of the harness itself`;
    const outcome = failed.length > 0 ? 'nonconformant' : 'inconclusive';
    return { outcome, reason, exitCode: 4 };
  }
  if (isHarnessFault) {
    const reason = `not all cases could be run: ${endedEarly ?? 'something went wrong here'}`;
    return { outcome: failed.length > 0 ? 'nonconformant' : 'inconclusive', reason, exitCode: 4 };
  }
  if (failed.length > 0) {
    const reason = `${plural(constraints.size, 'constraint')} broken`;
    return { outcome: 'nonconformant', reason, exitCode: 1 };
  }
  const [broken] = expectations.broken;
  if (broken !== undefined) return { outcome: 'nonconformant', reason: broken, exitCode: 1 };
  if (verdicts.length === 0) {
    return { outcome: 'inconclusive', reason: 'there was no case to run', exitCode: 3 };
  }
  // What an expected failure kept from being decided is expected as well.
  const open = verdicts.filter(
    ({ level, outcome, dataLimited, reason }) =>
      level === 'must' && outcome === 'inconclusive' && !dataLimited && reason !== failedBefore,
  );
  // The last request of a budget may have been the last of the run as well.
  if (endedEarly !== undefined && open.some(({ reason }) => reason === endedEarly)) {
    const reason = `not all cases could be run: ${endedEarly}`;
    return { outcome: 'inconclusive', reason, exitCode: 3 };
  }
  if (!sawItems) return { outcome: 'inconclusive', reason: whyNoItems, exitCode: 3 };
  const [first] = open;
  if (first) {
    const reason = `${first.constraintId} could not be decided: ${first.reason ?? 'unknown'}`;
    return { outcome: 'inconclusive', reason, exitCode: 3 };
  }
  return { outcome: 'conformant', exitCode: 0 };
}

/** Why a run saw no items, with the way out. */
export function whyNoItems(
  fixture: Fixture | undefined,
  knowledge: Knowledge,
  notes: readonly string[],
): string {
  if (!fixture) {
    const discovery = notes.length > 0 ? ` and none was discovered (${notes.join('; ')})` : '';
    return `no fixture was given${discovery}: name a known-good input with --fixture FILE, or have one made: --seed, fixture create`;
  }
  if (!knowledge.input) return 'the target does not know the ids of the fixture';
  return "the target shows no items for the fixture's input";
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
