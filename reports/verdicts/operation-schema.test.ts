import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contract } from '../../contracts/contract.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { operationSchema, type SchemaSide } from '../../contracts/operation-schema.ts';
import { protocolOf } from '../../contracts/protocols/protocols.ts';
import { readContract } from '../../contracts/read-contract.ts';
import type { Shape, StructureShape } from '../../contracts/shape.ts';
import { readModel } from '../../contracts/smithy/model.ts';
import builtIn from '../../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import { sampleValue } from '../../suites/sample-value.ts';
import { judgeMembers } from './judge-members.ts';

const model = readModel(builtIn, 'the built-in model');
const operations = [...model.shapes.keys()]
  .map((id) => id.split('#').at(-1) ?? '')
  .filter((name) => name.startsWith('Describe') && !/(Request|Result|Response)$/.test(name));

const of = (target: string, traits: Readonly<Record<string, unknown>> = {}) => ({
  target,
  traits: Object.fromEntries(
    Object.entries(traits).map(([name, value]) => [`smithy.api#${name}`, value]),
  ),
});

/** Every kind of shape there is, and a structure that holds itself. */
const everyShape = readContract(
  readModel(
    {
      smithy: '2.0',
      shapes: {
        'a#Svc': { type: 'service', traits: { 'aws.protocols#awsJson1_1': {} } },
        'a#Get': { type: 'operation', input: of('a#All'), output: of('a#All') },
        'a#Names': { type: 'list', member: of('a#Name'), ...of('', { length: { min: 1 } }) },
        'a#Holes': { type: 'list', member: of('a#Name'), ...of('', { sparse: {} }) },
        'a#Name': {
          type: 'string',
          ...of('', { length: { min: 1, max: 3 }, pattern: '^[\\p{L}]+$' }),
        },
        'a#Tags': { type: 'map', key: of('a#Name'), value: of('smithy.api#Boolean') },
        'a#Kind': {
          type: 'enum',
          members: { A: of('smithy.api#Unit', { enumValue: 'a' }), B: of('smithy.api#Unit') },
        },
        'a#Either': {
          type: 'union',
          members: { one: of('smithy.api#Blob'), two: of('smithy.api#Float') },
        },
        'a#All': {
          type: 'structure',
          members: {
            Name: of('a#Name', { required: {} }),
            Inner: of('a#All'),
            Names: of('a#Names'),
            Holes: of('a#Holes'),
            Tags: of('a#Tags'),
            Kind: of('a#Kind'),
            Either: of('a#Either'),
            When: of('smithy.api#Timestamp'),
            Day: of('smithy.api#Timestamp', { timestampFormat: 'date-time' }),
            Long: of('smithy.api#Long'),
            Few: of('smithy.api#Integer', { range: { min: 2, max: 5 } }),
            Share: of('smithy.api#Double', { range: { max: 0.5 } }),
            Any: of('smithy.api#Document'),
            Flag: of('smithy.api#Boolean'),
          },
        },
      },
    },
    'm.json',
  ),
  'Get',
);

const contracts = [everyShape, ...operations.map((name) => readContract(model, name))];

const numbers = [0, -1, 1, 3, 5, 6, 9, 10, 100, 101, 1.5, 0.25, 2 ** 31, -(2 ** 31), 2 ** 63, 1e12];
const oddTexts = ['', 'a', 'é', '𝒳', 'abcd', 'x'.repeat(300), 'B', '2026-01-01T00:00:00Z'];

/** Values of a shape, and now and then one that has nothing to do with it. */
function anyValue(shape: Shape, depth = 0): fc.Arbitrary<Json> {
  const anything = fc.constantFrom<Json[]>(null, true, 'text', 4, [], [null], {}, ['text']);
  const fitting = fittingValue(shape, depth);
  return fc.oneof({ arbitrary: fitting, weight: 60 }, { arbitrary: anything, weight: 1 });
}

