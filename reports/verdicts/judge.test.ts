import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import { readContract } from '../../contracts/read-contract.ts';
import { readModel } from '../../contracts/smithy/model.ts';
import model from '../../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import type { Exchange, Reply, WireResponse } from '../../contracts/wire.ts';
import type { Transcript } from '../../runners/transcript.ts';
import { requestOf } from '../../suites/requests.ts';
import type { Verdict } from '../verdict.ts';
import { judge } from './judge.ts';

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const contract = readContract(readModel(model, 'the built-in model'), operation);
const statuses = [
  ...['PENDING', 'IN_PROGRESS', 'SUCCESS', 'FAILED', 'TIMED_OUT', 'CANCELLING', 'CANCELLED'],
  'SKIPPED_OVERLAPPING',
];
const now = Date.UTC(2026, 0, 1);
const list = 'WindowExecutionTaskInvocationIdentities';

const uuid = fc
  .tuple(fc.uuid(), fc.boolean())
  .map(([id, upper]) => (upper ? id.toUpperCase() : id));

/** A list of optional members: each combination comes up. */
function optional(members: Readonly<Record<string, fc.Arbitrary<string | number>>>) {
  return fc.record(members, { requiredKeys: [] });
}

const own = fc.record({
  must: fc.record({
    InvocationId: fc.uuid(),
    Parameters: fc.json(),
    Status: fc.constantFrom(...statuses),
    StartTime: fc.integer({ min: 1_200_000_000_000, max: now - 1e9 }).map((ms) => ms / 1000),
  }),
  may: optional({
    ExecutionId: fc.uuid(),
    TaskType: fc.constantFrom('RUN_COMMAND', 'AUTOMATION', 'STEP_FUNCTIONS', 'LAMBDA'),
    StatusDetails: fc.string({ maxLength: 100 }),
    OwnerInformation: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme-ascii' }),
    WindowTargetId: fc.uuid(),
  }),
  lasted: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
});

interface Window {
  readonly ids: { readonly WindowExecutionId: string; readonly TaskId: string };
  readonly items: readonly JsonObject[];
}

/** What a target may hold: a task with invocations that keep every promise. */
const held: fc.Arbitrary<Window> = fc
  .record({
    ids: fc.record({ WindowExecutionId: uuid, TaskId: uuid }),
    owns: fc.uniqueArray(own, {
      minLength: 1,
      maxLength: 35,
      selector: ({ must }) => must.InvocationId,
    }),
  })
  .map(({ ids, owns }) => ({
    ids,
    items: owns.map(({ must, may, lasted }): JsonObject => {
      const EndTime = must.StartTime + (lasted ?? 0) / 1000;
      return {
        WindowExecutionId: ids.WindowExecutionId,
        TaskExecutionId: ids.TaskId,
        ...must,
        ...may,
        ...(lasted === null ? {} : { EndTime: Math.round(EndTime * 1000) / 1000 }),
      };
    }),
  }));

const absent = {
  WindowExecutionId: '00000000-1111-2222-3333-444444444444',
  TaskId: '55555555-6666-7777-8888-999999999999',
  NextToken: 'never-given-out',
};

/** Answers as the documentation says, by a second and much simpler reading of it. */
function answer({ ids, items }: Window, members: JsonObject): WireResponse {
  const { WindowExecutionId, TaskId, Filters, MaxResults, NextToken } = members;
  if (typeof WindowExecutionId !== 'string' || typeof TaskId !== 'string') {
    return error(400, 'ValidationException');
  }
  if (typeof MaxResults === 'number' && (MaxResults < 10 || MaxResults > 100)) {
    return error(400, 'ValidationException');
  }
  if (MaxResults !== undefined && typeof MaxResults !== 'number') {
    return error(400, 'SerializationException');
  }
  if (WindowExecutionId !== ids.WindowExecutionId || TaskId !== ids.TaskId) {
    return error(400, 'DoesNotExistException');
  }
  if (NextToken === absent.NextToken) return error(400, 'InvalidNextToken');
  const wanted = JSON.stringify(Filters ?? null);
  const chosen = items.filter(
    ({ Status }) => Filters === undefined || wanted.includes(JSON.stringify(Status)),
  );
  const from = typeof NextToken === 'string' ? Number(NextToken.split('-')[1]) : 0;
  const to = from + (typeof MaxResults === 'number' ? MaxResults : 50);
  return result({
    [list]: chosen.slice(from, to),
    ...(to < chosen.length ? { NextToken: `from-${to}` } : {}),
  });
}

