/** What one exchange or walk says of one constraint, before it becomes a verdict. */
export interface Finding {
  /** The constraint's address within the operation. */
  readonly address: string;
  readonly outcome: 'pass' | 'fail' | 'inconclusive';
  readonly expected?: string;
  readonly actual?: string;
  readonly reason?: string;
  readonly dataLimited?: boolean;
  /** The address of the constraint whose failure keeps this one from being decided. */
  readonly because?: string;
  /** Index into the exchanges of the transcript. */
  readonly exchange?: number;
}

/** The constraint was exercised and held. */
export function pass(address: string, exchange?: number): Finding {
  return { address, outcome: 'pass', ...at(exchange) };
}

/** The constraint was exercised and broken. */
export function fail(
  address: string,
  expected: string,
  actual: string,
  exchange?: number,
): Finding {
  return { address, outcome: 'fail', expected, actual, ...at(exchange) };
}

/** It could not be decided, for a reason that lies with the target or the run. */
export function inconclusive(address: string, reason: string, exchange?: number): Finding {
  return { address, outcome: 'inconclusive', reason, ...at(exchange) };
}

/** It could not be decided because it stands on another constraint, which failed. */
export function depends(address: string, because: string, exchange?: number): Finding {
  const reason = `it depends on ${because}, which failed`;
  return { address, outcome: 'inconclusive', reason, because, ...at(exchange) };
}

/** It could not be decided because the fixture's data does not reach it. */
export function outOfReach(address: string, reason: string): Finding {
  return { address, outcome: 'inconclusive', reason, dataLimited: true };
}

function at(exchange: number | undefined): { exchange?: number } {
  return exchange === undefined ? {} : { exchange };
}
