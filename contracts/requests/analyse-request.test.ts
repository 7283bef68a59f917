import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import type { Knowledge } from '../knowledge.ts';
import { readContract } from '../read-contract.ts';
import { readModel } from '../smithy/model.ts';
import model from '../ssm/maintenance-windows.json' with { type: 'json' };
import type { WireRequest } from '../wire.ts';
import { type Analysis, analyseRequest } from './analyse-request.ts';

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const contract = readContract(readModel(model, 'the model'), operation);
const known = {
  WindowExecutionId: '11111111-aaaa-4aaa-8aaa-111111111111',
  TaskId: '22222222-bbbb-4bbb-8bbb-222222222222',
};
const foreign = {
  WindowExecutionId: '33333333-cccc-4ccc-8ccc-333333333333',
  TaskId: '44444444-dddd-4ddd-8ddd-444444444444',
};
const absent = {
  WindowExecutionId: '55555555-eeee-4eee-8eee-555555555555',
  TaskId: '66666666-ffff-4fff-8fff-666666666666',
  NextToken: 'never-given-out',
};
const knowledge: Knowledge = { input: known, foreign, absent, items: new Map() };

function post(body: string, change: Partial<WireRequest> = {}): WireRequest {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AmazonSSM.${operation}`,
  };
  return { method: 'POST', path: '/', headers, body, ...change };
}

function analyse(request: WireRequest, of: Knowledge = knowledge): Analysis {
  return analyseRequest(contract, request, of, []);
}

/** `address fault`, binding ones with an exclamation mark. */
function found({ binding, lenient }: Analysis): string[] {
  return [
    ...binding.map(({ address, fault }) => `! ${address} ${fault}`),
    ...lenient.map(({ address, fault }) => `${address} ${fault}`),
  ];
}

/** What is wrong with the known-good input after a change. */
function changed(members: JsonObject, of: Knowledge = knowledge): string[] {
  return found(analyse(post(JSON.stringify({ ...known, ...members })), of));
}

function raw(body: string): string[] {
  return found(analyse(post(body)));
}

const valid = JSON.stringify(known);
const inKnown = (members: string) => `${valid.slice(0, -1)},${members}}`;

test('a known-good input breaks nothing', () => {
  expect(analyse(post(valid))).toEqual({ binding: [], lenient: [], members: known });
});

test('any other method hides everything else', () => {
  const method = fc.string().filter((text) => text !== 'POST');
  fc.assert(
    fc.property(method, fc.string(), (name, body) => {
      const analysis = analyse(post(body, { method: name, headers: {} }));
      expect(found(analysis)).toEqual(['! protocol/method not-ours']);
      expect(analysis.members).toBeUndefined();
    }),
  );
});

test('a target is right to the letter or wrong, and hides media type and body', () => {
  const of = (headers: Readonly<Record<string, string>>) => found(analyse(post('{', { headers })));
  for (const target of [`AmazonSSM.${operation} `, `AmazonSSM.${operation}X`, 'AmazonSSM.']) {
    expect(of({ 'x-amz-target': target })).toEqual(['! protocol/target target']);
  }
  // What does not name the service may never come to it.
  const unrouted = ['', operation, `amazonssm.${operation}`, `AmazonSSM#${operation}`];
  for (const target of unrouted) {
    expect(of({ 'x-amz-target': target })).toEqual(['! protocol/target unrouted']);
  }
  expect(of({})).toEqual(['! protocol/target unrouted']);
  expect(of({ 'x-amz-target': `Other.${operation}` })).toEqual(['! protocol/target not-ours']);
});

test('a media type counts without its parameters, its case and the space around it', () => {
  const judge = (type: string | undefined) => {
    const headers = {
      'x-amz-target': `${contract.serviceShape}.${contract.operation}`,
      ...(type === undefined ? {} : { 'content-type': type }),
    };
    return found(analyse(post(valid, { headers })));
  };
  const same = [
    'application/x-amz-json-1.1; charset=utf-8',
    'application/x-amz-json-1.1;charset=UTF-8',
    ' application/x-amz-json-1.1 ;x',
    'Application/X-Amz-JSON-1.1',
  ];
  for (const type of same) expect(judge(type)).toEqual([]);
  const others = [undefined, '', 'application/json', 'application/x-amz-json-1.0', 'text/plain'];
  for (const type of others) {
    expect(judge(type)).toEqual(['protocol/request-content-type media-type']);
  }
});