function result(body: JsonObject): WireResponse {
  return wire(200, body);
}

function error(status: number, type: string): WireResponse {
  return wire(status, { __type: type, Message: 'in words' });
}

function wire(status: number, body: JsonObject): WireResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'an-id' };
  return { status, headers, body: JSON.stringify(body) };
}

function exchange(members: JsonObject, response: WireResponse): Exchange {
  const reply: Reply = { kind: 'response', response };
  return { request: requestOf(contract, members), reply, attempts: 1, sentAt: now, durationMs: 1 };
}

function transcriptOf({ ids, items }: Window, exchanges: readonly Exchange[]): Transcript {
  const knowledge: Knowledge = {
    input: ids,
    absent,
    items: new Map(items.map((item) => [String(item['InvocationId']), item])),
  };
  return { caseId: 'a-case', covers: ['request/valid'], exchanges, knowledge };
}

/** Follows the tokens of `answer` from a first request to the end. */
function walkOf(window: Window, first: JsonObject): Exchange[] {
  const exchanges: Exchange[] = [];
  let token: unknown;
  do {
    const members = { ...first, ...(typeof token === 'string' ? { NextToken: token } : {}) };
    const response = answer(window, members);
    exchanges.push(exchange(members, response));
    token = bodyOf(response)['NextToken'];
  } while (typeof token === 'string');
  return exchanges;
}

function bodyOf({ body }: WireResponse): JsonObject {
  const value: JsonObject = JSON.parse(body);
  return value;
}

/** `level outcome address` of everything that is not a pass. */
function complaints(verdicts: readonly Verdict[]): string[] {
  return verdicts
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ level, outcome, constraintId }) => {
      return `${level} ${outcome} ${addressOf(constraintId)}`;
    });
}

const documented = statuses.slice(0, -1);
const filters = fc.uniqueArray(fc.constantFrom(...documented), { minLength: 1, maxLength: 7 });
const options = fc.record(
  {
    MaxResults: fc.integer({ min: 10, max: 100 }),
    Filters: filters.map((Values) => [{ Key: 'STATUS', Values }]),
  },
  { requiredKeys: [] },
);

