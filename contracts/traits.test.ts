import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { isObject } from './json.ts';
import model from './ssm/maintenance-windows.json' with { type: 'json' };
import schema from './traits.schema.json' with { type: 'json' };

const own = 'aws.conformance#';

function traitsIn(value: unknown): [string, unknown][] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, content]) =>
    name.startsWith(own) ? [[name, content]] : traitsIn(content),
  );
}

test('every trait of our own in the built-in model has the form that its schema says', () => {
  const validate = new Ajv2020({ formats: { uri: true } }).compile(schema);
  const traits = traitsIn(model);
  expect(traits.length).toBeGreaterThan(15);
  for (const [name, value] of traits) {
    expect(validate({ [name]: value }), JSON.stringify([name, value, validate.errors])).toBe(true);
  }
});

test('every trait of our own is used in the built-in model', () => {
  const used = new Set(traitsIn(model).map(([name]) => name));
  expect([...used].sort()).toEqual(Object.keys(schema.properties).sort());
});
