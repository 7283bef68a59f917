/** What an id stands in: an operation of a service. */
interface OfOperation {
  /** The endpoint prefix, which has no slash. */
  readonly service: string;
  readonly operation: string;
}

/** The parts of the id of a constraint or of a case: `<service>/<operation>/<address>`. */
export interface IdParts extends OfOperation {
  /** The id within the operation; for a case, its constraint's with what is special about it. */
  readonly address: string;
}

/** The id that an address has in an operation. */
export function idOf({ service, operation }: OfOperation, address: string): string {
  return `${service}/${operation}/${address}`;
}

/** Takes an id apart; what is none is all address. */
export function partsOf(id: string): IdParts {
  const first = id.indexOf('/');
  const second = id.indexOf('/', first + 1);
  if (first === -1 || second === -1) return { service: '', operation: '', address: id };
  return {
    service: id.slice(0, first),
    operation: id.slice(first + 1, second),
    address: id.slice(second + 1),
  };
}

/** An id without the service and operation before it. */
export function addressOf(id: string): string {
  return partsOf(id).address;
}
