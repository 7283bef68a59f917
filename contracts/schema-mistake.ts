import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { remember } from './remember.ts';
import { shorten } from './shorten.ts';

/** The first thing in a value that a schema does not allow. */
export interface SchemaMistake {
  /** The names and indexes that lead to it; empty for the value itself. */
  readonly path: readonly string[];
  /** The keyword of JSON Schema that it breaks. */
  readonly keyword: string;
  /** The property that is missing, or that is not known; empty for another mistake. */
  readonly property: string;
  /** The properties that the schema knows at that place. */
  readonly known: readonly string[];
  /** What is wrong, after the name of the place: `is a string`, `has no kind`. */
  readonly said: string;
  /** What it should be: `It must be at least 1.` */
  readonly wayOut: string;
}

/** Finds the first mistake in a value; undefined when the schema allows it. A schema is compiled once. */
export function schemaMistake(schema: object, value: unknown): SchemaMistake | undefined {
  const validate = compiled(schema);
  if (validate(value)) return undefined;
  const errors = validate.errors ?? [];
  // What is wrong with each of several forms says less than that it is none of them.
  const error = errors.find(({ keyword }) => /^(any|one)Of$/.test(keyword)) ?? errors[0];
  if (!error) throw new Error('A value was refused without a reason.');
  return mistakeOf(error);
}

const compiled = remember((schema: object) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, verbose: true });
  ajv.addFormat('date', isDate).addFormat('uri', URL.canParse);
  return ajv.compile(schema);
});

/** True for a day of the calendar, as YYYY-MM-DD. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Some impossible days, such as 31 June, are taken for the first of the next month.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function mistakeOf(error: ErrorObject): SchemaMistake {
  const { keyword, instancePath, params, parentSchema } = error;
  const path = instancePath.split('/').slice(1).map(unescaped);
  const property = String(params['additionalProperty'] ?? params['missingProperty'] ?? '');
  return {
    ...{ path, keyword, property, known: Object.keys(parentSchema?.['properties'] ?? {}) },
    ...wordsFor(error, property),
  };
}

function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

type Words = Pick<SchemaMistake, 'said' | 'wayOut'>;

function wordsFor({ keyword, params, data, parentSchema }: ErrorObject, property: string): Words {
  const description = String(parentSchema?.['description'] ?? 'See its schema.');
  switch (keyword) {
    case 'additionalProperties':
      return { said: `has the unknown key ${JSON.stringify(property)}`, wayOut: 'Leave it out.' };
    case 'required':
      return { said: `has no ${property}`, wayOut: 'Add it.' };
    case 'type':
      if (typeof data === 'number' && params['type'] === 'integer') {
        return { said: `is ${data}`, wayOut: 'It must be a whole number.' };
      }
      return { said: `is ${article(typeOf(data))}`, wayOut: `It must be ${typesIn(params)}.` };
    case 'enum':
    case 'const': {
      const allowed: readonly unknown[] = params['allowedValues'] ?? [params['allowedValue']];
      return {
        said: `is ${shown(data)}`,
        wayOut: `It must be ${allowed.map(shown).join(' or ')}.`,
      };
    }
    case 'minimum':
      return { said: `is ${shown(data)}`, wayOut: `It must be at least ${params['limit']}.` };
    case 'maximum':
      return { said: `is ${shown(data)}`, wayOut: `It must be at most ${params['limit']}.` };
    case 'minItems':
      return { said: 'is empty', wayOut: description };
    case 'oneOf':
    case 'anyOf':
      return { said: 'has none of the forms that it may have', wayOut: description };
    default:
      return { said: `is ${shown(data)}`, wayOut: description };
  }
}

function shown(value: unknown): string {
  return shorten(JSON.stringify(value) ?? 'nothing', 60);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function typesIn(params: Readonly<Record<string, unknown>>): string {
  return [params['type']]
    .flat()
    .map((type) => article(String(type)))
    .join(' or ');
}

function article(type: string): string {
  if (type === 'null') return type;
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
