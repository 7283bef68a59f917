import { sanitise } from '../reports/text/sanitise.ts';
import { redactText } from '../runners/redaction/redact-text.ts';

/** Tells the user something beside the reports: one line on standard error, without secrets. */
export function say(line: string): void {
  sayStep(`aws-conformance: ${line}`);
}

/** The same for one of many steps of a command that has no reports. */
export function sayStep(line: string): void {
  // What others said may go over several lines: a line break would be shown as an escape.
  const oneLine = line
    .split('\n')
    .map((part) => part.trim())
    .join(' ')
    .trim();
  process.stderr.write(`${sanitise(redactText(oneLine), 2000)}\n`);
}
