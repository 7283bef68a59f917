import type { Answer } from '../create-answer.ts';
import { referenceFixture } from '../reference-fixture.ts';
import { isMembers, type Members, type ServiceResponse } from '../wire.ts';
import { filterProbes, protocolProbes } from './probe-bodies.ts';
import { memberProbes, requestFor } from './probe-requests.ts';

const { WindowExecutionId, TaskId } = referenceFixture;
const ids = { WindowExecutionId, TaskId };
const filter = (...Values: string[]) => ({ ...ids, Filters: [{ Key: 'STATUS', Values }] });

/** Requests whose answers are read page by page, to the end or to the tenth page. */
const walks: readonly Members[] = [
  ids,
  ...[10, 14, 19, 28, 50, 56].map((MaxResults) => ({ ...ids, MaxResults })),
  { ...filter('SUCCESS'), MaxResults: 10 },
  { ...filter('FAILED', 'SUCCESS'), MaxResults: 10 },
];

/** What an emulator answers to a broad list of requests, one after the other. */
export function* observe(answer: Answer): Generator<string> {
  for (const request of [...memberProbes, ...filterProbes, ...protocolProbes]) {
    yield plainly(answer(request));
  }
  for (const walk of walks) yield* pagesOf(answer, walk);
  for (let call = 0; call < 50; call += 1) yield plainly(answer(requestFor(ids)));
}

/** An answer as text; of the request id, only that there is one. */
export function plainly({ status, headers, body, transport }: ServiceResponse): string {
  const told = {
    ...headers,
    ...('x-amzn-requestid' in headers ? { 'x-amzn-requestid': '?' } : {}),
  };
  return JSON.stringify([status, told, body, transport]);
}

function* pagesOf(answer: Answer, walk: Members): Generator<string> {
  let token: unknown;
  for (let page = 0; page < 8; page += 1) {
    const request = requestFor({ ...walk, ...(token ? { NextToken: token } : {}) });
    const response = answer(request);
    yield plainly(response);
    // Some tokens are good for one use only.
    if (token) yield plainly(answer(request));
    token = tokenIn(response.body);
    if (!token) return;
    yield plainly(answer(requestFor({ ...filter('FAILED'), NextToken: token })));
    yield plainly(answer(requestFor({ ...walk, MaxResults: 101, NextToken: token })));
  }
}

function tokenIn(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return isMembers(parsed) ? parsed['NextToken'] : undefined;
  } catch {
    return undefined;
  }
}
