import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contract } from '../../contracts/contract.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { readContract } from '../../contracts/read-contract.ts';
import type { Bounds, Member, Shape, StructureShape } from '../../contracts/shape.ts';
import { readModel } from '../../contracts/smithy/model.ts';
import builtIn from '../../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import { sampleValue } from '../../suites/sample-value.ts';
import { judgeMembers } from './judge-members.ts';

const day = 20_000;

const members = (entries: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.entries(entries).map(([name, member]) => [name, member]));

/** Every kind of shape and rule that a response can have, one of them recursive. */
const shapes = {
  'test#Service': {
    type: 'service',
    version: '1',
    operations: [{ target: 'test#DescribeThings' }],
    traits: { 'aws.protocols#awsJson1_1': {}, 'aws.api#service': { sdkId: 'Test' } },
  },
  'test#DescribeThings': {
    type: 'operation',
    input: { target: 'smithy.api#Unit' },
    output: { target: 'test#Things' },
  },
  'test#Things': {
    type: 'structure',
    members: members({
      Name: { target: 'test#Name', traits: { 'smithy.api#required': {} } },
      Kind: { target: 'test#Kind' },
      Count: { target: 'test#Count' },
      Share: { target: 'smithy.api#Double' },
      Done: { target: 'smithy.api#Boolean' },
      At: { target: 'smithy.api#Timestamp' },
      Names: { target: 'test#Names' },
      Tags: { target: 'test#Tags' },
      Below: { target: 'test#Things' },
      Secret: { target: 'smithy.api#String', traits: { 'smithy.api#sensitive': {} } },
    }),
  },
  'test#Name': {
    type: 'string',
    traits: { 'smithy.api#length': { min: 2, max: 4 }, 'smithy.api#pattern': '^[a-z\u{1F600}]*$' },
  },
  'test#Kind': {
    type: 'enum',
    members: {
      A: { target: 'smithy.api#Unit', traits: { 'smithy.api#enumValue': 'A' } },
      B: { target: 'smithy.api#Unit', traits: { 'smithy.api#enumValue': 'B' } },
    },
  },
  'test#Count': { type: 'integer', traits: { 'smithy.api#range': { min: 1, max: 9 } } },
  'test#Names': {
    type: 'list',
    member: { target: 'test#Name' },
    traits: { 'smithy.api#length': { min: 1, max: 2 } },
  },
  'test#Tags': {
    type: 'map',
    key: { target: 'smithy.api#String' },
    value: { target: 'test#Name' },
  },
};

const things = readContract(
  readModel({ smithy: '2.0', shapes }, 'the model of every shape'),
  'DescribeThings',
);
const invocations = readContract(
  readModel(builtIn, 'the built-in model'),
  'DescribeMaintenanceWindowExecutionTaskInvocations',
);

/** The rules that are broken, by address. */
function broken(contract: Contract, body: JsonObject): string[] {
  return judgeMembers(contract, body, day)
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ address }) => address)
    .filter((address) => !/^protocol|(seconds|plausible|precision)$/.test(address));
}

/** Mostly a value that a shape allows, now and then one that it may not. */
function anyValue(shape: Shape, depth: number): fc.Arbitrary<Json> {
  const other = fc.constantFrom<Json>('', 0, 1.5, true, [], {}, 'x', ['ab'], { a: 1 });
  const inside = collectionOf(shape, depth);
  const good = fc.constant(sampleValue(shape));
  return fc.oneof(
    { weight: 40, arbitrary: inside ?? good },
    { weight: 2, arbitrary: oddValue(shape) },
    { weight: 1, arbitrary: other },
  );
}

function collectionOf(shape: Shape, depth: number): fc.Arbitrary<Json> | undefined {
  switch (shape.type) {
    case 'list':
      return fc.array(anyValue(shape.element.shape, depth), { minLength: 1, maxLength: 2 });
    case 'map':
      return fc.dictionary(fc.string(), anyValue(shape.value.shape, depth), { maxKeys: 3 });
    case 'structure':
    case 'union':
      return depth === 0 ? undefined : structureOf(shape, depth - 1);
    default:
      return undefined;
  }
}

/** Of the right type, and at or beyond the edges of what is allowed. */
function oddValue(shape: Shape): fc.Arbitrary<Json> {
  switch (shape.type) {
    case 'integer':
    case 'float':
    case 'timestamp':
      return fc.constantFrom(0, 1, 1.5, 9, 10, -1);
    case 'boolean':
      return fc.boolean();
    case 'list':
      return fc.array(anyValue(shape.element.shape, 0), { maxLength: 4 });
    case 'string':
      return fc.constantFrom('', 'a', 'abcde', 'A', 'a b', '\u{1F600}a', '\u{1F600}'.repeat(4));
    default:
      return fc.constant({});
  }
}

function structureOf(shape: StructureShape, depth: number): fc.Arbitrary<JsonObject> {
  const members = [...shape.members.values()];
  const entries = members.map((member) => [member.name, anyValue(member.shape, depth)] as const);
  const required = members.filter((member) => member.required).map(({ name }) => name);
  return fc.record<Record<string, Json>>(Object.fromEntries(entries), { requiredKeys: required });
}

test('a response is judged as a validator of JSON Schema would, rule by rule', () => {
  // The patterns of the documentation escape hyphens, which is not valid with the `u` flag.
  const contracts = [[things, true] as const, [invocations, false] as const];
  for (const [contract, unicodeRegExp] of contracts) {
    const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp });
    const validate = ajv.compile(responseSchema(contract));
    let refused = 0;
    const numRuns = 1500;
    fc.assert(
      fc.property(structureOf(contract.output, 2), (body) => {
        const valid = validate(body);
        if (!valid) refused += 1;
        expect(broken(contract, body).length === 0).toBe(valid);
      }),
      { numRuns },
    );
    // Both kinds came up often enough to tell something.
    expect(refused).toBeGreaterThan(numRuns / 20);
    expect(refused).toBeLessThan(numRuns * 0.95);
  }
});

