import { readFile } from 'node:fs/promises';
import { UsageError } from '../contracts/usage-error.ts';

/** Reads a file that a person wrote, in the encoding that its byte-order mark says; `name` is for messages. */
export async function readTextFile(path: string, name: string): Promise<string> {
  const text = decodeText(await readFile(path));
  if (text !== undefined) return text;
  throw new UsageError(
    `${name} is neither UTF-8 nor UTF-16 with a byte-order mark.`,
    'Save it as UTF-8.',
  );
}

/**
 * Text as UTF-8, or as UTF-16 where a byte-order mark says so, as PowerShell writes it; the mark is
 * no part of it. Undefined for bytes that are in another encoding.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  try {
    // Fatal, for what is replaced on reading would be lost on writing.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // No text has one: it is UTF-16 without a mark, or UTF-32.
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Refuses a module that Node could not read, and would call a syntax error. @throws UsageError */
export async function requireUtf8(file: string): Promise<void> {
  const bytes = await readFile(file);
  const text = decodeText(bytes);
  if (text !== undefined && encodingOf(bytes) === 'utf-8') return;
  const named = text === undefined ? 'not UTF-8' : 'UTF-16';
  throw new UsageError(
    `${file} is ${named}, and Node reads modules as UTF-8.`,
    'Save it as UTF-8.',
  );
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
