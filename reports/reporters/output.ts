/** Anywhere that text can be written to; `process.stdout` is one. */
export interface Output {
  write(text: string): unknown;
}
