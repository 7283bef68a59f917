import { expect, test } from 'vitest';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { addressOf } from '../contracts/ids.ts';
import type { Behaviour } from '../reference/behaviour.ts';
import { ServiceError } from '../reference/service-error.ts';
import type { Members, ServiceResponse } from '../reference/wire.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { brokenIn, type Certified, certifyBehaviour } from './certify-behaviour.testing.ts';

type Change = (documented: Behaviour) => Partial<Behaviour>;

const contract = builtInContract();
const cases = generateCases(contract);

const renamed =
  (type: string, other: string): Change =>
  ({ renderError }) => ({
    renderError: (error, request) =>
      renderError(
        error.type === type ? new ServiceError(other, error.message, error.status) : error,
        request,
      ),
  });

const sent =
  (change: (response: ServiceResponse) => ServiceResponse): Change =>
  ({ send }) => ({ send: (response, request) => change(send(response, request)) });

const item =
  (change: (item: Members) => Members): Change =>
  ({ renderItem }) => ({
    renderItem: (one, ids, position) => change(renderItem(one, ids, position)),
  });

const withType = (type: string) => (response: ServiceResponse) =>
  response.status === 200
    ? { ...response, headers: { ...response.headers, 'content-type': type } }
    : response;

/** One thing that is broken, and what is blamed for it: what most cases met comes first. */
const faults: readonly (readonly [string, Change, readonly string[]])[] = [
  [
    'SerializationException goes by another name',
    renamed('SerializationException', 'MalformedRequestException'),
    ['errors/SerializationException'],
  ],
  [
    'SerializationException is called ValidationException',
    renamed('SerializationException', 'ValidationException'),
    ['errors/SerializationException'],
  ],
  [
    'ValidationException goes by another name',
    renamed('ValidationException', 'InvalidParameterException'),
    ['errors/ValidationException'],
  ],
  [
    'DoesNotExistException goes by another name',
    renamed('DoesNotExistException', 'ResourceNotFoundException'),
    ['errors/unknown-ids'],
  ],
  [
    'Filters are never read',
    () => ({ read: ({ Filters: _, ...rest }) => rest }),
    ['request/Filters/matching'],
  ],
  [
    'MaxResults and NextToken are never read',
    () => ({ read: ({ MaxResults: _, NextToken: __, ...rest }) => ({ ...rest, MaxResults: 100 }) }),
    ['paging/page-size', 'paging/unknown-token', 'request/MaxResults/range'],
  ],
  [
    'the Content-Type of results is wrong',
    sent(withType('application/json')),
    ['protocol/content-type'],
  ],
  [
    'StartTime is in milliseconds',
    item((one) => ({ ...one, StartTime: Number(one['StartTime']) * 1000 })),
    ['item/StartTime/seconds', 'item/EndTime/not-before'],
  ],
  [
    'Status is in lower case',
    item((one) => ({ ...one, Status: String(one['Status']).toLowerCase() })),
    ['item/Status/enum'],
  ],
  [
    'items have no InvocationId',
    item(({ InvocationId: _, ...one }) => one),
    ['item/InvocationId/present'],
  ],
  [
    'members of items begin with a small letter',
    item((one) =>
      Object.fromEntries(
        Object.entries(one).map(([name, value]) => [
          name.charAt(0).toLowerCase() + name.slice(1),
          value,
        ]),
      ),
    ),
    ['item/InvocationId/present'],
  ],
  [
    'errors have no type',
    () => ({
      renderError: ({ status, message }) => ({
        status,
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'an-id' },
        body: JSON.stringify({ message }),
      }),
    }),
    ['protocol/error-envelope'],
  ],
  [
    'the plain request is refused',
    ({ read }) => ({
      read: (input) => {
        if (Object.keys(input).length < 3) throw new ServiceError('ValidationException');
        return read(input);
      },
    }),
    ['request/valid'],
  ],
];

test.each(faults)('%s: one fault, one finding', async (_, change, expected) => {
  const certified = await certifyBehaviour(change);
  expect(brokenIn(certified)).toEqual(expected);
  expect(certified.conclusion.outcome).toBe('nonconformant');
});

test('what every answer has in common is counted in each case, and listed with few', async () => {
  const certified = await certifyBehaviour(sent(withType('text/html')));
  const { verdicts, end } = certified;
  const failed = verdicts.filter(({ outcome }) => outcome === 'fail');
  expect(failed.length).toBeLessThan(10);
  expect(failingCases(certified)).toBeLessThan(10);
  expect(end.suites.find(({ suite }) => suite === 'required')?.counts.fail).toBe(0);
  const counted = end.constraints.find(({ id }) => id.endsWith('/protocol/content-type'));
  expect(counted?.counts.fail).toBeGreaterThan(100);
});

function failingCases({ end }: Certified): number {
  return end.suites.reduce((sum, { counts }) => sum + counts.fail, 0);
}

test('a header that should be there is a warning, listed once and counted in each case', async () => {
  const certified = await certifyBehaviour(
    sent(({ headers: { 'x-amzn-requestid': _, ...headers }, ...rest }) => ({ ...rest, headers })),
  );
  expect(certified.conclusion.outcome).toBe('conformant');
  expect(brokenIn(certified, 'should')).toEqual(['protocol/request-id']);
});

test('in a run of one case, what it met broken on its way decides the run', async () => {
  const only = cases.filter(({ id }) => id.endsWith('request/MaxResults/range/maximum'));
  const certified = await certifyBehaviour(sent(withType('text/html')), { cases: only });
  const { conclusion, verdicts, end } = certified;
  expect(conclusion).toMatchObject({ outcome: 'nonconformant', exitCode: 1 });
  expect(brokenIn(certified)).toEqual(['protocol/content-type']);
  // The case itself holds, and says so.
  expect(end.suites).toMatchObject([{ suite: 'ranges', counts: { pass: 1, fail: 0 } }]);
  const [found] = verdicts.filter(({ outcome }) => outcome === 'fail');
  expect(found?.caseId).toBe(only[0]?.id);
});

/** Everything is refused alike, but for an operation that there is not. */
const refusing =
  (type: string | undefined, status: number): Change =>
  () => ({
    parse: () => {
      throw new ServiceError(type ?? '', '', status);
    },
    renderError: (error, _request) => ({
      status: error.status,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'an-id' },
      body: error.type === '' ? '{}' : JSON.stringify({ __type: error.type }),
    }),
  });

test.each([
  ['400 ValidationException', 'ValidationException', 400],
  ['400 SerializationException', 'SerializationException', 400],
  ['400 of a name of its own', 'Oops', 400],
  ['400 {}', undefined, 400],
  ['500 InternalServerError', 'InternalServerError', 500],
])('a target that answers every body with %s passes nothing but forms', async (_, type, status) => {
  const { conclusion, end } = await certifyBehaviour(refusing(type, status));
  expect(conclusion.exitCode).toBe(1);
  const passed = end.constraints
    .filter(({ level, counts }) => level === 'must' && counts.pass > 0 && counts.fail === 0)
    .map(({ id }) => addressOf(id));
  const ofForm = ['protocol/answered', 'protocol/content-type', 'protocol/error-envelope'];
  const ofTarget = ['protocol/target', 'protocol/method', 'errors/UnknownOperationException'];
  const allowed = [...ofForm, ...ofTarget, 'errors/InternalServerError'];
  expect(passed.filter((address) => !allowed.includes(address))).toEqual([]);
});
