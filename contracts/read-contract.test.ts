import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Contract, Source } from './contract.ts';
import type { ProtocolName } from './protocols/protocol-name.ts';
import { protocolOf } from './protocols/protocols.ts';
import { readContract } from './read-contract.ts';
import { operationsOf } from './smithy/find-operation.ts';
import { readModel } from './smithy/model.ts';
import model from './ssm/maintenance-windows.json' with { type: 'json' };
import { UsageError } from './usage-error.ts';

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const builtIn = readModel(model, 'the built-in model');
const contract = readContract(builtIn, operation);

function goldenFile(name: string): string {
  return fileURLToPath(new URL(`golden/${name}`, import.meta.url));
}

/** The mistake that a call reports, as message and hint. */
function mistake(call: () => unknown): readonly [string, string] {
  try {
    call();
  } catch (error) {
    if (error instanceof UsageError) return [error.message, error.hint];
    throw error;
  }
  throw new Error('nothing was reported');
}

test('the constraints of the operation, with their levels, are these', async () => {
  const lines = contract.constraints.map(({ id, level }) => `${level.padEnd(6)} ${id}\n`);
  await expect(lines.join('')).toMatchFileSnapshot(goldenFile('constraint-ids.txt'));
});

test('ids are unique, made of operation and address, and found by address', () => {
  const { constraints, byAddress } = contract;
  expect(new Set(constraints.map(({ id }) => id)).size).toBe(constraints.length);
  for (const constraint of constraints) {
    expect(constraint.id).toBe(`ssm/${operation}/${constraint.address}`);
    expect(constraint.address).toMatch(
      /^(request|response|errors|paging|state|protocol)\/[\w/-]+$/,
    );
    expect(byAddress.get(constraint.address)).toBe(constraint);
  }
});

