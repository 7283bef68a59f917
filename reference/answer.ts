import type { Behaviour } from './behaviour.ts';
import { idsOf, jsonResponse } from './documented-behaviour.ts';
import { ServiceError } from './service-error.ts';
import { answerSibling } from './siblings.ts';
import type { Members, ServiceRequest, ServiceResponse } from './wire.ts';

/** The operation that the behaviour is about; its siblings always behave as documented. */
const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';

/** Answers one request; pure but for the request id, and for defects that count calls. */
export function answer(behaviour: Behaviour, request: ServiceRequest): ServiceResponse {
  let response: ServiceResponse;
  try {
    const name = behaviour.dispatch(request);
    response =
      name === operation
        ? jsonResponse(200, describeInvocations(behaviour, behaviour.parse(request.body)))
        : jsonResponse(200, answerSibling(name, request.body));
  } catch (error) {
    const refusal =
      error instanceof ServiceError
        ? error
        : new ServiceError('InternalServerError', 'An internal error occurred.', 500);
    response = behaviour.renderError(refusal, request);
  }
  return behaviour.send(response, request);
}

function describeInvocations(behaviour: Behaviour, members: Members): Members {
  const input = behaviour.read(members);
  for (const kind of ['type', 'constraint'] as const) {
    const broken = behaviour.checks.flatMap((check) => {
      const problem = check.kind === kind ? check.problem(input) : undefined;
      return problem === undefined ? [] : [{ name: check.name, problem }];
    });
    behaviour.refuse(
      kind,
      broken.map(({ problem }) => problem),
      broken.map(({ name }) => name),
    );
  }
  const page = behaviour.page(behaviour.filter(behaviour.find(input), input), input);
  const ids = idsOf(input);
  const items = page.items.map((item, position) => behaviour.renderItem(item, ids, position));
  return behaviour.renderOutput(items, page, input);
}
