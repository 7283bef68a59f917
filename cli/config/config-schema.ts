import { camelCase, type Option } from '../options/option.ts';
import { everyOption } from '../options/options.ts';

/** The schema of configuration files, as `config.schema.json` has it, made from the table of options. */
export function configSchema(): unknown {
  const properties = everyOption()
    .filter(([, { inConfig }]) => inConfig)
    .map(([name, option]) => [camelCase(name), propertyOf(option)]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:aws-conformance:config:1',
    title: 'conformance.config',
    description:
      'Options of `aws-conformance run`; an option on the command line or in the environment wins.',
    $ref: '#/$defs/config',
    $defs: {
      config: {
        type: 'object',
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(properties),
          targets: {
            description: 'By name, what differs for each; chosen with --target.',
            type: 'object',
            additionalProperties: { $ref: '#/$defs/config' },
          },
        },
      },
    },
  };
}

function propertyOf({ type, help, least, most }: Option): unknown {
  const description = help.replaceAll('\u00a0', ' ');
  switch (type) {
    case 'text':
      return { description, type: 'string' };
    case 'flag':
      return { description, type: 'boolean' };
    case 'list':
      return { description, type: ['array', 'string'], items: { type: 'string' } };
    case 'number':
      return {
        description,
        type: 'integer',
        ...(least !== undefined && { minimum: least }),
        ...(most !== undefined && { maximum: most }),
      };
  }
}
