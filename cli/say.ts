import { sanitise } from '../reports/text/sanitise.ts';
import { redactText } from '../runners/redaction/redact-text.ts';

/** Tells the user something beside the reports: one line on standard error, without secrets. */
export function say(line: string): void {
  sayStep(`aws-conformance: ${line}`);
}

/** The same for one of many steps of a command that has no reports. */
export function sayStep(line: string): void {
  process.stderr.write(`${sanitise(redactText(line), 2000)}\n`);
}
