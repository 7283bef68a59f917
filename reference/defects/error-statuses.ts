import { type Defect, replacing } from '../catalogue-entry.ts';
import { kebabCase } from '../kebab-case.ts';

/** Errors with another HTTP status than they have. */
export const errorStatusDefects: readonly Defect[] = [
  ...(
    [
      'ValidationException',
      'SerializationException',
      'UnknownOperationException',
      'DoesNotExistException',
    ] as const
  ).flatMap((type) => [200, 401, 409, 422, 500].map((status) => statusDefect(type, status))),
  statusDefect('ValidationException', 404),
  statusDefect('DoesNotExistException', 410),
];

function statusDefect(type: string, status: number): Defect {
  const name = `${kebabCase(type.replace('Exception', ''))}-status-${status}`;
  return {
    name,
    title: `${type} has HTTP status ${status}`,
    breaks: [`errors/${type}`],
    change: replacing(({ renderError }) => ({
      renderError: (error, request) => ({
        ...renderError(error, request),
        status: error.type === type ? status : error.status,
      }),
    })),
  };
}
