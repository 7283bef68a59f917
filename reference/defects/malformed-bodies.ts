import type { Defect } from '../catalogue-entry.ts';
import { ServiceError } from '../service-error.ts';
import { orElse, parsing } from './protocol-defect.ts';

interface Laxity {
  readonly name: string;
  readonly title: string;
  /** Makes JSON of what only a lax parser reads. */
  readonly mend: (body: string) => string;
}

const laxities: readonly Laxity[] = [
  {
    name: 'line-comments-accepted',
    title: 'comments up to the end of a line are ignored',
    mend: (body) => body.replaceAll(/ \/\/ .*/g, ''),
  },
  {
    name: 'hash-comments-accepted',
    title: 'lines that begin with # are ignored',
    mend: (body) => body.replaceAll(/^#.*$/gm, ''),
  },
  {
    name: 'missing-elements-accepted',
    title: 'an element that is missing between commas is null',
    mend: (body) => body.replaceAll(',,', ',null,'),
  },
  {
    name: 'single-quoted-strings-accepted',
    title: 'one string or all of them may be in single quotes',
    mend: (body) => body.replaceAll("'", '"'),
  },
  {
    name: 'raw-tabs-accepted',
    title: 'tabs may stand in strings',
    mend: (body) => body.replaceAll(/(?<=[a-z])\t(?=[a-z])/g, ' '),
  },
  {
    name: 'numbers-as-in-javascript-accepted',
    title: 'numbers may be written +1 and .5',
    mend: (body) => body.replace(':+1', ':1').replace(':.5', ':0.5'),
  },
  {
    name: 'python-literals-accepted',
    title: 'True, False and None are read as Python has them',
    mend: (body) => body.replace('True', 'true').replace('None', 'null'),
  },
  {
    name: 'unicode-spaces-accepted',
    title: 'white space of any kind may stand around the JSON',
    mend: (body) => body.replace(/^\u00a0/, ''),
  },
];

/** Bodies read that are not JSON, or refused in the wrong way. */
export const malformedBodyDefects: readonly Defect[] = [
  parsing(
    'malformed-json-is-empty',
    'a body that is not JSON counts as {}',
    ['protocol/json', 'errors/SerializationException'],
    (body, parse) => orElse(() => parse(body), {}),
  ),
  parsing(
    'trailing-garbage-accepted',
    'what follows the JSON object is ignored',
    ['protocol/json'],
    (body, parse) => parse(firstObject(body)),
  ),
  parsing(
    'trailing-comma-accepted',
    'a trailing comma is ignored',
    ['protocol/json'],
    (body, parse) => parse(body.replaceAll(/,\s*([}\]])/g, '$1')),
  ),
  parsing('comments-accepted', 'comments are ignored', ['protocol/json'], (body, parse) =>
    parse(body.replaceAll(/\/\*.*?\*\//g, '')),
  ),
  parsing(
    'single-quotes-accepted',
    'single quotes are taken for double ones',
    ['protocol/json'],
    (body, parse) => parse(body.includes('"') ? body : body.replaceAll("'", '"')),
  ),
  parsing('unquoted-names-accepted', 'names need no quotes', ['protocol/json'], (body, parse) =>
    parse(body.replaceAll(/([{,])(\w+):/g, '$1"$2":')),
  ),
  parsing(
    'truncated-json-mended',
    'a missing brace at the end is added',
    ['protocol/json'],
    (body, parse) => parse(body.startsWith('{"') && !body.endsWith('}') ? `${body}}` : body),
  ),
  parsing(
    'raw-newlines-accepted',
    'line breaks may stand in strings',
    ['protocol/json'],
    (body, parse) => parse(body.replaceAll(/(?<=[a-z])\n(?=[a-z])/g, ' ')),
  ),
  parsing(
    'missing-comma-mended',
    'a comma between members may be missing',
    ['protocol/json'],
    (body, parse) => parse(body.replaceAll(/" "(?=\w+":)/g, '","')),
  ),
  parsing('unknown-escapes-read', 'any letter may be escaped', ['protocol/json'], (body, parse) =>
    parse(body.replaceAll(/\\x(?=\d)/g, 'x')),
  ),
  parsing('not-a-number-accepted', 'NaN is read as null', ['protocol/json'], (body, parse) =>
    parse(body.replaceAll(':NaN', ':null')),
  ),
  ...laxities.map(({ name, title, mend }) =>
    parsing(name, title, ['protocol/json'], (body, parse) => parse(mend(body))),
  ),
  parsing(
    'malformed-json-as-validation',
    'a body that is not JSON is a ValidationException',
    ['errors/SerializationException'],
    (body, parse) => {
      try {
        JSON.parse(body);
      } catch {
        throw new ServiceError('ValidationException');
      }
      return parse(body);
    },
  ),
  parsing(
    'malformed-json-crashes',
    'a body that is not JSON is an internal error',
    ['protocol/json'],
    (body, parse) => {
      if (body !== '') JSON.parse(body);
      return parse(body);
    },
  ),
];

/** The text up to the brace that closes the first one. */
function firstObject(body: string): string {
  let depth = 0;
  for (const [position, character] of [...body].entries()) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth === 0 && character === '}') return [...body].slice(0, position + 1).join('');
  }
  return body;
}
