import { isObject, type Json, jsonTypeOf } from '../../contracts/json.ts';
import { UsageError } from '../../contracts/usage-error.ts';
import { nearestName } from '../../reports/baseline/nearest-name.ts';
import { wholeNumber } from '../options/numbers.ts';
import { camelCase, type Option } from '../options/option.ts';
import { everyOption } from '../options/options.ts';

/** Option values by the names that they have on the command line. */
export type Values = ReadonlyMap<string, string | boolean | readonly string[]>;

/** The options that a configuration can hold, by their names in it. */
const configurable = new Map(
  everyOption()
    .filter(([, { inConfig }]) => inConfig)
    .map(([name, option]) => [camelCase(name), { name, option }]),
);

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
    const found = configurable.get(key);
    if (!found) {
      const near = nearestName(key, [...configurable.keys()]);
      throw new UsageError(
        `${file}: there is no option ${path}${key}.`,
        near === undefined ? 'See aws-conformance help run.' : `Did you mean ${near}?`,
      );
    }
    return [found.name, optionValue(`${file}: ${path}${key}`, found.option, value)];
  });
}

function optionValue(shown: string, option: Option, value: Json): string | boolean | string[] {
  const { type } = option;
  if (type === 'text' && typeof value === 'string') return value;
  if (type === 'flag' && typeof value === 'boolean') return value;
  if (type === 'list' && Array.isArray(value)) return value.map(String);
  if (type === 'list' && typeof value === 'string') return [value];
  if (type === 'number' && typeof value === 'number') {
    return String(wholeNumber(shown, String(value), option));
  }
  throw new UsageError(
    `${shown} is a ${jsonTypeOf(value)}.`,
    `It must be of type ${jsonTypes[type]}.`,
  );
}

const jsonTypes = { text: 'string', flag: 'boolean', list: 'array', number: 'integer' } as const;
