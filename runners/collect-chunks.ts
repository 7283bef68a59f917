/** The parts of a body, in the order in which they come. */
export interface Chunks {
  push(chunk: Buffer): void;
  /** All of them, no matter into how many pieces the body was cut; they are gone then. */
  take(): Buffer[];
}

/** Pieces that are put together: each costs more than many bytes do. */
const mostPieces = 1024;

/** Collects the parts of a body: one of a million pieces of one byte must not fill the memory. */
export function collectChunks(): Chunks {
  let whole: Buffer[] = [];
  let pieces: Buffer[] = [];
  return {
    push(chunk) {
      pieces.push(chunk);
      if (pieces.length < mostPieces) return;
      whole.push(Buffer.concat(pieces));
      pieces = [];
    },
    take() {
      const all = [...whole, ...pieces];
      [whole, pieces] = [[], []];
      return all;
    },
  };
}
