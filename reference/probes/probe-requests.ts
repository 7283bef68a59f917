import { operation, targetPrefix } from '../operation/dispatch.ts';
import { referenceFixture } from '../reference-fixture.ts';
import type { Members, RawRequest } from '../wire.ts';

const { WindowExecutionId, TaskId, foreign } = referenceFixture;
const unknownId = '00000000-0000-4000-8000-000000000000';
const ids = { WindowExecutionId, TaskId };

/** A request for the operation: a body, and what differs from the ordinary request. */
export function requestFor(body: string | Members, differs: Partial<RawRequest> = {}): RawRequest {
  return {
    method: 'POST',
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${targetPrefix}${operation}`,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...differs,
  };
}

/** A request with filters, as pairs of key and values. */
export function filtered(...filters: readonly [unknown, unknown][]): RawRequest {
  const members = filters.map(([Key, Values]) => ({ Key, Values }));
  return requestFor({ ...ids, MaxResults: 100, Filters: members });
}

const wrongTypes = [0, 1, 10, '', '10', true, false, [], [10], [WindowExecutionId], [TaskId], {}];

function idProbes(name: 'WindowExecutionId' | 'TaskId'): RawRequest[] {
  const id = ids[name];
  const forms = [
    '',
    `${id}0`,
    `${id}x`,
    `${id}\n`,
    ` ${id}`,
    `${id} `,
    `x${id}`,
    `x\n${id}`,
    `${id}\nx`,
    id.slice(1),
    id.slice(0, -1),
    id.toUpperCase(),
    `${id.slice(0, 18).toUpperCase()}${id.slice(18)}`,
    'AAAAAAAA-AAAA-4AAA-8AAA-aaaaaaaaaaaa',
    'AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA',
    '00000000-0000-0000-0000-000000000000',
    '11111111-1111-1111-1111-111111111111',
    `٠${id.slice(1)}`,
    `g${id.slice(1)}`,
    `-${id.slice(1)}`,
    id.replaceAll('-', ''),
    id.replace('-', 'x'),
    id.replace('-', ''),
    id.replaceAll('-', '\u2010'),
    `urn:uuid:${id}`,
    `(${id})`,
    `"${id}"`,
    `${id.slice(0, 34)}é`,
    unknownId,
    '!'.repeat(36),
    'x',
  ];
  const { [name]: _, ...rest } = ids;
  return [
    requestFor(rest),
    ...[null, ...wrongTypes, ...forms].map((value) => requestFor({ ...ids, [name]: value })),
  ];
}

const sizes = [
  -(2 ** 31),
  -10,
  -1,
  0,
  1,
  5,
  9,
  10,
  10.5,
  11,
  50,
  51,
  99,
  100,
  101,
  1000,
  1001,
  2 ** 31,
  2 ** 32 + 10,
];

const Filters = [{ Key: 'STATUS', Values: ['SUCCESS'] }];

/** Members of a request beside its ids, or in place of one. */
const members: readonly Members[] = [
  ...sizes.map((MaxResults) => ({ MaxResults })),
  ...[null, ...wrongTypes].flatMap((value) => [
    { MaxResults: value },
    { NextToken: value },
    { Filters: value },
    { Filters: [value] },
    { Filters: [{ Key: value, Values: ['SUCCESS'] }] },
    { Filters: [{ Key: 'STATUS', Values: value }] },
    { Filters: [{ Key: 'STATUS', Values: [value] }] },
  ]),
  { Filters: { Key: 'STATUS', Values: ['SUCCESS'] } },
  { Filters: [{ Key: 'STATUS', Values: 'SUCCESS' }] },
  { Filters: [null, null, null, null, null, null] },
  { Filters: [{}] },
  { NextToken: 'garbage' },
  { Filters, NextToken: 'garbage' },
  { Filters, MaxResults: 101 },
  { Filters, TaskId: null },
  { Filters, TaskId: unknownId },
  { Filters, WindowExecutionId: `g${WindowExecutionId.slice(1)}` },
  { Filters: [{ ...Filters[0], Unknown: 1 }] },
  { Filters: JSON.stringify(Filters) },
  { Filters: [{ Key: 'STATUS', Values: '["SUCCESS"]' }] },
  { TaskId: `${TaskId.slice(0, 24)}${unknownId.slice(24)}` },
  { TaskId: `${unknownId.slice(0, 24)}${TaskId.slice(24)}` },
  { NextToken: 'é~.' },
  { Unknown: 1 },
  { Deep: JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`) },
  { Large: 'x'.repeat(200_000) },
];

/** Requests that differ in their members. */
export const memberProbes: readonly RawRequest[] = [
  requestFor({}),
  requestFor(ids),
  ...idProbes('WindowExecutionId'),
  ...idProbes('TaskId'),
  requestFor({ WindowExecutionId: foreign.WindowExecutionId, TaskId }),
  requestFor({ WindowExecutionId, TaskId: foreign.TaskId }),
  requestFor({ WindowExecutionId: unknownId, TaskId: unknownId }),
  ...members.map((member) => requestFor({ ...ids, ...member })),
];
