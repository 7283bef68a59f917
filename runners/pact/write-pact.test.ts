import { expect, test } from 'vitest';
import { readContract } from '../../contracts/read-contract.ts';
import { readModel } from '../../contracts/smithy/model.ts';
import model from '../../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import { generateCases } from '../../suites/generate-cases.ts';
import { reasons } from './carry-case.ts';
import type { PactFile, PactInteraction } from './pact-file.ts';
import { planInteractions } from './plan-interactions.ts';
import { writePact } from './write-pact.ts';

const built = readModel(model, 'the built-in model');
const names = { consumer: 'one', provider: 'other', toolVersion: '1.0.0' };

function fileOf(operation: string): PactFile {
  const contract = readContract(built, operation);
  return writePact(contract, planInteractions(contract, generateCases(contract)), names);
}

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const prefix = `ssm/${operation}/`;
const contract = readContract(built, operation);
const cases = generateCases(contract);
const file = fileOf(operation);
const { notCarried, notDemanded } = file.metadata.awsConformance;

function interaction(name: string): PactInteraction {
  const found = file.interactions.find(({ key }) => key === prefix + name);
  if (!found) throw new Error(`There is no interaction ${name}.`);
  return found;
}

test('every case is carried, or listed with the reason', () => {
  const carried = new Set(file.interactions.map(({ key }) => key.split('#', 1)[0]));
  const left = new Set(notCarried.map((one) => one.case));
  const ids = cases.map(({ id }) => id);
  expect(ids.filter((id) => carried.has(id) === left.has(id))).toEqual([]);
  expect(carried.size).toBeGreaterThan(cases.length * 0.6);
});

test.each<[string, string]>([
  ['paging/complete/smallest-pages', reasons.walk],
  ['paging/complete/exact-fit', reasons.walk],
  ['request/TaskId/required/absent-on-a-later-page', reasons.walk],
  ['state/stable/same-request-again', reasons.walk],
  ['request/Filters/complete/status-success', reasons.walk],
  ['paging/unknown-token/garbage', reasons.alternatives],
  ['request/Filters/matching/unknown-key', reasons.alternatives],
  ['request/WindowExecutionId/pattern/lower-case', reasons.alternatives],
  ['protocol/duplicate-keys/same-value', reasons.alternatives],
  ['protocol/request-content-type/missing', reasons.alternatives],
  ['protocol/method/get', reasons.anyOther],
  ['protocol/target/other-service', reasons.anyOther],
  ['request/valid/white-space', reasons.form],
  ['request/valid/members-reversed', reasons.form],
  ['request/valid/escaped-characters', reasons.form],
])('%s is left out', (name, reason) => {
  expect(notCarried.find((one) => one.case === prefix + name)?.reason).toBe(reason);
});

test('what no interaction says is listed, and nothing else', () => {
  expect(notDemanded).toContain(`${prefix}paging/complete`);
  expect(notDemanded).toContain(
    `${prefix}response/WindowExecutionTaskInvocationIdentities/member/StatusDetails/length`,
  );
  expect(notDemanded).not.toContain(`${prefix}request/MaxResults/range`);
  const demanded = contract.constraints.filter(({ level }) => level === 'must').length;
  expect(notDemanded.length).toBeLessThan(demanded / 2);
});

test('keys and descriptions are unique, and nothing depends on which cases were chosen', () => {
  const { length } = file.interactions;
  expect(new Set(file.interactions.map(({ key }) => key)).size).toBe(length);
  expect(new Set(file.interactions.map(({ description }) => description)).size).toBe(length);
  expect(JSON.stringify(fileOf(operation))).toBe(JSON.stringify(file));
});

