/** The length of a string as Smithy counts it: in Unicode code points, not in UTF-16 units. */
export function codePoints(text: string): number {
  return /[\uD800-\uDBFF]/.test(text) ? [...text].length : text.length;
}
