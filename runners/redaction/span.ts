/** A part of a text that may not be shown, from `start` up to `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** An account id is shown as one; everything else as something that was masked. */
  readonly kind: 'secret' | 'account' | 'member';
}

/** Replaces spans of a text; of spans that overlap, the one that begins first stands for all. */
export function replaceSpans(
  text: string,
  spans: readonly Span[],
  shown: (found: string, span: Span) => string,
): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let kept = 0;
  for (const span of merged(spans)) {
    parts.push(text.slice(kept, span.start), shown(text.slice(span.start, span.end), span));
    kept = span.end;
  }
  return parts.join('') + text.slice(kept);
}

function merged(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (!last || span.start >= last.end) result.push(span);
    else if (span.end > last.end) result[result.length - 1] = { ...last, end: span.end };
  }
  return result;
}
