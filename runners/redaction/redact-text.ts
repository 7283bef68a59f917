import { memberFinder } from './member-spans.ts';
import { secretSpans } from './secret-spans.ts';
import { replaceSpans } from './span.ts';

/** Names of sensitive members, of all contracts that this process has read. */
const names = new Set<string>();
let find = memberFinder([]);

/** Names members whose values nothing that is shown may contain from now on. */
export function hideMembers(sensitive: Iterable<string>): void {
  const before = names.size;
  for (const name of sensitive) names.add(name);
  if (names.size > before) find = memberFinder([...names]);
}

/**
 * Text for people, without the values of sensitive members, credentials, signatures and account
 * ids. It need not be JSON, and stays as it is else.
 */
export function redactText(text: string): string {
  const members = find(text);
  const spans = [...members, ...secretSpans(text)];
  return replaceSpans(text, spans, (_, span) => {
    if (span.kind === 'account') return '<account>';
    const quote = members.find(({ start }) => start === span.start)?.quote ?? '';
    return `${quote}***${quote}`;
  });
}

/** Text without credentials and signatures, for commands and paths that must go on working. */
export function redactSecrets(text: string): string {
  const secrets = secretSpans(text).filter(({ kind }) => kind !== 'account');
  return replaceSpans(text, secrets, () => '***');
}
