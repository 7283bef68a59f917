import { isArray, isObject, type Json, type JsonObject } from '../../contracts/json.ts';
import type { Shape } from '../../contracts/shape.ts';
import type { ClientMistake } from '../../contracts/wire.ts';

/** Mistakes that are kept of one answer: the others are of the same kind. */
const mostMistakes = 5;

/** What a client got of the members of a result otherwise than they were sent. */
export function compareResult(shape: Shape, sent: JsonObject, got: unknown): ClientMistake[] {
  const mistakes: ClientMistake[] = [];
  compare({ mistakes, place: '' }, shape, sent, got);
  return mistakes;
}

interface Place {
  readonly mistakes: ClientMistake[];
  readonly place: string;
}

function compare(at: Place, shape: Shape, sent: Json, got: unknown): void {
  if (at.mistakes.length >= mostMistakes || sent === null) return;
  const differ = (expected: string): void => {
    const place = at.place || 'the result';
    const found = { expected: `${place}: ${expected}`, actual: inWords(got) };
    at.mistakes.push({ address: 'client/members', ...found });
  };
  switch (shape.type) {
    case 'structure':
    case 'union':
      if (!isObject(sent)) return;
      if (typeof got !== 'object' || got === null) {
        differ('an object');
        return;
      }
      for (const { name, shape: inner } of shape.members.values()) {
        const value = sent[name];
        if (value !== undefined) compare(within(at, `.${name}`), inner, value, memberOf(got, name));
      }
      return;
    case 'list': {
      if (!isArray(sent)) return;
      if (!Array.isArray(got)) {
        differ('a list');
        return;
      }
      const all = shape.sparse ? sent : sent.filter((one) => one !== null);
      // Some clients keep nulls: the places would not be the same ones.
      if (got.length !== all.length) {
        if (got.length !== sent.length) differ(`a list of ${all.length}`);
        return;
      }
      for (const [index, one] of all.entries()) {
        compare(within(at, `[${index}]`), shape.element.shape, one, got[index]);
      }
      return;
    }
    case 'timestamp':
      if (!(got instanceof Date) || Number.isNaN(got.getTime())) differ('a Date');
      else if (typeof sent === 'number' && Math.abs(got.getTime() - sent * 1000) >= 1) {
        differ(`the time ${sent}`);
      }
      return;
    case 'string':
    case 'boolean':
      if (typeof sent === shape.type && got !== sent) differ(`the ${shape.type} that was sent`);
      return;
    case 'integer':
    case 'float':
      if (typeof sent === 'number' && Number(got) !== sent) differ('the number that was sent');
      return;
    default:
      if (got === undefined) differ('a value');
  }
}

function within({ mistakes, place }: Place, step: string): Place {
  return { mistakes, place: `${place}${step}`.replace(/^\./, '') };
}

function memberOf(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof Date)
    return `the Date ${Number.isNaN(value.getTime()) ? 'Invalid' : value.toISOString()}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return value === null ? 'null' : 'an object';
  return `the ${typeof value} ${String(value).slice(0, 80)}`;
}
