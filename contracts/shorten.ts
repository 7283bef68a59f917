/** At most `limit` UTF-16 units of a text, an ellipsis included; no surrogate pair is cut. */
export function shorten(text: string, limit = 120): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, Math.max(0, limit - 1));
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
