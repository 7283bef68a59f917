import { both, checking, type Defect, reading, replacing, without } from '../catalogue-entry.ts';
import { idNames } from '../checks.ts';
import { executions } from '../data-set.ts';
import { ServiceError } from '../service-error.ts';
import type { Members } from '../wire.ts';

type Test = (value: string) => boolean;

/** Wrong ideas of what a UUID looks like; all of them let the length be checked apart. */
const forms: readonly (readonly [name: string, title: string, test: Test])[] = [
  [
    'unanchored-start',
    'the pattern is not anchored at its start',
    matches(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$(?!\n)/i),
  ],
  [
    'unanchored-end',
    'the pattern is not anchored at its end',
    matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i),
  ],
  [
    'trailing-newline',
    'the end anchor lets a newline through, as Python has it',
    matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n?$/i),
  ],
  [
    'multi-line',
    'the anchors match at line ends',
    matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/im),
  ],
  [
    'lower-case-only',
    'upper-case digits are refused',
    matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  ],
  [
    'upper-case-only-letters-mixed',
    'mixed case is refused',
    (id) =>
      matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)(id) &&
      (id === id.toLowerCase() || id === id.toUpperCase()),
  ],
  [
    'version-4-only',
    'only version-4 UUIDs are taken',
    matches(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i),
  ],
  [
    'versions-1-to-5-only',
    'only UUIDs of version 1 to 5 are taken',
    matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i),
  ],
  [
    'digits-of-any-alphabet',
    'digits of other alphabets are taken',
    matches(/^[\p{Nd}a-f]{8}(-[\p{Nd}a-f]{4}){3}-[\p{Nd}a-f]{12}$/iu),
  ],
  [
    'any-letters',
    'letters beyond f are taken',
    matches(/^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/i),
  ],
  ['any-36-of-hex-and-dash', 'dashes may stand anywhere', matches(/^[0-9a-f-]{36}$/i)],
  ['length-only', 'only the length is checked', (id) => [...id].length === 36],
  [
    'dashes-optional',
    'the dashes may be missing',
    matches(/^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i),
  ],
];

/** Ids of the wrong form let through, and of the right form refused. */
export const idDefects: readonly Defect[] = [
  ...idNames.flatMap((name) => forms.map((form) => formDefect(name, form))),
  ...idNames.flatMap((name): Defect[] => [
    {
      name: `${short(name)}-trimmed`,
      title: `white space around ${name} is cut off before it is checked`,
      breaks: [`request/${name}/pattern`, `request/${name}/length`],
      change: reading((input) => changed(input, name, (id) => id.trim())),
    },
    {
      name: `${short(name)}-of-any-form`,
      title: `${name} of any form is answered with an empty list`,
      breaks: [`request/${name}/pattern`, `request/${name}/length`],
      change: both(
        without(`${name}/pattern`, `${name}/length`),
        replacing(({ find }) => ({
          find: (input) => (String(input[name]).length === 36 ? find(input) : []),
        })),
      ),
    },
    {
      name: `${short(name)}-malformed-does-not-exist`,
      title: `${name} of the wrong form gets DoesNotExistException`,
      breaks: [`request/${name}/pattern`, `request/${name}/length`],
      change: without(`${name}/pattern`, `${name}/length`),
    },
    {
      name: `${short(name)}-empty-accepted`,
      title: `an empty ${name} passes, being falsy`,
      breaks: [`request/${name}/length`, `request/${name}/pattern`],
      change: both(
        checking(`${name}/pattern`, (input) => input[name] === '' || uuid(input[name])),
        checking(`${name}/length`, (input) => input[name] === '' || sized(input[name])),
      ),
    },
  ]),
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

function formDefect(
  name: (typeof idNames)[number],
  [form, title, test]: (typeof forms)[number],
): Defect {
  const holds = (input: Members) => typeof input[name] !== 'string' || test(input[name]);
  return {
    name: `${short(name)}-${form}`,
    title: `${name}: ${title}`,
    breaks: [`request/${name}/pattern`, `request/${name}/length`],
    // What is let through is then looked up in a form that exists, as a lenient service would.
    change: both(
      without(`${name}/length`),
      checking(`${name}/pattern`, holds),
      replacing(({ find }) => ({
        find: (input) => (uuid(input[name]) && sized(input[name]) ? find(input) : []),
      })),
    ),
  };
}

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

function matches(pattern: RegExp): Test {
  return (value) => pattern.test(value);
}

function uuid(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

function sized(value: unknown): boolean {
  return typeof value !== 'string' || [...value].length === 36;
}

function changed(input: Members, name: string, change: (id: string) => string): Members {
  const value = input[name];
  return typeof value === 'string' ? { ...input, [name]: change(value) } : input;
}

function short(name: string): string {
  return name === 'TaskId' ? 'task-id' : 'execution-id';
}
