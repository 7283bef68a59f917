import { isObject, type Json, jsonTypeOf } from '../../contracts/json.ts';
import { UsageError } from '../../contracts/usage-error.ts';
import { nearestName } from '../../reports/baseline/nearest-name.ts';
import { checkNumber } from '../number-option.ts';
import schema from './config.schema.json' with { type: 'json' };

/** Option values by the names that they have on the command line. */
export type Values = ReadonlyMap<string, string | boolean | readonly string[]>;

const properties: Readonly<Record<string, { readonly type?: string }>> =
  schema.$defs.config.properties;

/**
 * Checks a configuration and gives its options, those of the named target over the general ones.
 *
 * @throws UsageError that names the key, for one that is not known or has the wrong type.
 */
export function checkConfig(file: string, config: unknown, target: string | undefined): Values {
  if (!isObject(config)) {
    throw new UsageError(`${file} holds no object.`, 'Export an object of options.');
  }
  const { targets = {}, ...general } = config;
  const values = new Map(valuesIn(file, general, ''));
  if (!isObject(targets)) {
    throw new UsageError(`${file}: targets is no object.`, 'Give the options of each by its name.');
  }
  for (const [name, options] of Object.entries(targets)) {
    if (!isObject(options)) {
      throw new UsageError(`${file}: targets.${name} is no object.`, 'Give its options by name.');
    }
    const own = valuesIn(file, options, `targets.${name}.`);
    if (name === target) for (const [option, value] of own) values.set(option, value);
  }
  if (target === undefined || Object.hasOwn(targets, target)) return values;
  const known = Object.keys(targets).join(', ') || 'none';
  throw new UsageError(`${file} has no target ${target}.`, `The targets are: ${known}.`);
}

function valuesIn(file: string, options: Readonly<Record<string, Json>>, path: string) {
  return Object.entries(options).map(([key, value]): [string, string | boolean | string[]] => {
    const property =
      key === 'targets' || !Object.hasOwn(properties, key) ? undefined : properties[key];
    if (!property) {
      const near = nearestName(key, Object.keys(properties));
      throw new UsageError(
        `${file}: there is no option ${path}${key}.`,
        near === undefined ? 'See aws-conformance help run.' : `Did you mean ${near}?`,
      );
    }
    const option = kebab(key);
    const name = `${file}: ${path}${key}`;
    if (typeof value === 'number') checkNumber(option, name, String(value));
    return [option, optionValue(name, property.type ?? '', value)];
  });
}

function optionValue(name: string, type: string, value: Json): string | boolean | string[] {
  if (type === 'string' && typeof value === 'string') return value;
  if (type === 'boolean' && typeof value === 'boolean') return value;
  if (type === 'integer' && Number.isInteger(value)) return String(value);
  if (type === 'array' && Array.isArray(value)) return value.map(String);
  throw new UsageError(`${name} is a ${jsonTypeOf(value)}.`, `It must be of type ${type}.`);
}

function kebab(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
