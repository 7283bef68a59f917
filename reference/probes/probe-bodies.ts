import { operation, targetPrefix } from '../operation/dispatch.ts';
import { referenceFixture } from '../reference-fixture.ts';
import type { RawRequest } from '../wire.ts';
import { filtered, requestFor } from './probe-requests.ts';

const { WindowExecutionId, TaskId } = referenceFixture;
const good = JSON.stringify({ WindowExecutionId, TaskId });
const statuses = [
  'PENDING',
  'IN_PROGRESS',
  'SUCCESS',
  'FAILED',
  'TIMED_OUT',
  'CANCELLING',
  'CANCELLED',
  'SKIPPED_OVERLAPPING',
];
const odd = [
  'UNKNOWN',
  'success',
  'Success',
  'SUCC',
  'UCCES',
  'CESS',
  ' SUCCESS',
  'SUCCESSFUL',
  '*',
  '%',
  '.*',
  'SUCCESS,FAILED',
];

const lengths = [128, 129, 256, 257].flatMap((size) =>
  ['x', '\u{1F600}', 'e\u0301'].map((one) => one.repeat(size)),
);

/** Requests that differ in their filters. */
export const filterProbes: readonly RawRequest[] = [
  ...[...statuses, ...odd, ...lengths].map((value) => filtered(['STATUS', [value]])),
  ...['status', 'STATUSES', 'MY_STATUS', ' STATUS', 'Unknown', 'TaskType', ...lengths].map((key) =>
    filtered([key, ['SUCCESS']]),
  ),
  filtered(['STATUS', ['SUCCESS', 'FAILED']]),
  filtered(['STATUS', ['PENDING', 'SUCCESS', 'FAILED']]),
  filtered(['STATUS', statuses.slice(0, 7)]),
  filtered(['STATUS', Array.from({ length: 21 }, () => 'FAILED')]),
  filtered(['STATUS', ['SUCCESS']], ['STATUS', ['FAILED']]),
  filtered(['STATUS', ['SUCCESS']], ['STATUS', ['SUCCESS', '']]),
  filtered(['STATUS', ['SUCCESS', '']]),
  ...[4, 5, 6, 7, 100, 101].map((count) =>
    filtered(...Array.from({ length: count }, (): [string, string[]] => ['STATUS', ['SUCCESS']])),
  ),
];

/** Values that only a lax parser reads. */
const lax = ["'a'", '"a\tb"', '+1', '.5', 'True', '[1,,2]'];

const bodies = [
  '',
  ' ',
  'null',
  'true',
  '1',
  '"x"',
  JSON.stringify(good),
  '[]',
  `[${good}]`,
  'this is not JSON',
  '{',
  '{"',
  good.slice(0, -1),
  `${good}x`,
  `${good}${good}`,
  good.replace('}', ',}'),
  good.replaceAll('"', "'"),
  good.replaceAll(/"(\w+)":/g, '$1:'),
  `/* comment */${good}`,
  good.replace('}', ',"Note":"a\nb"}'),
  good.replace('}', ',"Note":NaN}'),
  good.replace('}', ' "Note":1}'),
  good.replace('}', ',"Note":"\\x41"}'),
  good.replace('}', ',"Note":"\\ud83d\\ude00"}'),
  good.replace('}', ',"MaxResults":1e400}'),
  good.replace('}', ',"hasOwnProperty":1}'),
  ` \n${good}`,
  `\uFEFF${good}`,
  good.replace('TaskId', '\\u0054askId'),
  good.replace('TaskId', 'taskId'),
  good.replace('}', ',"MaxResults":1e1}'),
  good.replace('{', '{"TaskId":"x",'),
  ...lax.map((member) => good.replace('}', `,"Note":${member}}`)),
  `${good} // comment`,
  `# comment\n${good}`,
  `\u00a0${good}`,
  JSON.stringify([WindowExecutionId, TaskId]),
  good.replace('}', ',"Filters":[{"Key":"STATUS\\u0000","Values":["SUCCESS"]}]}'),
  good.replace('}', ',"nexttoken":5}'),
  good.replace('}', ',"Filters":[{"Key":"STATUS","Values":["SUCCESS"],"key":5}]}'),
  good.replace('}', `,"Filters":[${'['.repeat(300)}${']'.repeat(300)}]}`),
];

const targets = [
  undefined,
  '',
  operation,
  `${targetPrefix}${operation}`.toLowerCase(),
  `${targetPrefix}${operation.toLowerCase()}`,
  `${targetPrefix}${operation}s`,
  `DynamoDB_20120810.${operation}`,
  `${targetPrefix.slice(0, -1)}X.${operation}`,
  `${targetPrefix}X.${operation}`,
  `${targetPrefix}NoSuchOperation`,
];
const types = [undefined, 'application/json', 'text/plain', 'application/x-amz-json-1.0'];
const parameters = ['application/x-amz-json-1.1; charset=utf-8', 'application/x-amz-json-1.1;x=y'];
const methods = ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

/** Requests that differ in body, headers and method. */
export const protocolProbes: readonly RawRequest[] = [
  ...bodies.map((body) => requestFor(body)),
  requestFor(good, { body: Uint8Array.of(0x7b, 0xff, 0x7d) }),
  ...targets.map((target) => requestFor(good, { headers: headersWith('x-amz-target', target) })),
  ...[...types, ...parameters].map((type) =>
    requestFor(good, { headers: headersWith('content-type', type) }),
  ),
  ...methods.map((method) => requestFor(method === 'GET' ? '' : good, { method })),
  ...methods.map((method) => requestFor(good, { method })),
];

function headersWith(name: string, value: string | undefined): Readonly<Record<string, string>> {
  const { [name]: _, ...rest } = requestFor(good).headers;
  return value === undefined ? rest : { ...rest, [name]: value };
}
