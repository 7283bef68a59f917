import { type Defect, replacing } from '../catalogue-entry.ts';
import { ServiceError } from '../service-error.ts';

/** Errors that go by another name. */
export const errorNameDefects: readonly Defect[] = [
  named('validation-as-invalid-parameter', 'ValidationException', 'InvalidParameterException'),
  named('validation-as-invalid-parameter-value', 'ValidationException', 'InvalidParameterValue'),
  named('validation-as-serialization', 'ValidationException', 'SerializationException'),
  named('validation-as-does-not-exist', 'ValidationException', 'DoesNotExistException'),
  named('validation-as-internal-server-error', 'ValidationException', 'InternalServerError'),
  named('serialization-as-validation', 'SerializationException', 'ValidationException'),
  named('serialization-as-malformed', 'SerializationException', 'MalformedInputException'),
  named('unknown-operation-as-validation', 'UnknownOperationException', 'ValidationException'),
  named('unknown-operation-as-invalid-action', 'UnknownOperationException', 'InvalidAction'),
  named('validation-in-lower-case', 'ValidationException', 'validationException'),
  named('validation-with-a-space-after', 'ValidationException', 'ValidationException '),
  named('validation-as-bad-request', 'ValidationException', 'BadRequestException'),
  named('serialization-as-invalid-request', 'SerializationException', 'InvalidRequestException'),
  named('unknown-operation-as-not-found', 'UnknownOperationException', 'NotFoundException'),
];

function named(name: string, type: string, other: string): Defect {
  return {
    name,
    title: `${type} is called ${other}`,
    breaks: [`errors/${type}`],
    change: replacing(({ renderError }) => ({
      renderError: (error, request) =>
        renderError(
          error.type === type ? new ServiceError(other, error.message, error.status) : error,
          request,
        ),
    })),
  };
}
