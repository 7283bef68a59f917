import type { Answer } from '../contracts/answers/answer.ts';
import type { Contract } from '../contracts/contract.ts';
import { isObject } from '../contracts/json.ts';
import { readAnswer } from '../contracts/protocols/protocols.ts';
import type { Reply } from '../contracts/wire.ts';
import { bodyKind } from '../runners/answer-form.ts';
import { shorten } from './text/sanitise.ts';

/** As much of a body as is looked at for its first words. */
const looked = 8_192;

/** An answer in a few words that may be shown: its status, the error's name, and what it says. */
export function answerInBrief(contract: Contract, reply: Reply): string {
  const answer = readAnswer(contract, reply);
  if (answer.kind === 'none') return inBrief(answer.detail);
  const { status, body } = answer.response;
  const [name] = answer.kind === 'error' ? answer.types : [];
  const what = name === undefined ? kindInWords(body) : inBrief(name);
  const message = messageIn(answer);
  const words = [`HTTP ${status}`, what, message && `(${message})`];
  return words.filter(Boolean).join(' ');
}

/** What an answer says in words: the message of an error, else how the body begins. */
function messageIn(answer: Exclude<Answer, { readonly kind: 'none' }>): string {
  const message = errorMessage(answer);
  if (message !== undefined) return inBrief(message);
  return inBrief(readable(answer.response.body.slice(0, looked)));
}

/** The first line of what a peer said, and not too much of it. */
export function inBrief(text: string, limit = 120): string {
  const line =
    text
      .slice(0, looked)
      .split(/[\r\n]+/)
      .find((one) => one.trim() !== '') ?? '';
  return shorten(line.replaceAll(/\s+/g, ' ').trim(), limit);
}

/** The message of an error in JSON; undefined when there is none. */
export function errorMessage(answer: Answer): string | undefined {
  if (answer.kind !== 'error' || !isObject(answer.body)) return undefined;
  const message = answer.body['message'] ?? answer.body['Message'];
  if (typeof message === 'string' && message !== '') return message;
  // The body of an error with a name has nothing more to say.
  return answer.types.length > 0 ? '' : undefined;
}

/** What a person would read of a body: of a page its title, else its text. */
function readable(start: string): string {
  const kind = bodyKind(start);
  if (kind !== 'html' && kind !== 'xml') return start;
  const title = /<(?:title|message)\b[^<>]*>([^<]+)</i.exec(start)?.[1];
  const visible = start.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ');
  return (title ?? visible).replaceAll(/<[^<>]*>/g, ' ').trim();
}

function kindInWords(body: string): string {
  switch (bodyKind(body)) {
    case 'html':
      return 'with an HTML page';
    case 'xml':
      return 'with XML';
    case 'json':
      return 'with JSON';
    case 'text':
      return 'with text';
    case 'empty':
      return '';
  }
}
