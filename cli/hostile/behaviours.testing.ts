import { isObject, type JsonObject } from '../../contracts/json.ts';
import { type Asked, type Behaviour, send } from './hostile-server.testing.ts';

export const mega = 1_000_000;

/** The name of the list of a result. */
export const list = 'WindowExecutionTaskInvocationIdentities';

/** The members of a JSON text; none when it is not that of an object. */
function membersOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Does the same with every request from a number on; those before are answered as they should be. */
export function from(first: number, behave: Behaviour): Behaviour {
  return (asked, outgoing) =>
    asked.count < first ? send(asked, outgoing) : behave(asked, outgoing);
}

const operation = 'AmazonSSM.DescribeMaintenanceWindowExecutionTaskInvocations';

/** True of a request that the reference answers with a result of the operation. */
function isResult({ answer, headers }: Asked): boolean {
  return answer.status === 200 && headers['x-amz-target'] === operation;
}

/** Changes each result; what is given as text is sent as it is. */
export function resulting(
  change: (members: JsonObject, asked: Asked) => JsonObject | string,
): Behaviour {
  return (asked, outgoing) => {
    if (!isResult(asked)) return send(asked, outgoing);
    const changed = change(membersOf(asked.answer.body), asked);
    send(asked, outgoing, typeof changed === 'string' ? changed : JSON.stringify(changed));
  };
}

/** Changes each error. */
export function refusing(change: (members: JsonObject) => JsonObject): Behaviour {
  return (asked, outgoing) => {
    if (asked.answer.status === 200) return send(asked, outgoing);
    send(asked, outgoing, JSON.stringify(change(membersOf(asked.answer.body))));
  };
}

/** Answers with a status and an error of a type. */
export function error(
  status: number,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  return (_, outgoing) => {
    const form = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'x' };
    outgoing.writeHead(status, { ...form, ...headers });
    outgoing.end(JSON.stringify({ __type: type, message: 'no' }));
  };
}

/** A list of items of our own, cut into pages. */
interface Pages {
  /** Infinite for pages that never end. */
  readonly items: number;
  /** Items of a page where the request asks for no number of them. */
  readonly perPage: number;
  /** What the token for the page that begins with an item has after its number. */
  readonly tailOf?: (start: number) => string;
  /** What each item has besides. */
  readonly more?: JsonObject;
}

/** Puts a list of our own in the place of that of the fixture; all of it succeeded. */
export function pagesOf({ items, perPage, tailOf = () => '', more = {} }: Pages): Behaviour {
  return (asked, outgoing) => {
    const { NextToken: token, ...request } = membersOf(asked.body);
    const [, number = '0'] = /^item-(\d+)-/.exec(String(token)) ?? [];
    const start = Number(number);
    const isOurs = token === undefined || start > 0;
    // What the reference says to the same request without a token that it has not given out.
    const first =
      token === undefined ? asked : { ...asked, answer: asked.answerTo(JSON.stringify(request)) };
    if (!isOurs || !isResult(first) || !asksForItems(first, request)) return send(asked, outgoing);
    const size = typeof request['MaxResults'] === 'number' ? request['MaxResults'] : perPage;
    const end = isWanted(request) ? Math.min(items, start + Math.floor(size)) : start;
    const page = Array.from({ length: end - start }, (_, at) => itemNumber(start + at, request));
    const members = {
      [list]: page.map((item) => ({ ...item, ...more })),
      ...(end > start && end < items && { NextToken: `item-${end}-${tailOf(end)}` }),
    };
    send(first, outgoing, JSON.stringify(members));
  };
}

/** True of a request for the items of the fixture: they are there when nothing is filtered. */
function asksForItems({ answerTo }: Asked, request: JsonObject): boolean {
  const { WindowExecutionId, TaskId } = request;
  const all = membersOf(answerTo(JSON.stringify({ WindowExecutionId, TaskId })).body)[list];
  return Array.isArray(all) && all.length > 0;
}

/** True unless a filter leaves out what succeeded. */
function isWanted({ Filters: filters }: JsonObject): boolean {
  return (
    filters === undefined ||
    filters === null ||
    JSON.stringify(filters).includes('SUCCESS') ||
    JSON.stringify(filters) === '[]'
  );
}

function itemNumber(number: number, request: JsonObject): JsonObject {
  return {
    WindowExecutionId: request['WindowExecutionId'] ?? '',
    TaskExecutionId: request['TaskId'] ?? '',
    InvocationId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    Status: 'SUCCESS',
    StartTime: 1_700_000_000,
    EndTime: 1_700_000_001,
  };
}
