import { messageOf } from '../contracts/message-of.ts';
import { isUsageError, UsageError } from '../contracts/usage-error.ts';
import { parseJsonText } from './parse-json-text.ts';
import { readTextFile } from './read-text-file.ts';

/** Reads a file as JSON. @throws UsageError when it cannot be read, or is not JSON. */
export async function readJsonFile(path: string, what: string): Promise<unknown> {
  let text: string;
  try {
    text = await readTextFile(path, `The ${what} ${path}`);
  } catch (error) {
    if (isUsageError(error)) throw error;
    throw new UsageError(
      `The ${what} ${path} cannot be read: ${reasonOf(error)}.`,
      'Check the path; it is taken relative to the current folder.',
      { cause: error },
    );
  }
  try {
    return parseJsonText(text);
  } catch (error) {
    const said = messageOf(error);
    throw new UsageError(`The ${what} ${path} is not JSON: ${said}.`, 'Mend the file.', {
      cause: error,
    });
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'permission is denied';
  return messageOf(error);
}
