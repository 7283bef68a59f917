import { authenticate } from './auth/authenticate.ts';
import type { Behaviour } from './behaviour.ts';
import { documentedChecks } from './checks/documented-checks.ts';
import { refuseProblems } from './checks/refuse-problems.ts';
import { jsonResponse } from './json-response.ts';
import { cutPage } from './operation/cut-page.ts';
import { dispatch } from './operation/dispatch.ts';
import { filterByStatus } from './operation/filter-by-status.ts';
import { findInvocations } from './operation/find-invocations.ts';
import { parseBody } from './operation/parse-body.ts';
import type { ServiceError } from './service-error.ts';
import type { ServiceResponse } from './wire.ts';

/** The operation as it is documented; where the documentation is silent, one of the likely ways. */
export const documentedBehaviour: Behaviour = {
  dispatch,
  parse: parseBody,
  authenticate,
  read: (input) => input,
  checks: documentedChecks,
  refuse: refuseProblems,
  find: findInvocations,
  filter: filterByStatus,
  page: cutPage,
  // One spread, and that first: two of them take several times as long.
  renderItem: (item, { WindowExecutionId, TaskExecutionId }) => ({
    ...item,
    WindowExecutionId,
    TaskExecutionId,
  }),
  // The page says that the token is empty at the end, where the recorded answers have none.
  renderOutput: (items, { token }) => ({
    NextToken: token ?? '',
    WindowExecutionTaskInvocationIdentities: items,
  }),
  renderError,
  send: (response) => response,
};

function renderError({ type, message, status }: ServiceError): ServiceResponse {
  return jsonResponse(status, { __type: type, ...(message === '' ? {} : { message }) });
}