test('a media type hides nothing of the body', () => {
  const headers = { 'x-amz-target': `${contract.serviceShape}.${contract.operation}` };
  expect(found(analyse(post('{}', { headers })))).toMatchInlineSnapshot(`
    [
      "! request/WindowExecutionId/required value",
      "! request/TaskId/required value",
      "protocol/request-content-type media-type",
    ]
  `);
});

test('an empty body is a fault of its own', () => {
  const analysis = analyse(post(''));
  expect(found(analysis)).toEqual(['! protocol/empty-body empty-body']);
});

test('a body that is no JSON is unreadable', () => {
  const bodies = ['{', '{"a":1,}', `${valid}x`, "{'a':1}", '// {}\n{}', '\f{}', '{"a":NaN}', ' '];
  for (const body of bodies) expect(raw(body)).toEqual(['! protocol/json unreadable-body']);
});

test('a body cut off anywhere is unreadable or empty', () => {
  const full = inKnown('"Filters":[{"Key":"STATUS","Values":["SUCCESS"]}],"MaxResults":10');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: full.length - 1 }), (length) => {
      expect(raw(full.slice(0, length))).toEqual(['! protocol/json unreadable-body']);
    }),
  );
});

test('a body that is JSON but no object is unreadable', () => {
  for (const body of ['null', '[]', '[{}]', '1', 'true', '"{}"']) {
    expect(raw(body)).toEqual(['! protocol/body-object unreadable-body']);
  }
});

test('a byte-order mark and duplicate keys are odd, and their members count', () => {
  expect(raw(`\uFEFF${valid}`)).toEqual(['protocol/byte-order-mark odd-body']);
  expect(raw(inKnown('"TaskId":"x"'))).toMatchInlineSnapshot(`
    [
      "! request/TaskId/length value",
      "! request/TaskId/pattern value",
      "protocol/duplicate-keys odd-body",
    ]
  `);
  const twice = inKnown(`"TaskId":"${known.TaskId}"`);
  expect(raw(twice)).toEqual(['protocol/duplicate-keys odd-body']);
  expect(raw('\uFEFF')).toEqual(['! protocol/json unreadable-body']);
  expect(raw(`\uFEFF\uFEFF${valid}`)).toEqual(['! protocol/json unreadable-body']);
});

test('a body that is large or deep may be refused for that', () => {
  const deep = `${'['.repeat(200)}${']'.repeat(200)}`;
  expect(raw(inKnown(`"Extra":${deep}`))).toEqual(['protocol/deep-nesting big-body']);
  const large = JSON.stringify('a'.repeat(70_000));
  expect(raw(inKnown(`"Extra":${large}`))).toEqual(['protocol/large-body big-body']);
});

test('members that the operation does not know change nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (extra) => {
      const unknown = Object.entries(extra).filter(([name]) => !contract.input.members.has(name));
      const members: JsonObject = JSON.parse(JSON.stringify(Object.fromEntries(unknown)));
      expect(changed(members)).toEqual([]);
    }),
  );
});

test('each required member is missed when absent or null', () => {
  expect(raw('{}')).toEqual([
    '! request/WindowExecutionId/required value',
    '! request/TaskId/required value',
  ]);
  expect(changed({ TaskId: null })).toEqual(['! request/TaskId/required value']);
  expect(changed({ WindowExecutionId: null })).toEqual([
    '! request/WindowExecutionId/required value',
  ]);
});

test('other members are the same when null as when absent', () => {
  expect(changed({ Filters: null, MaxResults: null, NextToken: null })).toEqual([]);
});

test('every member has one JSON type', () => {
  const right: Readonly<Record<string, string>> = {
    WindowExecutionId: 'string',
    TaskId: 'string',
    Filters: 'array',
    MaxResults: 'number',
    NextToken: 'string',
  };
  const values = { string: 'x', number: 1, boolean: true, array: [], object: {} };
  for (const [name, type] of Object.entries(right)) {
    for (const [other, value] of Object.entries(values)) {
      const faults = changed({ [name]: value });
      if (other !== type) expect(faults).toEqual([`! request/${name}/type type`]);
      else expect(faults).not.toContain(`! request/${name}/type type`);
    }
  }
});

test('types are checked inside of filters', () => {
  expect(changed({ Filters: ['STATUS'] })).toEqual(['! request/Filters/member/type type']);
  expect(changed({ Filters: [{ Key: 1, Values: 'SUCCESS' }] })).toEqual([
    '! request/Filters/member/Key/type type',
    '! request/Filters/member/Values/type type',
  ]);
  expect(changed({ Filters: [{ Key: 'STATUS', Values: [1, 'SUCCESS'] }] })).toEqual([
    '! request/Filters/member/Values/member/type type',
  ]);
});

