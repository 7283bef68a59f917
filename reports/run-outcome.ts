import type { Knowledge } from '../contracts/knowledge.ts';
import { plural } from '../contracts/plural.ts';
import type { Fixture } from '../runners/fixture.ts';
import type { RunOutcome } from './report.ts';
import type { Verdict } from './verdict.ts';

/** The outcome of a run with the one line that explains it, and the command's exit code. */
export interface Conclusion {
  readonly outcome: RunOutcome;
  readonly reason?: string;
  readonly exitCode: 0 | 1 | 3 | 4;
}

/** Failures that are expected, by a baseline for example. */
export interface Expectations {
  /** Is told of every verdict, once; true for a failure that is expected. */
  expects(verdict: Verdict): boolean;
  /** Called after the last verdict. */
  end(): {
    /** Expected failures that did not happen, or are expected no longer: a line each. */
    readonly broken: readonly string[];
    /** Lines for a person. */
    readonly notes: readonly string[];
  };
}

/** What counts besides the verdicts. */
export interface Circumstances {
  /** True when a valid request was answered 200 with items in it. */
  readonly sawItems: boolean;
  /** Should-level failures decide as well. */
  readonly strict: boolean;
  /** Expected failures that did not happen, or are expected no longer: a line each. */
  readonly broken: readonly string[];
  /** Why no items were seen, as far as is known. */
  readonly whyNoItems: string;
  /** How many verdicts are errors of the harness itself. */
  readonly errors: number;
  /** Cases that were planned and of which nothing was heard: the run was cut off. */
  readonly left: number;
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
  { sawItems, strict, whyNoItems, endedEarly, isHarnessFault, broken, left, errors }: Circumstances,
): Conclusion {
  const failed = verdicts.filter(({ level, outcome, expectedFailure }) => {
    const counts = level === 'must' || (strict && level === 'should');
    return outcome === 'fail' && counts && !expectedFailure;
  });
  const constraints = new Set(failed.map(({ constraintId }) => constraintId));
  if (errors > 0) {
    const reason = `${plural(errors, 'verdict')} could not be reached for errors of the harness itself`;
    const outcome = failed.length > 0 ? 'nonconformant' : 'inconclusive';
    return { outcome, reason, exitCode: 4 };
  }
  if (isHarnessFault) {
    const reason = `not all cases could be run: ${endedEarly ?? 'something went wrong here'}`;
    return { outcome: failed.length > 0 ? 'nonconformant' : 'inconclusive', reason, exitCode: 4 };
  }
  // The last request of a budget may have been the last of the run as well.
  const isCut =
    endedEarly !== undefined && (left > 0 || verdicts.some(({ reason }) => reason === endedEarly));
  if (failed.length > 0) {
    const cut = isCut ? ` (not all cases could be run: ${endedEarly})` : '';
    const reason = `${plural(constraints.size, 'constraint')} broken${cut}`;
    return { outcome: 'nonconformant', reason, exitCode: 1 };
  }
  const [first] = broken;
  if (first !== undefined) return { outcome: 'nonconformant', reason: first, exitCode: 1 };
  if (verdicts.length === 0) {
    return { outcome: 'inconclusive', reason: 'there was no case to run', exitCode: 3 };
  }
  // What an expected failure kept from being decided is expected as well.
  const open = verdicts.filter(
    ({ level, outcome, dataLimited, because }) =>
      level === 'must' && outcome === 'inconclusive' && !dataLimited && because === undefined,
  );
  if (isCut) {
    const reason = `not all cases could be run: ${endedEarly}`;
    return { outcome: 'inconclusive', reason, exitCode: 3 };
  }
  if (!sawItems) return { outcome: 'inconclusive', reason: whyNoItems, exitCode: 3 };
  const [undecided] = open;
  if (undecided) {
    const { constraintId, reason: why = 'unknown' } = undecided;
    const reason = `${constraintId} could not be decided: ${why}`;
    return { outcome: 'inconclusive', reason, exitCode: 3 };
  }
  return { outcome: 'conformant', exitCode: 0 };
}

/** Why a run saw no items, with the way out. */
export function whyNoItems(
  fixture: Fixture | undefined,
  knowledge: Knowledge | undefined,
  notes: readonly string[],
): string {
  if (!fixture) {
    const discovery = notes.length > 0 ? ` and none was discovered (${notes.join('; ')})` : '';
    return `no fixture was given${discovery}: name a known-good input with --fixture FILE, or have one made: --seed, fixture create`;
  }
  if (!knowledge?.input) return 'the target does not know the ids of the fixture';
  return "the target shows no items for the fixture's input";
}
