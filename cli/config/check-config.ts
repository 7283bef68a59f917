import { isArray, isObject, type Json } from '../../contracts/json.ts';
import { type SchemaMistake, schemaMistake } from '../../contracts/schema-mistake.ts';
import { UsageError } from '../../contracts/usage-error.ts';
import { nearestName } from '../../reports/baseline/nearest-name.ts';
import { camelCase } from '../options/option.ts';
import { everyOption } from '../options/options.ts';
import schema from './config.schema.json' with { type: 'json' };

/** Option values by the names that they have on the command line. */
export type Values = ReadonlyMap<string, string | boolean | readonly string[]>;

/** The names of options on the command line, by those that they have in a configuration. */
const optionNames = new Map(everyOption().map(([name]) => [camelCase(name), name]));

/**
 * Checks a configuration by its schema and gives its options, those of the named target over the
 * general ones.
 *
 * @throws UsageError that names the key, for one that is not known or has the wrong type.
 */
export function checkConfig(file: string, config: unknown, target: string | undefined): Values {
  const mistake = schemaMistake(schema, config);
  if (mistake) throw mistakeInWords(file, mistake);
  const { targets, ...general } = isObject(config) ? config : {};
  const known = isObject(targets) ? targets : {};
  if (target === undefined) return valuesIn(general);
  if (!Object.hasOwn(known, target)) {
    const names = Object.keys(known).join(', ') || 'none';
    throw new UsageError(`${file} has no target ${target}.`, `The targets are: ${names}.`);
  }
  return new Map([...valuesIn(general), ...valuesIn(known[target])]);
}

function mistakeInWords(file: string, mistake: SchemaMistake): UsageError {
  const { path, keyword, property, known, said, wayOut } = mistake;
  if (keyword !== 'additionalProperties') {
    const place = path.length > 0 ? `${file}: ${path.join('.')}` : file;
    return new UsageError(`${place} ${said}.`, wayOut);
  }
  const near = nearestName(property, known);
  return new UsageError(
    `${file}: there is no option ${[...path, property].join('.')}.`,
    near === undefined ? 'See aws-conformance help run.' : `Did you mean ${near}?`,
  );
}

function valuesIn(options: Json | undefined): Values {
  const values = new Map<string, string | boolean | readonly string[]>();
  for (const [key, value] of Object.entries(isObject(options) ? options : {})) {
    const name = optionNames.get(key);
    const own = optionValue(name, value);
    if (name !== undefined && own !== undefined) values.set(name, own);
  }
  return values;
}

/** A value as the command line would give it; a list may be written as its one element. */
function optionValue(name: string | undefined, value: Json | undefined) {
  if (isArray(value)) return value.map(String);
  if (typeof value === 'boolean' || value === undefined) return value;
  const isList = everyOption().some(([one, { type }]) => one === name && type === 'list');
  return isList ? [String(value)] : String(value);
}
