/** An error of the service, thrown on the way and rendered at the end. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly type: string;
  readonly status: number;

  constructor(type: string, message = '', status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

/** A body that cannot be read; the service says so without a message. */
export function serializationError(message = ''): ServiceError {
  return new ServiceError('SerializationException', message);
}

/** Values outside their constraints, in the words of the classic validation message. */
export function validationError(problems: readonly string[]): ServiceError {
  const noun = problems.length === 1 ? 'error' : 'errors';
  const message = `${problems.length} validation ${noun} detected: ${problems.join('; ')}`;
  return new ServiceError('ValidationException', message);
}
