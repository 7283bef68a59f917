import type { Answer } from '../contracts/answers/answer.ts';
import { isArray, isObject, type Json, parseJson } from '../contracts/json.ts';

/** What kind of text a body is, whatever its media type says. */
export type BodyKind = 'empty' | 'json' | 'html' | 'xml' | 'text';

/** Looks at the beginning of a body; JSON is an object or an array, for a word may be anything. */
export function bodyKind(body: string): BodyKind {
  const start = body.slice(0, 1000).trimStart().toLowerCase();
  if (start === '') return 'empty';
  if (/^[{[]/.test(start) && parseJson(body) !== undefined) return 'json';
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml';
  if (/^<(!doctype html|html|head|body|title|h\d|p|div|center|pre|!--)\b/.test(start))
    return 'html';
  return /^<[a-z]/.test(start) ? 'xml' : 'text';
}

/** True for a page or a document where JSON was asked for. */
export function isMarkup(answer: Answer): boolean {
  if (answer.kind === 'none') return false;
  const kind = bodyKind(answer.response.body);
  return kind === 'html' || kind === 'xml';
}

/**
 * What an answer looks like, whatever it says: answers that repeat what was sent, count their
 * requests or carry an id are still the same.
 */
export function formOf(answer: Answer): string {
  if (answer.kind === 'none') return answer.fault;
  const { status, headers, body } = answer.response;
  const kind = bodyKind(body);
  const names = answer.kind === 'error' ? answer.types : [];
  const shape = kind === 'json' ? shapeOf(parseJson(body) ?? null, 4) : '';
  return [status, familyOf(headers['content-type'] ?? ''), kind, ...names, shape].join(' ');
}

function familyOf(mediaType: string): string {
  const [essence = ''] = mediaType.toLowerCase().split(';', 1);
  if (/json/.test(essence)) return 'json';
  if (/html/.test(essence)) return 'html';
  return /xml/.test(essence) ? 'xml' : essence.trim();
}

/** The members and types of a value, as deep as it is worth. */
function shapeOf(value: Json, depth: number): string {
  if (isArray(value)) return depth === 0 ? '[]' : `[${shapeOf(value[0] ?? null, depth - 1)}]`;
  if (!isObject(value)) return value === null ? 'null' : typeof value;
  if (depth === 0) return '{}';
  const members = Object.keys(value)
    .sort()
    .slice(0, 100)
    .map((name) => `${name}:${shapeOf(value[name] ?? null, depth - 1)}`);
  return `{${members.join()}}`;
}
