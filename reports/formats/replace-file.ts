import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Takes away what an earlier run left, so that a run that is cut off is not read as that one. */
export function discardFile(file: string): void {
  rmSync(file, { force: true });
}

/** Writes a file whole: whoever reads it meanwhile sees the old one or the new one, never a part. */
export function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
