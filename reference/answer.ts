import type { Auth } from './auth/auth.ts';
import type { Behaviour } from './behaviour.ts';
import { bytesOf } from './bytes.ts';
import { runChecks } from './checks/check.ts';
import { jsonResponse } from './json-response.ts';
import { operation } from './operation/dispatch.ts';
import { parseBody } from './operation/parse-body.ts';
import { ServiceError } from './service-error.ts';
import { answerSibling } from './siblings/answer-sibling.ts';
import type { Members, ServiceRequest, ServiceResponse } from './wire.ts';

/** Answers one request; pure but for the request id, and for defects that count calls. */
export function answer(
  behaviour: Behaviour,
  request: ServiceRequest,
  auth?: Auth,
): ServiceResponse {
  let response: ServiceResponse;
  try {
    response = jsonResponse(200, perform(behaviour, request, auth));
  } catch (error) {
    const refusal =
      error instanceof ServiceError
        ? error
        : new ServiceError('InternalServerError', 'An internal error occurred.', 500);
    response = behaviour.renderError(refusal, request);
  }
  return measured(behaviour.send(response, request));
}

/** In the order that was measured: target, JSON, signature, types, constraints, meaning. */
function perform(behaviour: Behaviour, request: ServiceRequest, auth: Auth | undefined): Members {
  const name = behaviour.dispatch(request);
  const parse = name === operation ? behaviour.parse : parseBody;
  const members = parse(request.body);
  if (auth) behaviour.authenticate(request, auth);
  return name === operation
    ? describeInvocations(behaviour, members)
    : answerSibling(name, members);
}

function describeInvocations(behaviour: Behaviour, members: Members): Members {
  const input = behaviour.read(members);
  runChecks(behaviour.checks, input, behaviour.refuse);
  const page = behaviour.page(behaviour.filter(behaviour.find(input), input), input);
  const { WindowExecutionId, TaskId } = input;
  const ids = { WindowExecutionId: String(WindowExecutionId), TaskExecutionId: String(TaskId) };
  const items = page.items.map((item, position) => behaviour.renderItem(item, ids, position));
  return behaviour.renderOutput(items, page, input);
}

function measured(response: ServiceResponse): ServiceResponse {
  const length = String(bytesOf(response.body).length);
  return { ...response, headers: { ...response.headers, 'content-length': length } };
}
