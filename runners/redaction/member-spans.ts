import { endOfValue } from './end-of-value.ts';
import type { Span } from './span.ts';

/** A span that is the value of a sensitive member. */
export interface MemberSpan extends Span {
  readonly kind: 'member';
  /** The member's name, as the text spells it. */
  readonly name: string;
  /** A quotation mark with the backslashes before it, where the text is JSON within a string. */
  readonly quote: string;
}

/** Finds the values of the members with these names, in JSON, in JSON within it, and in parts of it. */
export function memberFinder(names: readonly string[]): (text: string) => MemberSpan[] {
  if (names.length === 0) return () => [];
  const plain = memberNamed(names.map(escaped));
  const spelled = memberNamed(names.map(spelledAnyhow));
  // What is there when either matches; looking for it costs next to nothing.
  const likely = new RegExp(`${names.map(escaped).join('|')}|\\\\u00`, 'i');
  return (text) => {
    if (!likely.test(text)) return [];
    return spansOf(text, text.includes('\\u00') ? spelled : plain);
  };
}

function spansOf(text: string, pattern: RegExp): MemberSpan[] {
  const spans: MemberSpan[] = [];
  let kept = 0;
  for (const { 0: found, 1: name = '', 2: quote = '"', index } of text.matchAll(pattern)) {
    // A member within the value of another is masked with it.
    if (index < kept || !text.endsWith(quote, index)) continue;
    const start = index + found.length;
    kept = endOfValue(text, start, quote);
    spans.push({ start, end: kept, kind: 'member', name, quote });
  }
  return spans;
}

/**
 * Begins with what is always there and repeats backslashes a bounded number of times: enough for
 * JSON in JSON five times over, and no text of a target can make it slow.
 */
function memberNamed(names: readonly string[]): RegExp {
  return new RegExp(`(?<=")(${names.join('|')})(\\\\{0,31}")\\s*:\\s*`, 'gi');
}

function spelledAnyhow(name: string): string {
  return [...name]
    .map((letter) => {
      const code = letter.charCodeAt(0).toString(16).padStart(4, '0');
      return `(?:${escaped(letter)}|\\\\{1,32}u${code})`;
    })
    .join('');
}

function escaped(name: string): string {
  return name.replaceAll(/[^\w]/g, '\\$&');
}
