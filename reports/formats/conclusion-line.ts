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

/** The outcome as the last line begins with it. */
export function outcomeInCapitals({ outcome }: Pick<RunFooter, 'outcome'>): string {
  return outcome.toUpperCase().replace('-', ' ');
}

/** The reason of the outcome; for a conformant run, what held. */
export function conclusionInWords({ reason, suites, constraints }: RunFooter): string {
  if (reason !== undefined) return sanitise(redactText(reason), 300);
  const cases = Object.values(sumOf(suites)).reduce((sum, count) => sum + count, 0);
  const held = constraints.filter(
    ({ level, counts }) =>
      level === 'must' && counts.pass > 0 && counts.fail === 0 && counts.error === 0,
  );
  return `${plural(cases, 'case')}, ${plural(held.length, 'must-level constraint')} held`;
}
