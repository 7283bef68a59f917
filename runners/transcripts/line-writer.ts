import { closeSync, openSync, writeFileSync } from 'node:fs';

/** Characters that are held back at most, and milliseconds. */
const bufferSize = 65_536;
const longestDelay = 250;

/** A file that is written line by line while a run goes, so that a run that dies leaves its trace. */
export interface LineWriter {
  /** @throws what writing an earlier line threw. */
  write(line: string): void;
  close(): void;
}

/** Opens a file with the first line; one of an earlier run is replaced. */
export function lineWriter(file: string): LineWriter {
  let descriptor: number | undefined;
  let buffer = '';
  let timer: NodeJS.Timeout | undefined;
  let failure: { readonly error: unknown } | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const text = buffer;
    buffer = '';
    try {
      if (text === '') return;
      descriptor ??= openSync(file, 'w');
      writeFileSync(descriptor, text);
    } catch (error) {
      // Thrown from the timer it would end the process; the next call throws it instead.
      failure ??= { error };
    }
  };
  const check = (): void => {
    if (failure) throw failure.error;
  };
  return {
    write(line) {
      check();
      buffer += `${line}\n`;
      if (buffer.length >= bufferSize) flush();
      else timer ??= setTimeout(flush, longestDelay).unref();
      check();
    },
    close() {
      flush();
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      check();
    },
  };
}
