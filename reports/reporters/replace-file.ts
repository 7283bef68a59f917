import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Takes away what an earlier run left, so that a run that is cut off is not read as that one. */
export function discardFile(file: string): void {
  rmSync(file, { force: true });
}

/** Characters that are written at a time. */
const pieceSize = 65_536;

/**
 * Writes a file whole, a text after the other: whoever reads it meanwhile sees the old one or the
 * new one, never a part.
 */
export function replaceFile(file: string, texts: Iterable<string>): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(temporary, 'w');
    try {
      for (const piece of piecesOf(texts)) writeFileSync(descriptor, piece);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function* piecesOf(texts: Iterable<string>): Generator<string> {
  let held: string[] = [];
  let size = 0;
  for (const text of texts) {
    held.push(text);
    size += text.length;
    if (size < pieceSize) continue;
    yield held.join('');
    held = [];
    size = 0;
  }
  yield held.join('');
}