test('valid requests, answered as documented, are judged without a complaint', () => {
  fc.assert(
    fc.property(held, options, (window, option) => {
      const exchanges = walkOf(window, { ...window.ids, ...option });
      expect(complaints(judge(contract, transcriptOf(window, exchanges)))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('walks one after the other, in any number, agree with each other', () => {
  fc.assert(
    fc.property(held, fc.array(options, { minLength: 2, maxLength: 4 }), (window, several) => {
      const exchanges = several.flatMap((option) => walkOf(window, { ...window.ids, ...option }));
      const failed = complaints(judge(contract, transcriptOf(window, exchanges)));
      // The same walk twice uses its tokens twice, which may be refused and is not.
      expect(failed).toEqual([]);
    }),
  );
});

test('the same transcript always gets the same verdicts', () => {
  fc.assert(
    fc.property(held, options, (window, option) => {
      const transcript = transcriptOf(window, walkOf(window, { ...window.ids, ...option }));
      const first = judge(contract, transcript);
      expect(judge(contract, transcript)).toEqual(first);
      expect(judge(contract, structuredClone(transcript))).toEqual(first);
    }),
  );
});

const faults: Readonly<Record<string, JsonObject>> = {
  'request/TaskId/required': { TaskId: null },
  'request/MaxResults/range': { MaxResults: 101 },
  'request/MaxResults/type': { MaxResults: '10' },
  'errors/unknown-ids': { TaskId: absent.TaskId },
  'paging/unknown-token': { NextToken: absent.NextToken },
};

const fault = fc.constantFrom(...Object.entries(faults));

test('faulty requests, refused as documented, are judged without a complaint', () => {
  fc.assert(
    fc.property(held, fault, (window, [address, change]) => {
      const members = { ...window.ids, ...change };
      const exchanges = [exchange(members, answer(window, members))];
      const verdicts = judge(contract, { ...transcriptOf(window, exchanges), covers: [address] });
      expect(complaints(verdicts)).toEqual([]);
      expect(verdicts.map(({ constraintId }) => constraintId)).toContain(
        `ssm/${operation}/${address}`,
      );
    }),
  );
});

test('a faulty request that is served fails the constraint that it breaks', () => {
  fc.assert(
    fc.property(held, fault, (window, [address, change]) => {
      const members = { ...window.ids, ...change };
      const served = exchange(members, answer(window, window.ids));
      const verdicts = judge(contract, transcriptOf(window, [served]));
      expect(complaints(verdicts)).toContain(`must fail ${address}`);
    }),
  );
});

const binding = fault.filter(([address]) => address !== 'paging/unknown-token');
const otherNames = fc.constantFrom('AccessRefused', 'UnknownOperationException', 'Oops');

/** The constraint on the name of the error that a fault gets. */
const nameOf = (address: string) => {
  if (address === 'errors/unknown-ids') return address;
  return `errors/${address.endsWith('/type') ? 'Serialization' : 'Validation'}Exception`;
};

test('a refusal under another name fails the name alone, where the control was served', () => {
  fc.assert(
    fc.property(held, binding, otherNames, (window, [address, broken], type) => {
      const members = { ...window.ids, ...broken };
      const control = {
        ...exchange(window.ids, answer(window, window.ids)),
        role: 'control',
      } as const;
      const probe = exchange(members, error(400, type));
      const judged = judge(contract, {
        ...transcriptOf(window, [control, probe]),
        covers: [address],
      });
      expect(complaints(judged)).toEqual([`must fail ${nameOf(address)}`]);
    }),
  );
});

test('a refusal under another name passes nothing where the control was refused as well', () => {
  fc.assert(
    fc.property(held, binding, otherNames, (window, [address, broken], type) => {
      const control = { ...exchange(window.ids, error(400, type)), role: 'control' } as const;
      const probe = exchange({ ...window.ids, ...broken }, error(400, type));
      const judged = judge(contract, {
        ...transcriptOf(window, [control, probe]),
        covers: [address],
      });
      expect(complaints(judged).sort()).toEqual(
        [`must fail request/valid`, `must inconclusive ${address}`].sort(),
      );
      const passed = judged.filter(({ outcome }) => outcome === 'pass');
      expect(passed.map(({ constraintId }) => constraintId).join()).not.toContain(address);
    }),
  );
});

test('a server error is no refusal, and an error of HTTP 200 none under another name', () => {
  const kinds = fc.constantFrom([500, 'InternalServerError'], [503, 'Oops'], [
    200,
    'Oops',
  ] as const);
  fc.assert(
    fc.property(held, binding, kinds, (window, [address, broken], [status, type]) => {
      const control = {
        ...exchange(window.ids, answer(window, window.ids)),
        role: 'control',
      } as const;
      const probe = exchange({ ...window.ids, ...broken }, error(Number(status), String(type)));
      const verdicts = judge(contract, transcriptOf(window, [control, probe]));
      const failed = complaints(verdicts).filter((one) => one.startsWith('must fail'));
      expect(failed).toEqual([`must fail ${address}`]);
    }),
  );
});

test('a refusal with another status fails the error', () => {
  const oddStatus = fc.constantFrom(402, 409, 418, 422);
  fc.assert(
    fc.property(held, binding, oddStatus, (window, [address, broken], status) => {
      const members = { ...window.ids, ...broken };
      const right = answer(window, members);
      const { __type } = bodyOf(right);
      const refusal = transcriptOf(window, [exchange(members, { ...right, status })]);
      const verdicts = judge(contract, { ...refusal, covers: [address] });
      expect(complaints(verdicts)).toEqual([`must fail errors/${String(__type)}`]);
    }),
  );
});

interface Mutation {
  readonly name: string;
  /** Changes the items of one page, of which there is at least one. */
  readonly change: (items: readonly JsonObject[]) => readonly JsonObject[];
  readonly broken: string;
}

const member = `response/${list}/member`;
const first = (change: (item: JsonObject) => JsonObject): Mutation['change'] => {
  return ([item, ...rest]) => (item ? [change(item), ...rest] : []);
};
const set = (name: string, value: JsonObject[string]) =>
  first((item) => ({ ...item, [name]: value }));
const other = 'ffffffff-ffff-4fff-8fff-ffffffffffff';

const mutations: readonly Mutation[] = [
  {
    name: 'identity dropped',
    change: first(({ InvocationId: _, ...rest }) => rest),
    broken: `${member}/InvocationId/present`,
  },
  {
    name: 'identity null',
    change: set('InvocationId', null),
    broken: `${member}/InvocationId/present`,
  },
  {
    name: 'item repeated',
    change: ([item, ...rest]) => (item ? [item, ...rest, item] : []),
    broken: `${member}/InvocationId/unique`,
  },
  {
    name: 'other execution',
    change: set('WindowExecutionId', other),
    broken: `${member}/WindowExecutionId/echo`,
  },
  {
    name: 'other task',
    change: set('TaskExecutionId', other),
    broken: `${member}/TaskExecutionId/echo`,
  },
  { name: 'short id', change: set('InvocationId', 'abc'), broken: `${member}/InvocationId/length` },
  {
    name: 'id with another digit',
    change: set('InvocationId', other.replace('f', 'g')),
    broken: `${member}/InvocationId/pattern`,
  },
  { name: 'a status of its own', change: set('Status', 'DONE'), broken: `${member}/Status/enum` },
  { name: 'lower-case status', change: set('Status', 'success'), broken: `${member}/Status/enum` },
  {
    name: 'a task type of its own',
    change: set('TaskType', 'SHELL'),
    broken: `${member}/TaskType/enum`,
  },
  {
    name: 'milliseconds',
    change: set('StartTime', now),
    broken: `${member}/StartTime/seconds`,
  },
  {
    name: 'a date in words',
    change: set('StartTime', '2025-01-01T00:00:00Z'),
    broken: `${member}/StartTime/timestamp`,
  },
  {
    name: 'an end before the start',
    change: first((item) => ({ ...item, EndTime: Number(item['StartTime']) - 1 })),
    broken: `${member}/EndTime/not-before`,
  },
  {
    name: 'no owner',
    change: set('OwnerInformation', ''),
    broken: `${member}/OwnerInformation/length`,
  },
  {
    name: 'endless details',
    change: set('StatusDetails', 'x'.repeat(251)),
    broken: `${member}/StatusDetails/length`,
  },
  {
    name: 'an item that is a string',
    change: (items) => items.with(0, {}),
    broken: `${member}/InvocationId/present`,
  },
];

test('every mutation of a page fails the constraint that it breaks', () => {
  fc.assert(
    fc.property(held, fc.constantFrom(...mutations), (window, { change, broken }) => {
      const response = answer(window, window.ids);
      const items = change(window.items.slice(0, 50));
      const mutant = result({ ...bodyOf(response), [list]: items });
      const verdicts = judge(contract, transcriptOf(window, [exchange(window.ids, mutant)]));
      expect(complaints(verdicts)).toContain(`must fail ${broken}`);
    }),
    { numRuns: 300 },
  );
});

test('a member of another JSON type fails that member, and no other', () => {
  const wrong = fc.oneof(fc.constantFrom<JsonObject[string]>(true, [], {}, ['x'], { a: 1 }));
  const name = fc.constantFrom(
    ...['WindowExecutionId', 'TaskExecutionId', 'InvocationId', 'ExecutionId', 'TaskType'],
    ...['Parameters', 'Status', 'StatusDetails', 'OwnerInformation', 'WindowTargetId'],
  );
  fc.assert(
    fc.property(held, name, fc.oneof(wrong, fc.integer()), fc.nat(), (window, which, value, at) => {
      const items = window.items.map((item, index) =>
        index === at % window.items.length ? { ...item, [which]: value } : item,
      );
      const verdicts = judge(
        contract,
        transcriptOf(window, [exchange(window.ids, result({ [list]: items }))]),
      );
      const failed = complaints(verdicts).filter((one) => one.startsWith('must fail response/'));
      expect(failed).toContain(`must fail ${member}/${which}/type`);
      for (const one of failed) expect(one).toContain(`${member}/${which}/`);
    }),
  );
  for (const [which, broken] of [
    ['StartTime', 'timestamp'],
    ['EndTime', 'timestamp'],
  ]) {
    fc.assert(
      fc.property(held, fc.oneof(wrong, fc.string()), (window, value) => {
        const items = set(String(which), value)(window.items);
        const page = exchange(window.ids, result({ [list]: items }));
        const verdicts = judge(contract, transcriptOf(window, [page]));
        expect(complaints(verdicts)).toContain(`must fail ${member}/${which}/${broken}`);
      }),
    );
  }
});

test('a list that is no list fails its type', () => {
  fc.assert(
    fc.property(held, fc.constantFrom<JsonObject[string]>('x', 1, true, {}), (window, value) => {
      const page = exchange(window.ids, result({ [list]: value }));
      const verdicts = judge(contract, transcriptOf(window, [page]));
      expect(complaints(verdicts)).toContain(`must fail response/${list}/type`);
    }),
  );
});

const large = held.filter(({ items }) => items.length > 11);
const small = (window: Window) => ({ ...window.ids, MaxResults: 10 });

test('an item of one page that comes again on the next is a duplicate', () => {
  fc.assert(
    fc.property(large, (window) => {
      const [one, two, ...rest] = walkOf(window, small(window));
      if (!one || !two || two.reply.kind !== 'response') throw new Error('there is one page only');
      const page = bodyOf(two.reply.response);
      const items = page[list];
      if (!Array.isArray(items)) throw new Error('there are no items');
      const again = result({ ...page, [list]: [window.items[0] ?? {}, ...items.slice(1)] });
      const reply = { kind: 'response', response: again } as const;
      const verdicts = judge(contract, transcriptOf(window, [one, { ...two, reply }, ...rest]));
      const failed = complaints(verdicts);
      expect(failed).toContain('must fail paging/no-duplicates');
      expect(failed).toContain('must fail paging/complete');
    }),
  );
});

test('a walk that leaves an item out, ends early, or never ends, fails', () => {
  fc.assert(
    fc.property(large, fc.nat(), (window, at) => {
      const gone = { ...window, items: window.items.toSpliced(at % window.items.length, 1) };
      const left = judge(contract, transcriptOf(window, walkOf(gone, small(window))));
      expect(complaints(left)).toContain('must fail paging/complete');

      const early = exchange(small(window), result({ [list]: window.items.slice(0, 10) }));
      const ended = judge(contract, transcriptOf(window, [early]));
      expect(complaints(ended)).toContain('must fail paging/complete');

      const round = result({ [list]: window.items.slice(0, 10), NextToken: 'again' });
      const second = { ...small(window), NextToken: 'again' };
      const looped = [exchange(small(window), round), exchange(second, round)];
      expect(complaints(judge(contract, transcriptOf(window, looped)))).toContain(
        'must fail paging/ends',
      );
    }),
  );
});

test('a page of more items than were asked for fails', () => {
  fc.assert(
    fc.property(large, (window) => {
      const page = exchange(small(window), result({ [list]: window.items.slice(0, 11) }));
      const verdicts = judge(contract, transcriptOf(window, [page]));
      expect(complaints(verdicts)).toContain('must fail paging/page-size');
    }),
  );
});

test('a filter that is ignored fails where an item does not match', () => {
  fc.assert(
    fc.property(held, filters, (window, Values) => {
      fc.pre(window.items.some(({ Status }) => !Values.includes(String(Status))));
      const members = { ...window.ids, Filters: [{ Key: 'STATUS', Values }] };
      const page = exchange(members, answer(window, window.ids));
      const verdicts = judge(contract, transcriptOf(window, [page]));
      expect(complaints(verdicts)).toContain('must fail request/Filters/matching');
    }),
  );
});

test('a finished item that changes between two calls fails', () => {
  fc.assert(
    fc.property(held, (window) => {
      const [item] = window.items;
      fc.pre(!['PENDING', 'IN_PROGRESS', 'CANCELLING'].includes(String(item?.['Status'])));
      const items = set('Parameters', 'changed')(window.items);
      const later = exchange(window.ids, answer({ ...window, items }, window.ids));
      expect(complaints(judge(contract, transcriptOf(window, [later])))).toContain(
        'must fail state/stable',
      );
    }),
  );
});

test('a valid request that is answered by an error or another status fails', () => {
  const status = fc.constantFrom(201, 202, 204, 206, 301, 302, 400, 404, 500, 501);
  fc.assert(
    fc.property(held, status, (window, code) => {
      const page = exchange(window.ids, { ...answer(window, window.ids), status: code });
      const failed = complaints(judge(contract, transcriptOf(window, [page])));
      expect(failed.some((one) => one.startsWith('must fail'))).toBe(true);
    }),
  );
});

test('another media type, or a body that is no object, fails', () => {
  fc.assert(
    fc.property(held, fc.constantFrom('', 'text/html', 'application/json'), (window, type) => {
      const response = answer(window, window.ids);
      const headers = { ...response.headers, 'content-type': type };
      const page = exchange(window.ids, { ...response, headers });
      const failed = complaints(judge(contract, transcriptOf(window, [page])));
      expect(failed).toEqual(['must fail protocol/content-type']);
    }),
  );
  fc.assert(
    fc.property(held, fc.constantFrom('', '[]', 'null', '<html>', '"x"', '{'), (window, body) => {
      const page = exchange(window.ids, { ...answer(window, window.ids), body });
      const failed = complaints(judge(contract, transcriptOf(window, [page])));
      expect(failed).toContain('must fail protocol/response-json');
    }),
  );
});

test('an answer that an earlier case was judged by speaks only for what this case is about', () => {
  const ids = { WindowExecutionId: absent.WindowExecutionId, TaskId: absent.TaskId };
  const window: Window = { ids, items: [] };
  const broken = exchange(ids, result({ [list]: [{ Status: 'NONE' }] }));
  const status = `response/${list}/member/Status/enum`;
  const judged = (covers: string, change: Partial<Exchange>) =>
    complaints(
      judge(contract, {
        ...transcriptOf(window, [{ ...broken, ...change }]),
        covers: [covers],
      }),
    );
  expect(judged('request/TaskId/required', {})).toContain(`must fail ${status}`);
  expect(judged('request/TaskId/required', { sentBefore: true })).toEqual([]);
  expect(judged(status, { sentBefore: true })).toEqual([`must fail ${status}`]);
  const refused = exchange(ids, error(400, 'ValidationException'));
  expect(judged('request/TaskId/required', { reply: refused.reply, sentBefore: true })).toEqual([
    'must fail request/TaskId/required',
  ]);
});

test('no answer at all is a failure, and leaves what the case is about open', () => {
  fc.assert(
    fc.property(
      held,
      fc.constantFrom('timeout', 'reset', 'malformed', 'too-large'),
      (window, fault) => {
        const reply: Reply = { kind: 'no-response', fault, detail: 'nothing came' };
        const page = { ...exchange(window.ids, answer(window, window.ids)), reply };
        expect(complaints(judge(contract, transcriptOf(window, [page])))).toEqual([
          'must inconclusive request/valid',
          'must fail protocol/answered',
        ]);
      },
    ),
  );
});

test('nothing that a target sends makes the judge throw', () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  const body = fc.oneof(
    fc.string({ unit: 'binary' }),
    json.map((value) => JSON.stringify(value)),
    fc
      .record({
        [list]: fc.array(
          fc.oneof(
            json,
            fc.dictionary(fc.constantFrom('Status', 'InvocationId', 'StartTime'), json),
          ),
        ),
        NextToken: json,
      })
      .map((value) => JSON.stringify(value)),
  );
  const headers = fc.dictionary(
    fc.constantFrom('content-type', 'x-amzn-errortype', 'x-amzn-requestid', 'other'),
    fc.string(),
  );
  const response = fc.record({ status: fc.integer({ min: 100, max: 599 }), headers, body });
  fc.assert(
    fc.property(
      held,
      options,
      fc.array(response, { minLength: 1, maxLength: 4 }),
      (window, option, all) => {
        const exchanges = all.map((one) => exchange({ ...window.ids, ...option }, one));
        for (const { outcome, expected, actual } of judge(
          contract,
          transcriptOf(window, exchanges),
        )) {
          if (outcome === 'fail')
            expect([typeof expected, typeof actual]).toEqual(['string', 'string']);
        }
      },
    ),
    { numRuns: 300 },
  );
});
