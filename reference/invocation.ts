import { uuidFor } from './uuid-for.ts';

/** One invocation of a task run, as the service stores it; times in seconds since 1970. */
export interface Invocation {
  readonly InvocationId: string;
  readonly ExecutionId?: string;
  readonly TaskType?: string;
  readonly Parameters: string;
  readonly Status: string;
  readonly StatusDetails?: string;
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly OwnerInformation?: string;
  readonly WindowTargetId?: string;
}

const statuses = [
  'SUCCESS',
  'FAILED',
  'SUCCESS',
  'TIMED_OUT',
  'CANCELLED',
  'FAILED',
  'SUCCESS',
  'IN_PROGRESS',
  'PENDING',
  'CANCELLING',
  'SUCCESS',
  'FAILED',
] as const;

/** Statuses that may still change, and that have no EndTime yet. */
export const unfinished: ReadonlySet<string> = new Set(['PENDING', 'IN_PROGRESS', 'CANCELLING']);

/** Makes the invocation at a position of a task: the same one every time. */
export function makeInvocation(
  task: string,
  type: string,
  began: number,
  index: number,
): Invocation {
  const Status = index === 13 ? 'SKIPPED_OVERLAPPING' : (statuses[index % statuses.length] ?? '');
  const StartTime = began + index * 7 + (index % 10) / 1000;
  // The backing call of a failed invocation may never have been made: it then has no id.
  const hasRun = Status !== 'FAILED' || index % 4 !== 1;
  return {
    InvocationId: uuidFor(`invocation ${task} ${index}`),
    ...(hasRun ? { ExecutionId: uuidFor(`run ${task} ${index}`) } : {}),
    TaskType: type,
    Parameters: JSON.stringify({ comment: `run ${index}`, documentName: 'AWS-RunPatchBaseline' }),
    Status,
    ...(index % 5 === 4 ? {} : { StatusDetails: detailsOf(Status) }),
    ...(Status === 'PENDING' ? {} : { StartTime }),
    ...(unfinished.has(Status) ? {} : { EndTime: StartTime + 61.25 }),
    ...(index % 2 === 0 ? targetOf(index) : {}),
  };
}

/** Only what runs on a registered target has these two. */
function targetOf(index: number): Pick<Invocation, 'OwnerInformation' | 'WindowTargetId'> {
  return {
    OwnerInformation: `team ${index % 3}`,
    WindowTargetId: uuidFor(`target ${index % 6}`),
  };
}

function detailsOf(status: string): string {
  return status === 'FAILED' ? 'The instance IDs list contains an invalid entry.' : status;
}
