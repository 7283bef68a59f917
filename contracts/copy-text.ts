/** The same text in memory of its own: a part of a text otherwise keeps the whole of it alive. */
export function copyText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
