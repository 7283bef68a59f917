/** Shows how many of the mutants are done, where somebody is looking. */
export function progress(total: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done) => process.stderr.write(done === total ? '\r\u001b[K' : `\r${done} of ${total}`);
}
