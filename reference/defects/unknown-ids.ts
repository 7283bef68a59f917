import { type Defect, replacing } from '../catalogue-entry.ts';
import { executions } from '../data-set.ts';
import { ServiceError } from '../service-error.ts';
import type { Members } from '../wire.ts';

/** Ids of the right form that are not there, and that are answered otherwise than documented. */
export const unknownIdDefects: readonly Defect[] = [
  {
    name: 'unknown-execution-empty',
    title: 'an unknown execution is answered with an empty list',
    breaks: ['errors/unknown-ids'],
    change: emptyFor(({ WindowExecutionId }) =>
      executions.every((one) => one.WindowExecutionId !== WindowExecutionId),
    ),
  },
  {
    name: 'unknown-task-empty',
    title: 'an unknown task of a known execution is answered with an empty list',
    breaks: ['errors/unknown-ids'],
    change: emptyFor(({ WindowExecutionId }) =>
      executions.some((one) => one.WindowExecutionId === WindowExecutionId),
    ),
  },
  {
    name: 'execution-of-the-task-not-checked',
    title: 'a task is found under any execution that exists',
    breaks: ['errors/unknown-ids'],
    change: replacing(() => ({ find: findUnder((one, id) => one === id) })),
  },
  {
    name: 'execution-not-looked-up',
    title: 'a task is found whatever the execution is',
    breaks: ['errors/unknown-ids'],
    change: replacing(() => ({ find: findUnder(() => true) })),
  },
  {
    name: 'ids-compared-by-their-first-group',
    title: 'an id is found by its first eight digits',
    breaks: ['errors/unknown-ids'],
    change: replacing(() => ({ find: findAlike((id) => id.slice(0, 8)) })),
  },
  {
    name: 'ids-compared-by-their-last-group',
    title: 'an id is found by its last twelve digits',
    breaks: ['errors/unknown-ids'],
    change: replacing(() => ({ find: findAlike((id) => id.slice(-12)) })),
  },
  {
    name: 'any-task-of-the-execution',
    title: 'an unknown task gets the first task of the execution',
    breaks: ['errors/unknown-ids'],
    change: replacing(({ find }) => ({
      find: (input) => {
        const execution = executions.find(
          (one) => one.WindowExecutionId === input['WindowExecutionId'],
        );
        const [first] = execution?.tasks ?? [];
        return first ? first.invocations : find(input);
      },
    })),
  },
  ...(
    [
      ['not-found-404', 'DoesNotExistException', 404, 'errors/DoesNotExistException'],
      ['not-found-as-validation', 'ValidationException', 400, 'errors/unknown-ids'],
      ['not-found-as-resource-not-found', 'ResourceNotFoundException', 400, 'errors/unknown-ids'],
      ['not-found-500', 'InternalServerError', 500, 'errors/unknown-ids'],
    ] as const
  ).map(
    ([name, type, status, breaks]): Defect => ({
      name,
      title: `an unknown id gets HTTP ${status} ${type}`,
      breaks: [breaks],
      change: replacing(({ find }) => ({
        find: (input) => {
          try {
            return find(input);
          } catch {
            throw new ServiceError(type, '', status);
          }
        },
      })),
    }),
  ),
];

function emptyFor(unknown: (input: Members) => boolean): Defect['change'] {
  return replacing(({ find }) => ({
    find: (input) => {
      try {
        return find(input);
      } catch (error) {
        if (unknown(input)) return [];
        throw error;
      }
    },
  }));
}

function findAlike(part: (id: string) => string) {
  return ({ WindowExecutionId, TaskId }: Members) => {
    const alike = (one: string, id: unknown) => part(one) === part(String(id));
    const task = executions
      .find((one) => alike(one.WindowExecutionId, WindowExecutionId))
      ?.tasks.find((one) => alike(one.TaskExecutionId, TaskId));
    if (task) return task.invocations;
    throw new ServiceError('DoesNotExistException');
  };
}

function findUnder(under: (one: string, id: unknown) => boolean) {
  return ({ WindowExecutionId, TaskId }: Members) => {
    const known = executions.some((one) => under(one.WindowExecutionId, WindowExecutionId));
    const task = executions
      .flatMap(({ tasks }) => tasks)
      .find(({ TaskExecutionId }) => TaskExecutionId === TaskId);
    if (known && task) return task.invocations;
    throw new ServiceError('DoesNotExistException');
  };
}