test('an interaction: a valid request with values of a provider state, and its items', () => {
  expect(interaction('request/MaxResults/range/minimum')).toEqual({
    type: 'Synchronous/HTTP',
    key: `${prefix}request/MaxResults/range/minimum`,
    description: expect.stringMatching(/\(request\/MaxResults\/range\/minimum\)$/),
    comments: { text: [expect.stringMatching(/^MaxResults is 10 to 100 \(/)] },
    providerStates: [
      { name: 'WindowExecutionId and TaskId name something that exists' },
      { name: 'what WindowExecutionId and TaskId name has items' },
    ],
    request: {
      method: 'POST',
      path: '/',
      headers: {
        'content-type': ['application/x-amz-json-1.1'],
        'x-amz-target': [`AmazonSSM.${operation}`],
      },
      body: {
        contentType: 'application/x-amz-json-1.1+json',
        encoded: false,
        content: {
          WindowExecutionId: 'WindowExecutionId-of-a-provider-state',
          TaskId: 'TaskId-of-a-provider-state',
          MaxResults: 10,
        },
      },
      generators: {
        body: {
          '$.WindowExecutionId': {
            type: 'ProviderState',
            expression: '${WindowExecutionId}',
            dataType: 'STRING',
          },
          '$.TaskId': { type: 'ProviderState', expression: '${TaskId}', dataType: 'STRING' },
        },
      },
    },
    response: {
      status: 200,
      headers: { 'content-type': ['application/x-amz-json-1.1'] },
      body: {
        contentType: 'application/x-amz-json-1.1+json',
        encoded: false,
        content: { WindowExecutionTaskInvocationIdentities: [{}] },
      },
      matchingRules: expect.objectContaining({
        body: expect.objectContaining({
          '$.WindowExecutionTaskInvocationIdentities': {
            combine: 'AND',
            matchers: [{ match: 'type', min: 1 }],
          },
        }),
      }),
    },
  });
});

test('a value inside a value has its place: an id that is wrapped, or within a text', () => {
  const wrapped = interaction('request/TaskId/type/array').request.generators?.body;
  expect(wrapped?.['$.TaskId[0]']?.expression).toBe('${TaskId}');
  const doubled = file.interactions.flatMap(({ request }) =>
    Object.values(request.generators?.body ?? {}).map(({ expression }) => expression),
  );
  expect(doubled.some((expression) => /^\$\{TaskId\}./.test(expression))).toBe(true);
});

test('examples of ids get another answer than the one that is demanded', () => {
  const idsIn = (name: string) => {
    const content = interaction(name).request.body?.content;
    return JSON.stringify(content).match(/"(?:Window|Task)\w*Id":"([^"]*)"/g) ?? [];
  };
  const malformed = /-of-a-provider-state"$/;
  // Malformed ids get a validation error.
  for (const name of ['request/MaxResults/range/minimum', 'errors/unknown-ids/all-unknown']) {
    const ids = idsIn(name);
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(id).toMatch(malformed);
  }
  // Well-formed ids of nothing do not.
  const ids = idsIn('request/MaxResults/range/above-maximum');
  expect(ids).toHaveLength(2);
  for (const id of ids) expect(id).toMatch(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/);
});

test('bodies that are no JSON object are sent as they are', () => {
  const body = (name: string) => interaction(name).request.body;
  const contentType = 'application/x-amz-json-1.1';
  expect(body('protocol/json/open-brace')).toEqual({ contentType, encoded: false, content: '{' });
  expect(body('protocol/body-object/null')).toEqual({
    contentType,
    encoded: false,
    content: 'null',
  });
  expect(body('protocol/empty-body/empty')).toBeUndefined();
});

test('an error is demanded by its status, and by its name wherever the body has it', () => {
  const { status, matchingRules } = interaction('errors/unknown-ids/unknown-TaskId').response;
  const [rule] = matchingRules?.body?.['$.__type']?.matchers ?? [];
  const regex = rule?.match === 'regex' ? rule.regex : '';
  // As JavaScript has it.
  const name = new RegExp(regex.replace('\\A', '^').replace('\\z', '$'));
  const right = [
    'DoesNotExistException',
    'a.b#DoesNotExistException',
    'DoesNotExistException:http://x',
  ];
  expect(right.filter((text) => !name.test(text))).toEqual([]);
  const wrong = [
    'ValidationException',
    'DoesNotExist',
    'xDoesNotExistException',
    'DoesNotExistException2',
  ];
  expect(wrong.filter((text) => name.test(text))).toEqual([]);
  expect(status).toBe(400);
  const other = interaction('protocol/target/unknown-operation').response;
  expect(other.matchingRules?.status?.['$']?.matchers).toEqual([
    { match: 'statusCode', status: [400, 404] },
  ]);
  expect(other.body).toBeUndefined();
});

test.each([
  'DescribeMaintenanceWindows',
  'DescribeMaintenanceWindowExecutions',
  'DescribeMaintenanceWindowExecutionTasks',
  'GetMaintenanceWindowExecutionTaskInvocation',
])('%s has interactions too', (other) => {
  const { interactions } = fileOf(other);
  expect(interactions.length).toBeGreaterThan(150);
  expect(JSON.stringify(interactions)).not.toContain('undefined');
});
