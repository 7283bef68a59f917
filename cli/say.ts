import { redactText } from '../reports/formats/redact.ts';
import { sanitise } from '../reports/formats/sanitise.ts';

/** Tells the user something beside the reports: one line on standard error, without secrets. */
export function say(line: string): void {
  process.stderr.write(`aws-conformance: ${sanitise(redactText(line), 2000)}\n`);
}
