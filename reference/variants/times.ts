import type { Variant } from '../catalogue-entry.ts';
import type { Members } from '../wire.ts';
import { item, sending } from './make-variant.ts';

/** Times written in unusual ways. */
export const timeVariants: readonly Variant[] = [
  item('times-in-whole-seconds', 'times are integers', 'milliseconds are optional', (found) =>
    eachTime(found, Math.round),
  ),
  item(
    'times-with-microseconds',
    'times have six decimals',
    'precision beyond milliseconds should be cut, no more',
    (found) => eachTime(found, (time) => time + 0.000123),
  ),
  item('end-equals-start', 'EndTime is StartTime', 'an end is not before its start', (found) =>
    'EndTime' in found ? { ...found, EndTime: found['StartTime'] } : found,
  ),
  sending(
    'times-in-exponent-form',
    'times are written 1.7E9',
    'AWS prints them so',
    (response) => ({
      ...response,
      body: response.body.replaceAll(
        /"(StartTime|EndTime)":([\d.]+)/g,
        (_, name, time) => `"${name}":${Number(time).toExponential().replace('e+', 'E')}`,
      ),
    }),
  ),
];

function eachTime(found: Members, change: (time: number) => number): Members {
  const changed = ['StartTime', 'EndTime'].flatMap((name) => {
    const time = found[name];
    return typeof time === 'number' ? [[name, change(time)] as const] : [];
  });
  return { ...found, ...Object.fromEntries(changed) };
}