test('a null element of a list may be refused or ignored', () => {
  expect(changed({ Filters: [null] })).toEqual(['request/Filters/null-element null-element']);
});

test('an id of another length breaks length and pattern, one of a bad character the pattern', () => {
  for (const TaskId of ['', known.TaskId.slice(1), `${known.TaskId}0`, `${known.TaskId}\n`]) {
    expect(changed({ TaskId })).toEqual([
      '! request/TaskId/length value',
      '! request/TaskId/pattern value',
    ]);
  }
  for (const character of ['g', 'G', ' ', '-', '\uFF11', '\u0661', '\n', '\u0430']) {
    const TaskId = known.TaskId.replace('2', character);
    expect(changed({ TaskId })).toEqual(['! request/TaskId/pattern value']);
  }
});

test('length counts code points', () => {
  const Key = '\u{1F600}'.repeat(128);
  expect(changed({ Filters: [{ Key, Values: ['a'] }] })).toEqual([
    'request/Filters/matching filter-meaning',
  ]);
  expect(changed({ Filters: [{ Key: `${Key}a`, Values: ['a'] }] })).toEqual([
    '! request/Filters/member/Key/length filter-value',
  ]);
  const astral = '\u{1F600}'.repeat(18);
  expect(changed({ TaskId: astral })).toContain('! request/TaskId/length value');
});

test('lengths have bounds on both sides', () => {
  const filter = { Key: 'STATUS', Values: ['SUCCESS'] };
  const withFilter = (members: JsonObject) => changed({ Filters: [{ ...filter, ...members }] });
  expect(withFilter({})).toEqual([]);
  expect(withFilter({ Key: '' })).toEqual(['! request/Filters/member/Key/length filter-value']);
  expect(withFilter({ Values: [''] })).toEqual([
    '! request/Filters/member/Values/member/length filter-value',
  ]);
  expect(withFilter({ Values: ['a'.repeat(256)] })).toEqual([
    'request/Filters/matching filter-meaning',
  ]);
  expect(withFilter({ Values: ['a'.repeat(257)] })).toEqual([
    '! request/Filters/member/Values/member/length filter-value',
  ]);
  const several = (count: number) =>
    changed({ Filters: Array.from({ length: count }, () => filter) });
  expect(several(0)).toEqual([]);
  expect(several(5)).toEqual(['request/Filters/combined filter-meaning']);
  expect(several(6)).toEqual(['! request/Filters/length value']);
});

test('a page size from 10 to 100 is in range, and no other', () => {
  const integer = fc.oneof(
    fc.integer({ min: -5, max: 105 }),
    fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }),
  );
  fc.assert(
    fc.property(integer, (MaxResults) => {
      const within = MaxResults >= 10 && MaxResults <= 100;
      expect(changed({ MaxResults })).toEqual(within ? [] : ['! request/MaxResults/range value']);
    }),
  );
});

test('what 32 bits cannot hold is an overflow, in whatever form', () => {
  for (const number of ['2147483648', '-2147483648', '-2147483649', '1e11', '1E400', '1e300']) {
    expect(raw(inKnown(`"MaxResults":${number}`))).toEqual(['! request/MaxResults/range overflow']);
  }
  for (const number of ['2147483647', '-2147483647']) {
    expect(raw(inKnown(`"MaxResults":${number}`))).toEqual(['! request/MaxResults/range value']);
  }
});

test('decimals and exponents may be refused or read as their value', () => {
  for (const number of ['10.0', '10.5', '1e1', '1.0E+1', '1000e-1', '100.9']) {
    expect(raw(inKnown(`"MaxResults":${number}`))).toEqual([
      'request/MaxResults/number-form number-form',
    ]);
  }
  expect(raw(inKnown('"MaxResults":9.9'))).toEqual([
    '! request/MaxResults/range value',
    'request/MaxResults/number-form number-form',
  ]);
});

test('documented filters mean something, and others may be refused', () => {
  const filter = (Key: string, ...Values: string[]) => changed({ Filters: [{ Key, Values }] });
  expect(filter('STATUS', 'SUCCESS', 'FAILED')).toEqual([]);
  const odd = ['request/Filters/matching filter-meaning'];
  expect(filter('status', 'SUCCESS')).toEqual(odd);
  expect(filter('NoSuchKey', 'SUCCESS')).toEqual(odd);
  expect(filter('STATUS', 'success')).toEqual(odd);
  expect(filter('STATUS', 'SUCCESS', 'NO_SUCH_VALUE')).toEqual(odd);
  expect(filter('STATUS', 'SKIPPED_OVERLAPPING')).toEqual(odd);
});

