/**
 * Controls, what reorders or hides text, separators and lone surrogates. The classes of Unicode
 * would say it shorter, but take milliseconds to compile.
 */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\u{e0000}-\u{e0fff}]/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What Azure, TeamCity and GitHub take for a command wherever it stands in a line of a log. */
const commandAnywhere = /##(?=[\w-]*\[)/g;

/** What GitHub takes for one where a line begins with it, blanks apart. */
const commandAtStart = /^(\s*):(?=:)/;

/**
 * Makes text of a peer safe to show on one line: what a terminal would obey becomes visible, and
 * what a CI system would obey becomes text.
 */
export function sanitise(text: string, limit = 1000): string {
  const cut = shorten(text, limit);
  // Nearly all text is: one look is cheaper than the search, which also has to be compiled.
  const isPlain = /^[ -~]*$/.test(cut);
  const shown = isPlain
    ? cut
    : cut.replaceAll(invisible, (character) => short[character] ?? escapeOf(character));
  return shorten(breakCommands(shown), limit);
}

/** Text that no CI system takes for a command, when a line begins with it: a blank breaks those. */
export function breakCommands(text: string): string {
  if (!text.includes('::') && !text.includes('##')) return text;
  return text.replaceAll(commandAnywhere, '# #').replace(commandAtStart, '$1: ');
}

/** At most `limit` UTF-16 units of a text, an ellipsis included; no surrogate pair is cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, Math.max(0, limit - 1));
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Both ends of a text, for one whose point may be at either; the length of all when it is cut. */
export function sanitiseEnds(text: string, limit: number, length: number = text.length): string {
  if (text.length <= limit) return sanitise(text, limit);
  const tail = text.slice(-Math.floor(limit / 4));
  const shown = sanitise(text, limit - tail.length) + sanitise(tail, tail.length);
  return `${shown} (${length} characters)`;
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
