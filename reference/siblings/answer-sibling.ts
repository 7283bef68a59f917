import { type Check, runChecks } from '../checks/check.ts';
import { lengthOf, memberNamed, pattern, required } from '../checks/constraint-check.ts';
import { filterChecks, pagingChecks, uuidChecks } from '../checks/documented-checks.ts';
import { refuseProblems } from '../checks/refuse-problems.ts';
import { typeCheck } from '../checks/type-check.ts';
import { ServiceError } from '../service-error.ts';
import type { Members } from '../wire.ts';
import { getInvocation } from './get-invocation.ts';
import { listExecutions } from './list-executions.ts';
import { listTasks } from './list-tasks.ts';
import { listWindows } from './list-windows.ts';
import type { SiblingName } from './sibling-names.ts';

interface Sibling {
  readonly checks: readonly Check[];
  /** Gets an input that has passed the checks. */
  readonly perform: (input: Members) => Members;
}

const windowIdMember = memberNamed('WindowId');
const listChecks = [...pagingChecks, ...filterChecks];

const siblings: Readonly<Record<SiblingName, Sibling>> = {
  DescribeMaintenanceWindows: { checks: listChecks, perform: listWindows },
  DescribeMaintenanceWindowExecutions: {
    checks: [
      ...listChecks,
      typeCheck('WindowId', 'String', windowIdMember.values),
      required(windowIdMember),
      lengthOf(windowIdMember, 20),
      pattern(windowIdMember, /^mw-[0-9a-f]{17}$/),
    ],
    perform: listExecutions,
  },
  DescribeMaintenanceWindowExecutionTasks: {
    checks: [...listChecks, ...uuidChecks('WindowExecutionId')],
    perform: listTasks,
  },
  GetMaintenanceWindowExecutionTaskInvocation: {
    checks: ['WindowExecutionId', 'TaskId', 'InvocationId'].flatMap(uuidChecks),
    perform: getInvocation,
  },
};

/** Answers one of the operations beside the main one. @throws ServiceError to refuse. */
export function answerSibling(name: string, input: Members): Members {
  if (!isSibling(name)) throw new ServiceError('UnknownOperationException');
  const { checks, perform } = siblings[name];
  runChecks(checks, input, refuseProblems);
  return perform(input);
}

function isSibling(name: string): name is SiblingName {
  return Object.hasOwn(siblings, name);
}
