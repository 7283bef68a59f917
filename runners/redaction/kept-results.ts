/**
 * A pure function of a text that keeps its latest results, so that equal texts cost nothing. What
 * is kept is bounded by its size in characters; a text too long for that is computed each time.
 */
export function keepResults(
  compute: (text: string) => string,
  most: number = 2_000_000,
): (text: string) => string {
  const kept = new Map<string, string>();
  let size = 0;
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const result = compute(text);
    if (text.length > most / 8) return result;
    size += text.length;
    if (size > most) {
      kept.clear();
      size = text.length;
    }
    kept.set(text, result);
    return result;
  };
}
