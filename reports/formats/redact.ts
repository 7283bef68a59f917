import type { Exchange } from '../../contracts/wire.ts';
import type { Verdict } from '../verdict.ts';
import { endOfValue } from './end-of-value.ts';
import { maskAccounts } from './mask-accounts.ts';
import { maskSecrets } from './mask-secrets.ts';

const secretHeaders = new Set([
  'authorization',
  'x-amz-security-token',
  'proxy-authorization',
  'cookie',
  'set-cookie',
]);
const secretMembers = ['Parameters', 'OwnerInformation'];

/** A member's name from its quotation mark to its colon; the first group is the closing quote. */
const secretMember = memberNamed(secretMembers);

/** The same for text with escaped letters; much slower, and hardly ever needed. */
const escapedMember = memberNamed(secretMembers.map(spelledAnyhow));

/** What is there when either matches; looking for it costs next to nothing. */
const likely = /parameters|ownerinformation|\\u00/i;

/** An exchange that may be shown: without credentials, and without what AWS calls sensitive. */
export function redactExchange(exchange: Exchange): Exchange {
  const { request, reply } = exchange;
  return {
    ...exchange,
    request: redactMessage(request),
    reply:
      reply.kind === 'response'
        ? { ...reply, response: redactMessage(reply.response) }
        : { ...reply, detail: redactText(reply.detail) },
  };
}

/** A verdict that may be shown: its words can quote a body. */
export function redactVerdict(verdict: Verdict): Verdict {
  const { expected, actual, reason } = verdict;
  if (expected === undefined && actual === undefined && reason === undefined) return verdict;
  return {
    ...verdict,
    ...(expected !== undefined && { expected: redactText(expected) }),
    ...(actual !== undefined && { actual: redactText(actual) }),
    ...(reason !== undefined && { reason: redactText(reason) }),
  };
}

/** The end of a run that may be shown: its reason can be that of a verdict, its notes quote ids. */
export function redactEnd<
  T extends { readonly reason?: string; readonly notes?: readonly string[] },
>(ended: T): T {
  const { reason, notes } = ended;
  return {
    ...ended,
    ...(reason !== undefined && { reason: redactText(reason) }),
    ...(notes && { notes: notes.map(redactText) }),
  };
}

/**
 * Text that may be shown: without the values of sensitive members, credentials, signatures and
 * account ids. It need not be JSON, and stays as it is else.
 */
export function redactText(text: string): string {
  return maskAccounts(maskSecrets(maskMembers(text)));
}

/** Replaces the values of sensitive members. */
function maskMembers(text: string): string {
  if (!likely.test(text)) return text;
  const pattern = text.includes('\\u00') ? escapedMember : secretMember;
  const parts: string[] = [];
  let kept = 0;
  for (const { 0: name, 1: quote = '"', index } of text.matchAll(pattern)) {
    // A member within the value of another is gone already.
    if (index < kept || !text.endsWith(quote, index + 1)) continue;
    const start = index + name.length;
    parts.push(text.slice(kept, start), quote, '***', quote);
    kept = endOfValue(text, start, quote);
  }
  return parts.join('') + text.slice(kept);
}

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function redactMessage<T extends Message>(message: T): T {
  return { ...message, headers: redactHeaders(message.headers), body: redactText(message.body) };
}

/** The others as well are redacted: a server may repeat in one what it was sent in another. */
function redactHeaders(headers: Message['headers']): Message['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name.toLowerCase()) ? '***' : redactText(value),
    ]),
  );
}

/**
 * Begins with what is always there and repeats backslashes a bounded number of times: enough for
 * JSON in JSON five times over, and no text of a target can make it slow.
 */
function memberNamed(names: readonly string[]): RegExp {
  return new RegExp(`"(?:${names.join('|')})(\\\\{0,31}")\\s*:\\s*`, 'gi');
}

function spelledAnyhow(name: string): string {
  return [...name]
    .map((letter) => {
      const code = letter.charCodeAt(0).toString(16).padStart(4, '0');
      return `(?:${letter}|\\\\{1,32}u${code})`;
    })
    .join('');
}
