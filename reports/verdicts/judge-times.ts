import { type Finding, fail, pass } from './finding.ts';
import type { Visit } from './walk-values.ts';

/** Seconds beyond the year 5138 are milliseconds; no maintenance window ran before 2006. */
const tooLarge = 1e11;
const earliest = Date.UTC(2006, 0) / 1000;
const dayInSeconds = 86_400;

/** Judges the numbers of a timestamp on a day since 1970: unit, plausibility and precision. */
export function judgeTimes({ member, values, address }: Visit, day: number): Finding[] {
  if (member.shape.type !== 'timestamp') return [];
  const times = values.filter((value) => typeof value === 'number');
  if (times.length === 0) return [];
  const decide = (rule: string, expected: string, holds: (time: number) => boolean) => {
    const wrong = times.find((time) => !holds(time));
    return wrong === undefined
      ? pass(`${address}/${rule}`)
      : fail(`${address}/${rule}`, expected, `${member.name} ${wrong}`);
  };
  const latest = (day + 2) * dayInSeconds;
  const isPlausible = (time: number) => time >= earliest && time <= latest;
  return [
    decide('seconds', 'seconds since 1970', (time) => Math.abs(time) < tooLarge),
    decide('plausible', 'a time between 2006 and tomorrow', isPlausible),
    decide('precision', 'milliseconds', isWholeMs),
  ];
}

/** A double near 1.7e9 carries 7 decimals: compare with room for its rounding. */
function isWholeMs(time: number): boolean {
  return Math.abs(time * 1000 - Math.round(time * 1000)) < 1e-3;
}