test('a filter without a key or without values is incomplete', () => {
  const incomplete = ['request/Filters/incomplete-filter filter-meaning'];
  const filters: JsonObject[] = [
    {},
    { Key: 'STATUS' },
    { Values: ['SUCCESS'] },
    { Key: null, Values: ['SUCCESS'] },
    { Key: 'STATUS', Values: null },
    { Key: 'STATUS', Values: [] },
  ];
  for (const filter of filters) expect(changed({ Filters: [filter] })).toEqual(incomplete);
});

test('several filters are combined in a way that nobody documents', () => {
  const filter = { Key: 'STATUS', Values: ['SUCCESS'] };
  expect(changed({ Filters: [filter, {}, { ...filter, Key: 'X' }] })).toEqual([
    'request/Filters/incomplete-filter filter-meaning',
    'request/Filters/matching filter-meaning',
    'request/Filters/combined filter-meaning',
  ]);
});

test('ids that cannot exist must be refused, and pairs that do not go together find nothing', () => {
  const unknown = ['! errors/unknown-ids unknown-id'];
  const mixed = ['! errors/unknown-ids mixed-ids'];
  expect(changed({ TaskId: absent.TaskId })).toEqual(unknown);
  expect(changed({ WindowExecutionId: absent.WindowExecutionId })).toEqual(unknown);
  expect(changed({ ...absent, NextToken: null })).toEqual(unknown);
  expect(changed({ TaskId: foreign.TaskId })).toEqual(mixed);
  expect(changed({ WindowExecutionId: foreign.WindowExecutionId })).toEqual(mixed);
  expect(changed({ ...foreign, TaskId: absent.TaskId })).toEqual(unknown);
});

test('ids of which nobody knows anything may exist', () => {
  const unproven = ['errors/unknown-ids unproven-id'];
  const nothing: Knowledge = { absent, items: new Map() };
  expect(changed(foreign)).toEqual(unproven);
  expect(changed({ TaskId: known.TaskId.toUpperCase() })).toEqual(unproven);
  expect(changed({ TaskId: '00000000-0000-0000-0000-000000000000' })).toEqual(unproven);
  expect(changed({}, nothing)).toEqual(unproven);
  expect(changed({ TaskId: foreign.TaskId }, { ...nothing, input: known })).toEqual(unproven);
});

test('an id that is left out, where it may be, is not one that cannot exist', () => {
  const resources = new Map([...contract.resources, ['NextToken', 'DoesNotExistException']]);
  const nothing: Knowledge = { absent: {}, items: new Map() };
  const analysis = analyseRequest({ ...contract, resources }, post(valid), nothing, []);
  expect(found(analysis)).toEqual(['errors/unknown-ids unproven-id']);
});

test('meaning is not looked at in a request that must be refused anyway', () => {
  const faults = changed({
    TaskId: absent.TaskId,
    Filters: [{ Key: 'NoSuchKey', Values: ['a'] }],
    NextToken: absent.NextToken,
    MaxResults: 1,
  });
  expect(faults).toEqual(['! request/MaxResults/range value']);
});

test('the order of members is of no account', () => {
  const members = Object.entries({ ...known, MaxResults: 101, NextToken: 1, Filters: [{}] });
  const all = (entries: typeof members) => raw(JSON.stringify(Object.fromEntries(entries)));
  const expected = all(members);
  fc.assert(
    fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (entries) => {
      expect(all(entries)).toEqual(expected);
    }),
  );
});

test('analysis never throws, whatever the body, and is the same twice', () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  const wild = fc.record(
    { WindowExecutionId: json, TaskId: json, Filters: json, MaxResults: json, NextToken: json },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    wild.map((members) => JSON.stringify(members)),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(body, (text) => {
      const request = post(text);
      expect(analyse(request)).toEqual(analyse(request));
      expect(found(analyse({ ...request }))).toEqual(found(analyse(request)));
    }),
    { numRuns: 300 },
  );
});

test('a target of another service is not to be performed, and may be answered by anything', () => {
  const other = post('{}', { headers: { 'x-amz-target': 'NoSuchService.DescribeSomething' } });
  expect(found(analyse(other))).toEqual(['! protocol/target not-ours']);
});

test('a page token may be refused before the fault that stands beside it', () => {
  expect(changed({ NextToken: 'of-another-request', MaxResults: 101 })).toEqual([
    '! request/MaxResults/range value',
    'paging/foreign-token odd-token',
  ]);
  expect(changed({ NextToken: absent.NextToken, MaxResults: 101 })).toEqual([
    '! request/MaxResults/range value',
  ]);
});