function fittingValue(shape: Shape, depth: number): fc.Arbitrary<Json> {
  switch (shape.type) {
    case 'string': {
      const sample = fc.constant(sampleValue(shape));
      const odd = fc.constantFrom(...oddTexts, ...(shape.values ?? []));
      return fc.oneof({ arbitrary: sample, weight: 25 }, { arbitrary: odd, weight: 1 });
    }
    case 'blob':
      return fc.constant('QQ==');
    case 'integer':
    case 'float': {
      const odd = fc.constantFrom(...numbers);
      const sample = fc.constant(sampleValue(shape));
      return fc.oneof({ arbitrary: sample, weight: 15 }, { arbitrary: odd, weight: 1 });
    }
    case 'timestamp':
      return fc.constant(shape.format === 'epoch-seconds' ? 1.7e9 : '2026-01-01T00:00:00Z');
    case 'boolean':
      return fc.boolean();
    case 'document':
      return fc.constantFrom<Json[]>({}, 'text', [1]);
    case 'list':
      return fc.array(anyValue(shape.element.shape, depth + 1), { maxLength: 4 });
    case 'map': {
      const key = fc.constantFrom('a', 'bc', 'éàü', '-', 'abcd');
      return fc.dictionary(key, anyValue(shape.value.shape, depth + 1), { maxKeys: 3 });
    }
    case 'structure':
    case 'union':
      return depth > 3 ? fc.constant({}) : objectOf(shape, depth + 1);
  }
}

/** What is required is nearly always there. */
function objectOf({ members }: StructureShape, depth = 0): fc.Arbitrary<JsonObject> {
  const all = [...members.values()];
  const entries = all.map(({ name, required, shape }) => {
    const content = anyValue(shape, depth).map((value): [string, Json][] => [[name, value]]);
    const isLeftOut = required ? { weight: 1 } : { weight: 30 };
    return fc.oneof(
      { arbitrary: content, weight: 60 },
      { arbitrary: fc.constant<[string, Json][]>([]), ...isLeftOut },
    );
  });
  return fc.tuple(...entries).map((found) => ({ Unknown: 1, ...Object.fromEntries(found.flat()) }));
}

function validator(contract: Contract, side: SchemaSide): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const validate = ajv.compile(operationSchema(contract, side));
  return (value) => validate(value);
}

const ofTheModel = /\/(required|type|timestamp|length|pattern|enum|range|seconds)$/;

test.each(contracts)('schema and contract allow the same requests: $operation', (contract) => {
  const isValid = validator(contract, 'request');
  const { encode, inspect } = protocolOf(contract);
  const seen = { true: 0, false: 0 };
  fc.assert(
    fc.property(objectOf(contract.input), (members) => {
      const violations = inspect(contract, encode(contract, members)).violations;
      const allowed = violations.every(({ address }) => address.startsWith('protocol/'));
      seen[`${allowed}`] += 1;
      expect([isValid(members), members]).toEqual([allowed, members]);
    }),
    { numRuns: 500 },
  );
  expect(seen.true).toBeGreaterThan(20);
  expect(seen.false).toBeGreaterThan(20);
});

test.each(contracts)('schema and contract allow the same answers: $operation', (contract) => {
  const isValid = validator(contract, 'response');
  const seen = { true: 0, false: 0 };
  fc.assert(
    fc.property(objectOf(contract.output), (members) => {
      const found = judgeMembers(contract, members, 20_000);
      const failed = found.filter(({ outcome }) => outcome === 'fail');
      const allowed = !failed.some(({ address }) => ofTheModel.test(address));
      seen[`${allowed}`] += 1;
      expect([isValid(members), members, failed]).toEqual([allowed, members, failed]);
    }),
    { numRuns: 500 },
  );
  expect(seen.true).toBeGreaterThan(20);
  expect(seen.false).toBeGreaterThan(20);
});
