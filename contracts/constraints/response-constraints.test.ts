import { expect, test } from 'vitest';
import type { Source } from '../contract.ts';
import type { Member, Shape, StructureShape } from '../shape.ts';
import { responseConstraints } from './response-constraints.ts';

function member(name: string, shape: Shape, required = false): Member {
  return { name, shape, required, sensitive: false, traits: {} };
}

const output: StructureShape = {
  type: 'structure',
  origin: 'a.model#Output',
  members: new Map([
    ['Id', member('Id', { type: 'string', length: { min: 1 }, pattern: '^a' }, true)],
    ['State', member('State', { type: 'string', values: ['ON', 'OFF'] })],
    ['Count', member('Count', { type: 'integer', range: { min: 1 } })],
    ['At', member('At', { type: 'timestamp', format: 'epoch-seconds' })],
  ]),
};

function levels(kind: Source['kind']): Record<string, string> {
  const source: Source = { kind, title: 'somebody', url: 'https://example.com/' };
  const drafts = responseConstraints(output, source);
  return Object.fromEntries(drafts.map(({ address, level }) => [address.slice(9), level]));
}

const types = {
  'Id/required': 'must',
  'Id/type': 'must',
  'State/type': 'must',
  'Count/type': 'must',
  'At/timestamp': 'must',
};
const bounds = ['Id/length', 'Id/pattern', 'State/enum', 'Count/range'];

test('bounds of output that only a model says are no promise: AWS itself answers outside them', () => {
  const should = Object.fromEntries(bounds.map((address) => [address, 'should']));
  expect(levels('model')).toMatchObject({ ...types, ...should });
});

test('what the documentation says of output is promised', () => {
  const must = Object.fromEntries(bounds.map((address) => [address, 'must']));
  expect(levels('documentation')).toMatchObject({ ...types, ...must });
});
