import { plural } from '../../../contracts/plural.ts';
import type { RunFooter } from '../../report.ts';
import { sanitise } from '../../text/sanitise.ts';
import { inWords, requestsInWords } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';
import { paintOf, type Screen } from './screen.ts';
import { sumOf } from './suite-table.ts';

/**
 * The last lines of a run: how it ended, why, and what it took. In a log it is one line; what it
 * took comes first where all of it is longer than a line of the terminal.
 */
export function conclusionLines(screen: Screen, footer: RunFooter): string[] {
  const { bold, dim } = screen.colors;
  const took = `${inWords(footer.durationMs)}, ${requestsInWords(footer.requests)}`;
  const capitals = outcomeInCapitals(footer);
  const outcome = paintOf(screen, footer.outcome)(bold(capitals));
  const why = conclusionInWords(footer);
  if (` ${capitals}  ${why} · ${took}`.length <= screen.columns) {
    return [` ${outcome}  ${why} ${dim(`· ${took}`)}`];
  }
  const indent = capitals.length + 3;
  const [first = '', ...rest] = wrap(why, screen.width - indent);
  return [
    dim(` ${took}`),
    '',
    ` ${outcome}  ${first}`,
    ...rest.map((line) => ' '.repeat(indent) + line),
  ];
}

/** The outcome as the last line begins with it, and of how much of a run it speaks. */
export function outcomeInCapitals({
  outcome,
  scope,
}: Pick<RunFooter, 'outcome' | 'scope'>): string {
  const capitals = outcome.toUpperCase().replace('-', ' ');
  if (outcome !== 'conformant' || !scope || scope.whole) return capitals;
  const { cases, expectedFailures, notExercised } = scope;
  const parts = [
    scope.recorded && 'as far as it was recorded',
    cases.chosen < cases.all && `for ${cases.chosen} of ${plural(cases.all, 'case')}`,
    expectedFailures > 0 && `but for ${plural(expectedFailures, 'expected failure')}`,
    notExercised.length > 0 && `without ${notExercised.map(({ what }) => what).join(', ')}`,
  ];
  return `${capitals} ${parts.filter(Boolean).join(', ')}`;
}

/** The reason of the outcome, and how much held when that is worth saying. */
export function conclusionInWords(footer: RunFooter): string {
  const { outcome, reason, suites, constraints, scope } = footer;
  const why = reason === undefined ? undefined : sanitise(reason, 600);
  if (why !== undefined && outcome !== 'nonconformant') return why;
  const must = constraints.filter(({ level }) => level === 'must').map(({ counts }) => counts);
  const tried = must.filter(({ pass, fail, error }) => pass + fail + error > 0);
  const held = tried.filter(({ fail, error }) => fail + error === 0).length;
  if (outcome === 'nonconformant') {
    const share = `${held} of ${plural(tried.length, 'must-level constraint')} held`;
    return why === undefined ? share : `${why}, ${share}`;
  }
  const cases = Object.values(sumOf(suites)).reduce((sum, count) => sum + count, 0);
  const missing = (scope?.notExercised ?? []).map(
    (part) => `; ${part.what} not exercised: ${part.reason}`,
  );
  const much = `${plural(cases, 'case')}, ${plural(held, 'must-level constraint')} held`;
  return `${much}${sanitise(missing.join(''), 300)}`;
}
