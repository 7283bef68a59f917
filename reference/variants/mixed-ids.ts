import { replacing, type Variant } from '../catalogue-entry.ts';
import { executions } from '../data-set.ts';

/** Ids that exist, and not together. */
export const mixedIdVariants: readonly Variant[] = [
  {
    name: 'mixed-ids-find-nothing',
    title: 'a task of another execution is answered with an empty list',
    allowedBy: 'the error is documented for what does not exist, and both of them do',
    change: replacing(({ find }) => ({
      find: (input) => {
        const tasks = executions.flatMap((one) => one.tasks);
        const both =
          executions.some((one) => one.WindowExecutionId === input['WindowExecutionId']) &&
          tasks.some((one) => one.TaskExecutionId === input['TaskId']);
        try {
          return find(input);
        } catch (error) {
          if (both) return [];
          throw error;
        }
      },
    })),
  },
];
