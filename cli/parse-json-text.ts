import { messageOf } from '../contracts/message-of.ts';

/** Parses what a person wrote. @throws SyntaxError that says in one line what is wrong, and where. */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Node quotes the text around the mistake, line breaks and all.
    const said = messageOf(error)
      .replaceAll(/\s+/g, ' ')
      .replace(/ \(line .*\)$/, '');
    throw new SyntaxError(`${said}${placeOf(said, text)}`, { cause: error });
  }
}

function placeOf(said: string, text: string): string {
  const [, position] = /at position (\d+)$/.exec(said) ?? [];
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return ` (line ${before.length} column ${(before.at(-1) ?? '').length + 1})`;
}