const good = { Name: 'ab' };

test.each<readonly [string, JsonObject, string, string]>([
  ['an absent member', {}, 'Name/required', 'Name is absent'],
  ['a null member that is required', { Name: null }, 'Name/required', 'Name is absent'],
  ['a type', { ...good, Done: 'yes' }, 'Done/type', '/Done is "yes"'],
  ['a decimal', { ...good, Count: 1.5 }, 'Count/type', '/Count is 1.5'],
  ['a range', { ...good, Count: 10 }, 'Count/range', '/Count is 10'],
  ['an enum', { ...good, Kind: 'C' }, 'Kind/enum', '/Kind is "C"'],
  ['a length', { Name: 'abcde' }, 'Name/length', '/Name is "abcde"'],
  ['a pattern', { Name: 'AB' }, 'Name/pattern', '/Name is "AB"'],
  ['an element', { ...good, Names: ['ab', 'a'] }, 'Names/member/length', '/Names/1 is "a"'],
  ['an entry', { ...good, Tags: { b: 'ab', c: 1 } }, 'Tags/value/type', '/Tags/c is 1'],
  ['a time', { ...good, At: 'now' }, 'At/timestamp', '/At is "now"'],
  ['a secret', { ...good, Secret: 1 }, 'Secret/type', '/Secret is ***'],
  ['deep inside', { ...good, Below: { ...good, Below: { ...good, Count: 0 } } }, 'Count/range', ''],
])('%s is found by its address, and said', (_, body, address, said) => {
  const failures = judgeMembers(things, body, day).filter(({ outcome }) => outcome === 'fail');
  const found = failures.filter((one) => one.address.startsWith('response/'));
  expect(found.map((one) => one.address)).toEqual([`response/${address}`]);
  expect(found[0]?.actual).toContain(said);
  expect(found[0]?.expected).toBe(things.byAddress.get(`response/${address}`)?.claim);
});

test('of a value of the wrong type only the type is said, and nothing of it passes', () => {
  const findings = judgeMembers(things, { Name: 1 }, day);
  const name = findings.filter(({ address }) => address.startsWith('response/Name/'));
  expect(name.map(({ address, outcome }) => `${address} ${outcome}`)).toEqual([
    'response/Name/required pass',
    'response/Name/type fail',
  ]);
});

test('one wrong item among many is found', () => {
  const items = Array.from({ length: 40 }, (_, index) => ({
    Status: index === 39 ? 1 : 'SUCCESS',
  }));
  const path = 'WindowExecutionTaskInvocationIdentities';
  expect(broken(invocations, { [path]: items })).toEqual([`response/${path}/member/Status/type`]);
});

/** A JSON Schema, as plain data. */
type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of a 200 response. Null is tolerated everywhere, since clients must drop null
 * members, and so are members that the model does not know.
 */
function responseSchema(contract: Contract): Schema {
  const definitions: Record<string, Schema> = {};
  const root = structureSchema(contract.output, definitions);
  return { ...root, type: 'object', $defs: definitions };
}

function schemaOf(shape: Shape, definitions: Record<string, Schema>): Schema {
  switch (shape.type) {
    case 'string':
      return {
        type: ['string', 'null'],
        ...bounds(shape.length, 'minLength', 'maxLength'),
        ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }),
        ...(shape.values ? { enum: [...shape.values, null] } : {}),
      };
    case 'blob':
      return { type: ['string', 'null'] };
    case 'integer':
      return { type: ['integer', 'null'], ...bounds(shape.range, 'minimum', 'maximum') };
    case 'float':
      return { type: ['number', 'null'], ...bounds(shape.range, 'minimum', 'maximum') };
    case 'boolean':
      return { type: ['boolean', 'null'] };
    case 'timestamp':
      return { type: [shape.format === 'epoch-seconds' ? 'number' : 'string', 'null'] };
    case 'document':
      return {};
    case 'list':
      return {
        type: ['array', 'null'],
        ...bounds(shape.length, 'minItems', 'maxItems'),
        items: schemaOf(shape.element.shape, definitions),
      };
    case 'map':
      return {
        type: ['object', 'null'],
        additionalProperties: schemaOf(shape.value.shape, definitions),
      };
    case 'structure':
    case 'union':
      return reference(shape, definitions);
  }
}

/** Structures stand under `$defs`, once each, because shapes can be recursive. */
function reference(shape: StructureShape, definitions: Record<string, Schema>): Schema {
  if (!(shape.origin in definitions)) {
    definitions[shape.origin] = {};
    definitions[shape.origin] = structureSchema(shape, definitions);
  }
  return { $ref: `#/$defs/${encodeURIComponent(shape.origin)}` };
}

function structureSchema(shape: StructureShape, definitions: Record<string, Schema>): Schema {
  const members: [string, Member][] = [...shape.members];
  const required = members.filter(([, member]) => member.required).map(([name]) => name);
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(
      members.map(([name, member]) => [name, schemaOf(member.shape, definitions)]),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}

function bounds(of: Bounds | undefined, min: string, max: string): Schema {
  return {
    ...(of?.min === undefined ? {} : { [min]: of.min }),
    ...(of?.max === undefined ? {} : { [max]: of.max }),
  };
}
