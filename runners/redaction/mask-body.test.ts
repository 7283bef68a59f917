import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, type Json, parseJson } from '../../contracts/json.ts';
import { readContract } from '../../contracts/read-contract.ts';
import { readModel } from '../../contracts/smithy/model.ts';
import builtInModel from '../../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import { bodyMask } from './mask-body.ts';

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const contract = readContract(readModel(builtInModel, 'the built-in model'), operation);
const mask = bodyMask(contract);

const plainJson = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** Type, length and structure, without any content. */
function form(value: Json | undefined): unknown {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.map(form);
  if (isObject(value)) return Object.values(value).map(form);
  return value === null || typeof value === 'boolean' ? value : typeof value;
}

test('a sensitive value keeps its type, its length and its structure, and nothing else changes', () => {
  fc.assert(
    fc.property(
      plainJson,
      fc.stringMatching(/^[A-Z]\w{0,9}$/),
      fc.boolean(),
      (value, other, spaced) => {
        const body = { [other]: 'stays', Parameters: value, Status: 'SUCCESS' };
        const text = JSON.stringify(body, undefined, spaced ? 2 : 0);
        const masked = parseJson(mask(text));
        if (!isObject(masked)) throw new Error(`no JSON any more: ${mask(text)}`);
        expect(Object.keys(masked)).toEqual(Object.keys(body));
        expect([masked[other], masked['Status']]).toEqual([body[other], 'SUCCESS']);
        if (other !== 'Parameters') expect(form(masked['Parameters'])).toEqual(form(value));
      },
    ),
  );
});

test('equal values are equal afterwards, in whatever order their members come', () => {
  const one = JSON.stringify({ documentName: 'AWS-RunShellScript', count: 12, list: ['a', 'b'] });
  const other = JSON.stringify({
    list: ['a', 'b'],
    count: 12.0,
    documentName: 'AWS-RunShellScript',
  });
  const [a, b] = [one, other].map((Parameters) => {
    const body = parseJson(mask(JSON.stringify({ Parameters })));
    return isObject(body) ? parseJson(String(body['Parameters'])) : undefined;
  });
  expect(a).toEqual(b);
  expect(JSON.stringify(a)).not.toMatch(/document|AWS-Run/);
});

test('JSON within a string is masked as well, and so is what was cut', () => {
  const nested = JSON.stringify({ log: JSON.stringify({ OwnerInformation: 'somebody at home' }) });
  expect(isObject(parseJson(mask(nested)))).toBe(true);
  for (const text of [
    nested,
    '{"OwnerInformation":"somebody at h',
    '<"OwnerInformation": "somebody">',
  ]) {
    expect(mask(text)).not.toMatch(/somebody|home/);
    expect(mask(text)).toHaveLength(text.length);
  }
});

test('an account is masked in text, and a number of twelve digits is none', () => {
  const body = '{"Arn":"arn:aws:ssm:eu-west-1:210987654321:x","Size":123456789012}';
  const masked = mask(body);
  expect(masked).toMatch(/^\{"Arn":"arn:aws:ssm:eu-west-1:1\d{11}:x","Size":123456789012\}$/);
  expect(masked).not.toContain('210987654321');
  expect(mask('{"OwnerId":210987654321}')).toMatch(/^\{"OwnerId":1\d{11}\}$/);
});

test('a body without anything to hide stays as it is', () => {
  const body = '{"WindowExecutionTaskInvocationIdentities":[{"Status":"SUCCESS","EndTime":1.7E9}]}';
  expect(mask(body)).toBe(body);
});

test('within a sensitive structure, what the model demands of its values holds as before', () => {
  const target = (name: string) => ({ target: name.includes('#') ? name : `t#${name}` });
  const model = readModel(
    {
      smithy: '2.0',
      shapes: {
        't#S': {
          type: 'service',
          version: '1',
          operations: [target('Get')],
          traits: {
            'aws.protocols#awsJson1_1': {},
            'aws.auth#sigv4': { name: 's' },
            'aws.api#service': { sdkId: 'S', endpointPrefix: 's' },
          },
        },
        't#Get': { type: 'operation', input: target('In'), output: target('Out') },
        't#In': { type: 'structure', members: {} },
        't#Out': {
          type: 'structure',
          members: {
            Secret: { ...target('Things'), traits: { 'smithy.api#sensitive': {} } },
          },
        },
        't#Things': { type: 'list', member: target('Thing') },
        't#Thing': {
          type: 'structure',
          members: {
            Tier: target('Tier'),
            Size: target('Size'),
            Id: target('Id'),
            Inner: target('Thing'),
          },
        },
        't#Tier': {
          type: 'enum',
          members: {
            A: { target: 'smithy.api#Unit', traits: { 'smithy.api#enumValue': 'Advanced' } },
            B: { target: 'smithy.api#Unit', traits: { 'smithy.api#enumValue': 'Standard' } },
          },
        },
        't#Size': { type: 'integer', traits: { 'smithy.api#range': { min: 10, max: 50 } } },
        't#Id': { type: 'string', traits: { 'smithy.api#pattern': '^mw-[0-9a-f]{8}$' } },
      },
    },
    'a model',
  );
  const hide = bodyMask(readContract(model, 'Get'));
  const thing = { Tier: 'Advanced', Size: 37, Id: 'mw-0123abcd' };
  const text = hide(JSON.stringify({ Secret: [{ ...thing, Inner: thing }, { Size: 99 }] }));
  const { Secret } = JSON.parse(text);
  expect(Object.keys(Secret[0])).toEqual(['Tier', 'Size', 'Id', 'Inner']);
  for (const one of [Secret[0], Secret[0].Inner]) {
    expect(one.Tier).toBe('Advanced');
    expect(one.Size).toBeGreaterThanOrEqual(10);
    expect(one.Size).toBeLessThanOrEqual(50);
    expect(one.Id).toMatch(/^mw-[0-9a-f]{8}$/);
  }
  expect(Secret[1].Size).toBeGreaterThan(50);
  expect(text).not.toContain(thing.Id);
});
