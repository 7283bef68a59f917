import { partsOf } from '../../contracts/ids.ts';
import { plural } from '../../contracts/plural.ts';

/** A duration as people say it. */
export function inWords(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** The requests of a run, with the retries only when there were any. */
export function requestsInWords({ sent, retried }: { sent: number; retried: number }): string {
  return `${plural(sent, 'request')}${retried > 0 ? ` (${retried} retried)` : ''}`;
}

/** The command that runs one case again, for a POSIX shell. */
export function repeatCase(repeat: string, caseId: string): string {
  return `${repeat} --case '${caseId.replaceAll("'", "'\\''")}'`;
}

/** An id without the service, and without the operation where the run is of one alone. */
export function localId(
  { service, operation }: { readonly service: string; readonly operation: string },
  id: string,
): string {
  const parts = partsOf(id);
  if (parts.service !== service) return id;
  return parts.operation === operation ? parts.address : `${parts.operation}/${parts.address}`;
}

/** In how many cases an answer broke a constraint: the report's `counts.fail`. */
export function placesInWords(places: number): string {
  return plural(places, 'place');
}

/** Where what is left out is to be found: in a file only when the run writes it. */
export function seeReport(isWritten = true): string {
  return isWritten ? 'see report.json' : '--reporter json lists them';
}
