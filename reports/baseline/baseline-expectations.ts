import type { Expectations } from '../run-outcome.ts';
import { applyBaseline, type BaselineOptions } from './apply-baseline.ts';
import type { Baseline } from './baseline.ts';

/** A baseline as what a run expects; entries that no longer hold break it, a line each. */
export function baselineExpectations(
  baseline: Baseline,
  file: string,
  options: BaselineOptions,
): Expectations {
  const applied = applyBaseline(baseline, options);
  return {
    expects: (verdict) => applied.add(verdict) === 'expected',
    end: () => ({
      broken: [
        ...applied.stale().map(({ glob, line }) => `${file}:${line} ${glob} is listed and passes`),
        ...applied
          .expired()
          .map(({ glob, line, expires }) => `${file}:${line} ${glob} expired on ${expires}`),
      ],
      notes: [],
    }),
  };
}
