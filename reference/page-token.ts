import { base64UrlOf, bytesOf, bytesOfBase64, sha256 } from './bytes.ts';
import { ServiceError } from './service-error.ts';
import { isMembers, type Members } from './wire.ts';

/** An opaque token for the page that starts at an offset of this request's result. */
export function issueToken(offset: number, input: Members): string {
  const text = JSON.stringify({ offset, of: digestOf(offset, input) });
  return base64UrlOf(bytesOf(text));
}

/** The offset in a token. @throws ServiceError for one that this request was never given. */
export function readToken(token: string, input: Members): number {
  const content = parse(new TextDecoder().decode(bytesOfBase64(token)));
  const { offset } = isMembers(content) ? content : {};
  // Written again, because several spellings of base64 have the same content.
  if (typeof offset === 'number' && issueToken(offset, input) === token) return offset;
  throw new ServiceError('ValidationException', 'The NextToken is not valid.');
}

/** What a token belongs to: the ids and the filters, but not the size of the pages. */
function digestOf(
  offset: number,
  { WindowId, WindowExecutionId, TaskId, Filters }: Members,
): string {
  const text = JSON.stringify([offset, WindowId, WindowExecutionId, TaskId, Filters ?? []]);
  return base64UrlOf(sha256(text)).slice(0, 16);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
