import { isArray, isObject, jsonText } from '../json.ts';
import { shorten } from '../shorten.ts';
import type { WireResponse } from '../wire.ts';
import type { Answer } from './answer.ts';

/** An answer in a few words, for `actual`. */
export function describeAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'none':
      return `no answer: ${answer.detail}`;
    case 'unreadable':
      return `HTTP ${answer.response.status} with ${bodyInWords(answer.response)}`;
    case 'result':
      return `HTTP ${answer.response.status} with ${itemsInWords(answer.body)}`;
    case 'error':
      return [
        `HTTP ${answer.response.status}`,
        [...new Set(answer.types)].join(' and ') || 'without an error type',
        messageOf(answer.body),
      ]
        .filter(Boolean)
        .join(' ');
  }
}

function itemsInWords(body: Readonly<Record<string, unknown>>): string {
  const lists = Object.entries(body).filter(([, value]) => Array.isArray(value));
  const words = lists.map(([name, list]) => `${isArray(list) ? list.length : 0} ${name}`);
  return words.join(', ') || `a result (${shorten(jsonText(body))})`;
}

function messageOf(body: unknown): string {
  if (!isObject(body)) return '';
  const message = body['message'] ?? body['Message'];
  return typeof message === 'string' && message !== '' ? `(${shorten(message)})` : '';
}

function bodyInWords({ body, notUtf8 }: WireResponse): string {
  if (notUtf8) return `a body that is not UTF-8 (${shorten(body)})`;
  return body === '' ? 'an empty body' : `a body that is no JSON object (${shorten(body)})`;
}
