import { isList, isMembers, type Members, type ServiceResponse } from './wire.ts';

/** The members of an answer; none where the body is no JSON object. */
export function membersOf({ body }: ServiceResponse): Members {
  const parsed: unknown = JSON.parse(body);
  return isMembers(parsed) ? parsed : {};
}

/** The items of a list in an answer. */
export function itemsOf(response: ServiceResponse, list: string = mainList): readonly Members[] {
  const items = membersOf(response)[list];
  return isList(items) ? items.filter(isMembers) : [];
}

/** Status, type and message of an error, as one line. */
export function errorIn(response: ServiceResponse): string {
  const { __type, message } = membersOf(response);
  return [response.status, __type, message].filter((part) => part !== undefined).join(' ');
}

const mainList = 'WindowExecutionTaskInvocationIdentities';
