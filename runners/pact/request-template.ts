import { isArray, isObject, type Json, parseJson } from '../../contracts/json.ts';
import type { WireRequest } from '../../contracts/wire.ts';
import { memberPath } from './matching.ts';
import type { Placeholders, StateValues } from './placeholders.ts';

/** A request in which values of a provider state are to be put. */
export interface RequestTemplate {
  readonly request: WireRequest;
  /** The body as JSON, with placeholders; undefined for one that is sent as it stands. */
  readonly content: Json | undefined;
  /** By path, what is to stand there: `${TaskId}`, or a text with it. */
  readonly expressions: ReadonlyMap<string, string>;
  /** The variables that the expressions name. */
  readonly variables: ReadonlySet<string>;
}

/** Makes a template of a request that was made with placeholders. */
export function templateOf(request: WireRequest, placeholders: Placeholders): RequestTemplate {
  const content = parseJson(request.body);
  const expressions = new Map<string, string>();
  const variables = new Set<string>();
  // Pact writes JSON in its own way: a body that is special in its text must stay a text, and one
  // that is no object as well, for it takes null for no body.
  const isPlain = isObject(content) && JSON.stringify(content) === request.body;
  if (!isPlain) return { request, content: undefined, expressions, variables };
  mapTexts(content, '$', (text, path) => {
    const expression = replaceAll(text, placeholders, (name) => {
      variables.add(name);
      return `\${${name}}`;
    });
    if (expression !== text) expressions.set(path, expression);
    return text;
  });
  return { request, content, expressions, variables };
}

/** The JSON body of a template with values in the place of the placeholders. */
export function fillContent(
  { content = null }: RequestTemplate,
  placeholders: Placeholders,
  values: StateValues,
): Json {
  return mapTexts(content, '$', (text) =>
    replaceAll(text, placeholders, (name) => values[name] ?? ''),
  );
}

/** The request of a template with values in the place of the placeholders. */
export function fillRequest(
  template: RequestTemplate,
  placeholders: Placeholders,
  values: StateValues,
): WireRequest {
  const { request, content } = template;
  if (content === undefined) return request;
  return { ...request, body: JSON.stringify(fillContent(template, placeholders, values)) };
}

/** All at once: what takes the place of one placeholder may look like another. */
function replaceAll(
  text: string,
  { variables }: Placeholders,
  textFor: (variable: string) => string,
): string {
  let replaced = '';
  let rest = text;
  while (rest !== '') {
    const value = [...variables.keys()].find((one) => rest.startsWith(one));
    replaced += value === undefined ? rest.charAt(0) : textFor(variables.get(value) ?? '');
    rest = rest.slice(value?.length ?? 1);
  }
  return replaced;
}

/** A JSON value with each of its texts, but not the names of members, put through a function. */
function mapTexts(value: Json, path: string, map: (text: string, path: string) => string): Json {
  if (typeof value === 'string') return map(value, path);
  if (isArray(value)) return value.map((one, index) => mapTexts(one, `${path}[${index}]`, map));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, mapTexts(one, memberPath(path, name), map)]),
  );
}
