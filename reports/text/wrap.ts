import { breakCommands } from './sanitise.ts';

/**
 * Breaks text into lines of at most `width` characters: at spaces or commas, else after a bracket
 * or within a word. None begins with what a CI system would obey, wherever the text is broken.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = breakCommands(text);
  while (rest.length > width) {
    const cut = endOfLine(rest, width);
    lines.push(rest.slice(0, cut).trimEnd());
    rest = breakCommands(rest.slice(cut).trimStart());
  }
  return [...lines, rest];
}

/** A line that would be mostly empty is worse than a broken word. */
function endOfLine(text: string, width: number): number {
  const least = width / 3;
  const end = Math.max(text.lastIndexOf(' ', width), text.lastIndexOf(',', width - 1) + 1);
  if (end > least) return end;
  const bracket = Math.max(text.lastIndexOf('{', width - 1), text.lastIndexOf('[', width - 1)) + 1;
  const within = Math.max(bracket, text.lastIndexOf('":', width - 2) + 2);
  return within > least ? within : width;
}