test('every constraint of every operation says who says so, and binds no more than that', () => {
  for (const { name } of operationsOf(builtIn)) {
    for (const { id, level, claim, source } of readContract(builtIn, name).constraints) {
      expect(URL.canParse(source.url), id).toBe(true);
      expect(new URL(source.url).protocol, id).toBe('https:');
      expect(source.title, id).not.toBe('');
      expect(claim, id).toMatch(/^\S.*\S$/);
      expect(claim, id).not.toMatch(/undefined|NaN|\[object/);
      expect(levelsOf(source), id).toContain(level);
    }
  }
});

/** An inference never binds, nor does what was only observed. */
function levelsOf({ kind }: Source): readonly string[] {
  switch (kind) {
    case 'inference':
      return ['may'];
    case 'observation':
      return ['should', 'may'];
    case 'documentation':
    case 'model':
    case 'protocol':
      return ['must', 'should', 'may'];
  }
}

test('the operation is addressed and signed as SSM is', () => {
  const { service, operation: name, protocol, serviceShape, signingName, pagination } = contract;
  expect({ service, name, protocol, serviceShape, signingName, pagination }).toMatchInlineSnapshot(`
    {
      "name": "DescribeMaintenanceWindowExecutionTaskInvocations",
      "pagination": {
        "inputToken": "NextToken",
        "items": [
          "WindowExecutionTaskInvocationIdentities",
        ],
        "outputToken": "NextToken",
        "pageSize": "MaxResults",
      },
      "protocol": "awsJson1_1",
      "service": "ssm",
      "serviceShape": "AmazonSSM",
      "signingName": "ssm",
    }
  `);
  const encoded = (protocol: ProtocolName) => protocolOf({ protocol }).encode(contract, {}).headers;
  expect(encoded('awsJson1_1')).toEqual({
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AmazonSSM.${name}`,
  });
  expect(encoded('awsJson1_0')['content-type']).toBe('application/x-amz-json-1.0');
});

test('the declared errors have the statuses of their faults', () => {
  const errors = contract.errors.map(({ name, statuses, shape }) => ({
    name,
    statuses: statuses.join(),
    members: [...shape.members.keys()],
  }));
  expect(errors).toMatchInlineSnapshot(`
    [
      {
        "members": [
          "Message",
        ],
        "name": "DoesNotExistException",
        "statuses": "400",
      },
      {
        "members": [
          "Message",
        ],
        "name": "InternalServerError",
        "statuses": "500",
      },
    ]
  `);
});

test('both ids name resources whose absence has an error that is declared', () => {
  expect([...contract.resources]).toEqual([
    ['WindowExecutionId', 'DoesNotExistException'],
    ['TaskId', 'DoesNotExistException'],
  ]);
  const declared = contract.errors.map(({ name }) => name);
  for (const error of contract.resources.values()) expect(declared).toContain(error);
});

test('filters select on a member of the items', () => {
  expect(contract.filters).toMatchInlineSnapshot(`
    {
      "key": "Key",
      "keys": [
        {
          "accepted": [
            "PENDING",
            "IN_PROGRESS",
            "SUCCESS",
            "FAILED",
            "TIMED_OUT",
            "CANCELLING",
            "CANCELLED",
          ],
          "name": "STATUS",
          "selects": "Status",
          "undocumented": [
            "SKIPPED_OVERLAPPING",
          ],
        },
      ],
      "member": "Filters",
      "values": "Values",
    }
  `);
});

test('every operation of the built-in model can be read', () => {
  const read = operationsOf(builtIn).map(({ name }) => {
    const { constraints, resources, filters } = readContract(builtIn, name);
    return [name, constraints.length, [...resources.keys()].join(), filters?.member ?? ''].join(
      ' ',
    );
  });
  expect(read).toMatchInlineSnapshot(`
    [
      "DescribeMaintenanceWindowExecutionTaskInvocations 108 WindowExecutionId,TaskId Filters",
      "DescribeMaintenanceWindows 61  ",
      "DescribeMaintenanceWindowExecutions 77  ",
      "DescribeMaintenanceWindowExecutionTasks 90 WindowExecutionId Filters",
      "GetMaintenanceWindowExecutionTaskInvocation 71 WindowExecutionId,TaskId,InvocationId ",
    ]
  `);
});

test('an unknown operation is told with the nearest one, or with examples', () => {
  expect(mistake(() => readContract(builtIn, operation.toLowerCase()))).toMatchInlineSnapshot(`
    [
      "AmazonSSM has no operation describemaintenancewindowexecutiontaskinvocations.",
      "Did you mean DescribeMaintenanceWindowExecutionTaskInvocations?",
    ]
  `);
  expect(mistake(() => readContract(builtIn, 'DescribeNothing'))).toMatchInlineSnapshot(`
    [
      "AmazonSSM has no operation DescribeNothing.",
      "The model has 5 operations, for example DescribeMaintenanceWindowExecutionTaskInvocations, DescribeMaintenanceWindows, DescribeMaintenanceWindowExecutions.",
    ]
  `);
  expect(mistake(() => readContract(builtIn, ''))).toMatchInlineSnapshot(`
    [
      "AmazonSSM has no operation .",
      "The model has 5 operations, for example DescribeMaintenanceWindowExecutionTaskInvocations, DescribeMaintenanceWindows, DescribeMaintenanceWindowExecutions.",
    ]
  `);
});

test('what is no Smithy model is told by its name, with the way out', () => {
  const values = [undefined, null, 1, 'x', [], {}, { shapes: {} }, { smithy: '2.0', shapes: [] }];
  for (const value of values) {
    expect(mistake(() => readModel(value, 'm.json'))).toEqual([
      'm.json is not a Smithy JSON AST model: it has no "smithy" version and "shapes".',
      'Give a Smithy 2.0 model in JSON AST form, as `smithy ast` prints it.',
    ]);
  }
  expect(mistake(() => readModel({ smithy: '1.0', shapes: {} }, 'm.json'))).toMatchInlineSnapshot(`
    [
      "m.json is a Smithy 1.0 model; only Smithy 2.0 is read.",
      "Convert it with \`smithy ast\`, which writes 2.0.",
    ]
  `);
  const untyped = { smithy: '2.0', shapes: { 'a#B': {} } };
  expect(mistake(() => readModel(untyped, 'm.json'))).toMatchInlineSnapshot(`
    [
      "m.json: shape a#B has no type.",
      "The file may be cut short or edited by hand; fetch it again.",
    ]
  `);
});

const service = (traits: Readonly<Record<string, unknown>>) => ({
  'a#Svc': { type: 'service', traits },
});

function read(shapes: Readonly<Record<string, unknown>>, name = 'Get'): Contract {
  return readContract(readModel({ smithy: '2.0', shapes }, 'm.json'), name);
}

test('a model needs a service that speaks AWS JSON', () => {
  expect(mistake(() => read({}))).toMatchInlineSnapshot(`
    [
      "The model has no service shape.",
      "Give the model of a whole service.",
    ]
  `);
  const rest = service({ 'aws.protocols#restJson1': {} });
  expect(mistake(() => read(rest))).toMatchInlineSnapshot(`
    [
      "Svc does not speak AWS JSON.",
      "Only services with the trait aws.protocols#awsJson1_1 or aws.protocols#awsJson1_0 can be run.",
    ]
  `);
});

const json = { 'aws.protocols#awsJson1_0': {} };
const get = (input: string, traits: Readonly<Record<string, unknown>> = {}) => ({
  type: 'operation',
  input: { target: input },
  traits,
});

test('a shape of a kind that awsJson does not carry is told', () => {
  const shapes = {
    ...service(json),
    'a#Get': get('a#In'),
    'a#In': { type: 'structure', members: { A: { target: 'a#Odd' } } },
    'a#Odd': { type: 'resource' },
  };
  expect(mistake(() => read(shapes))).toMatchInlineSnapshot(`
    [
      "The model has shape a#Odd of type resource, which is not read.",
      "Only the shapes of Smithy 2.0 that awsJson can carry are read.",
    ]
  `);
});

test('a service without names of its own goes by its shape', () => {
  const {
    service: prefix,
    signingName,
    serviceShape,
    protocol,
  } = read({
    ...service(json),
    'a#Get': { type: 'operation' },
  });
  const names = [prefix, signingName, serviceShape, protocol];
  expect(names).toEqual(['svc', 'svc', 'Svc', 'awsJson1_0']);
});

test('an operation without input, output, errors and paging has the promises of the protocol', () => {
  const { input, output, errors, pagination, filters, resources, constraints } = read({
    ...service(json),
    'a#Get': { type: 'operation' },
  });
  expect([input.members.size, output.members.size, errors, resources.size]).toEqual([0, 0, [], 0]);
  expect([pagination, filters]).toEqual([undefined, undefined]);
  const families = new Set(constraints.map(({ address }) => address.split('/')[0]));
  expect([...families]).toEqual(['request', 'errors', 'state', 'protocol']);
});

test('a recursive model ends, with each member named where it is first met', () => {
  const recursive = {
    ...service(json),
    'a#Get': { ...get('a#Node'), output: { target: 'a#Node' } },
    'a#Node': {
      type: 'structure',
      members: {
        Self: { target: 'a#Node' },
        List: { target: 'a#Nodes' },
        Map: { target: 'a#ByName' },
        Choice: { target: 'a#Choice', traits: { 'smithy.api#required': {} } },
        Name: { target: 'smithy.api#String' },
      },
    },
    'a#Nodes': { type: 'list', member: { target: 'a#Node' } },
    'a#ByName': {
      type: 'map',
      key: { target: 'smithy.api#String' },
      value: { target: 'a#Nodes' },
    },
    'a#Choice': {
      type: 'union',
      members: { Again: { target: 'a#Choice' }, Node: { target: 'a#Node' } },
    },
  };
  const { constraints } = read(recursive);
  const own = constraints.map(({ address }) => address).filter((one) => one.startsWith('request/'));
  expect(own).toMatchInlineSnapshot(`
    [
      "request/Self/type",
      "request/List/type",
      "request/List/null-element",
      "request/List/member/type",
      "request/Map/type",
      "request/Map/key/type",
      "request/Map/value/type",
      "request/Map/value/null-element",
      "request/Map/value/member/type",
      "request/Choice/required",
      "request/Choice/type",
      "request/Choice/Again/type",
      "request/Choice/Node/type",
      "request/Name/type",
      "request/valid",
      "request/unknown-members",
    ]
  `);
});

test('a list of lists of itself ends', () => {
  const shapes = {
    ...service(json),
    'a#Get': get('a#In'),
    'a#In': { type: 'structure', members: { A: { target: 'a#Tree' } } },
    'a#Tree': { type: 'list', member: { target: 'a#Branch' } },
    'a#Branch': { type: 'structure', members: { Trees: { target: 'a#Tree' } } },
  };
  const addresses = read(shapes).constraints.map(({ address }) => address);
  expect(addresses.filter((one) => one.startsWith('request/A'))).toMatchInlineSnapshot(`
    [
      "request/A/type",
      "request/A/null-element",
      "request/A/member/type",
      "request/A/member/Trees/type",
      "request/A/member/Trees/null-element",
      "request/A/member/Trees/member/type",
    ]
  `);
});

test('traits of a member go before those of its target, and the prelude is known', () => {
  const shapes = {
    ...service(json),
    'a#Get': get('a#In'),
    'a#In': {
      type: 'structure',
      members: {
        A: { target: 'a#Text', traits: { 'smithy.api#length': { max: 3 } } },
        B: { target: 'a#Text' },
        C: { target: 'smithy.api#PrimitiveInteger' },
        D: {
          target: 'smithy.api#Timestamp',
          traits: { 'smithy.api#timestampFormat': 'date-time' },
        },
        E: { target: 'a#Size' },
        F: { target: 'a#Kind' },
      },
    },
    'a#Text': { type: 'string', traits: { 'smithy.api#length': { min: 1, max: 9 } } },
    'a#Size': { type: 'long', traits: { 'smithy.api#range': { min: 0 } } },
    'a#Kind': {
      type: 'enum',
      members: {
        ONE: { target: 'smithy.api#Unit', traits: { 'smithy.api#enumValue': 'one' } },
        TWO: { target: 'smithy.api#Unit' },
      },
    },
  };
  const claims = read(shapes).constraints.filter(({ address }) => /^request\/.\//.test(address));
  expect(claims.map(({ claim }) => claim)).toMatchInlineSnapshot(`
    [
      "A is a JSON string",
      "A has at most 3 characters",
      "B is a JSON string",
      "B has 1 to 9 characters",
      "C is a JSON number",
      "C written as a decimal or with an exponent is read as its value or refused",
      "D is an RFC 3339 string",
      "E is a JSON number",
      "E is at least 0",
      "E written as a decimal or with an exponent is read as its value or refused",
      "F is a JSON string",
      "F is one of one, TWO",
    ]
  `);
});

test('paging defaults come from the service, and a dotted path leads to the items', () => {
  const paginated = { 'smithy.api#paginated': { inputToken: 'Next', outputToken: 'Next' } };
  const shapes = {
    ...service({ ...json, ...paginated }),
    'a#Get': get('a#In', {
      'smithy.api#paginated': { items: 'Result.Items', outputToken: 'More' },
    }),
    'a#In': { type: 'structure' },
  };
  expect(read(shapes).pagination).toEqual({
    inputToken: 'Next',
    outputToken: 'More',
    items: ['Result', 'Items'],
  });
});

test('an error has the status of its fault, and may have that of its trait', () => {
  const error = (traits: Readonly<Record<string, unknown>>) => ({ type: 'structure', traits });
  const shapes = {
    ...service(json),
    'a#Get': {
      type: 'operation',
      errors: ['Client', 'Server', 'Own'].map((e) => ({ target: `a#${e}` })),
    },
    'a#Client': error({ 'smithy.api#error': 'client' }),
    'a#Server': error({ 'smithy.api#error': 'server' }),
    'a#Own': error({ 'smithy.api#error': 'client', 'smithy.api#httpError': 404 }),
  };
  expect(read(shapes).errors.map(({ name, statuses }) => `${name} ${statuses.join()}`)).toEqual([
    'Client 400',
    'Server 500',
    'Own 400,404',
  ]);
});
