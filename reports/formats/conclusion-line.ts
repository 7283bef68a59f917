import type { RunFooter } from '../report.ts';
import { redactText } from './redact.ts';
import { sanitise } from './sanitise.ts';
import { paintOf, type Screen } from './screen.ts';
import { sumOf } from './suite-table.ts';
import { inWords, plural, requestsInWords } from './words.ts';

/** The last line of a run: how it ended, why, and what it took. */
export function conclusionLine(screen: Screen, footer: RunFooter): string {
  const { bold, dim } = screen.colors;
  const took = `${inWords(footer.durationMs)}, ${requestsInWords(footer.requests)}`;
  const outcome = paintOf(screen, footer.outcome)(bold(outcomeInCapitals(footer)));
  return ` ${outcome}  ${conclusionInWords(footer)} ${dim(`· ${took}`)}`;
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
    cases.chosen < cases.all && `for ${cases.chosen} of ${plural(cases.all, 'case')}`,
    expectedFailures > 0 && `but for ${plural(expectedFailures, 'expected failure')}`,
    notExercised.length > 0 && `without ${notExercised.map(({ what }) => what).join(', ')}`,
  ];
  return `${capitals} ${parts.filter(Boolean).join(', ')}`;
}

/** The reason of the outcome, and how much held when that is worth saying. */
export function conclusionInWords(footer: RunFooter): string {
  const { outcome, reason, suites, constraints, scope } = footer;
  const why = reason === undefined ? undefined : sanitise(redactText(reason), 600);
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
  return `${much}${sanitise(redactText(missing.join('')), 300)}`;
}
