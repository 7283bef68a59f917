import { sanitise } from '../../text/sanitise.ts';
import { wrap } from '../../text/wrap.ts';
import type { Paint, Screen } from './screen.ts';

/** Lines of text behind a label, one below the other. */
export function labelled(
  { colors, width }: Screen,
  label: string,
  text: string,
  paint: Paint = (line) => line,
): string[] {
  return wrap(text, width - 14).map(
    (line, index) => `   ${colors.dim((index === 0 ? label : '').padEnd(9))} ${paint(line)}`,
  );
}

/** Lines of prose, set in a little. */
export function prose({ width }: Screen, text: string, paint: Paint = (line) => line): string[] {
  return wrap(sanitise(text), width - 4).map((line) => `   ${paint(line)}`);
}
