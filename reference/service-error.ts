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

/** A body that cannot be read; for some of them the service has no message. */
export function serializationError(message = ''): ServiceError {
  return new ServiceError('SerializationException', message);
}

/** Values outside their constraints, in the words of the classic validation message. */
export function validationError(problems: readonly string[]): ServiceError {
  const noun = problems.length === 1 ? 'error' : 'errors';
  const message = `${problems.length} validation ${noun} detected: ${problems.join('; ')}`;
  return new ServiceError('ValidationException', message);
}

/** The one error that the operation declares for ids of the right form. */
export function doesNotExist(what: string, id: unknown): ServiceError {
  return new ServiceError('DoesNotExistException', `${what} ${String(id)} does not exist`);
}
