import { sanitise } from '../../text/sanitise.ts';

/** Text that Markdown shows as it is, on one line. */
export function plain(text: string, limit = 500): string {
  return html(text, limit).replaceAll(/[\\`*_{}[\]|~$]|#(?!64;)/g, '\\$&');
}

/** Text within an HTML element, where Markdown is not read, on one line. */
export function html(text: string, limit = 500): string {
  return (
    sanitise(text, limit)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // Else GitHub would call upon whoever is named so.
      .replaceAll('@', '&#64;')
  );
}

/** Text as inline code; the fence is longer than any run of backticks within. */
export function code(text: string, limit = 500): string {
  const shown = sanitise(text, limit);
  const fence = '`'.repeat(longestRun(shown) + 1);
  const padded = /^`|`$/.test(shown) ? ` ${shown} ` : shown;
  return fence + padded + fence;
}

/** Lines as a block of code. */
export function codeBlock(lines: readonly string[], language = ''): string {
  const text = lines.join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A row of a table. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
