import { expect, test } from 'vitest';
import schema from './config.schema.json' with { type: 'json' };
import { configSchema } from './config-schema.ts';

test('the published schema is made from the table of options: npm run generate writes it', () => {
  expect(schema).toEqual(configSchema());
});
