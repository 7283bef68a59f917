import { isArray, isObject, type JsonObject } from '../../../contracts/json.ts';
import type { RunEvent } from '../../event.ts';

/**
 * Reads the events that the events reporter wrote; a last line that was cut off is left out.
 *
 * @throws SyntaxError that names the first line that is no event.
 */
export function readEvents(text: string): RunEvent[] {
  const lines = text.split('\n');
  // What a whole line leaves behind its line feed is empty; anything else was not written whole.
  const rest = lines.pop() ?? '';
  const events = lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const event = parsed(line);
    if (!event) throw new SyntaxError(`line ${index + 1} is no event of a run`);
    return [event];
  });
  const last = parsed(rest);
  return last ? [...events, last] : events;
}

function parsed(line: string): RunEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) && isRunEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Looks at what readers rely on, not at everything: the writer is this package. */
function isRunEvent(value: JsonObject): value is JsonObject & RunEvent {
  const { type, tool, caseId, suite, verdicts, exchanges, outcome, suites, constraints } = value;
  switch (type) {
    case 'run-started':
      return isObject(tool) && typeof value['repeat'] === 'string';
    case 'case-finished':
      return (
        typeof caseId === 'string' &&
        typeof suite === 'string' &&
        isArray(verdicts) &&
        verdicts.every(isObject) &&
        isArray(exchanges)
      );
    case 'found-on-the-way':
      return isObject(value['verdict']) && isArray(exchanges);
    case 'run-finished':
      return typeof outcome === 'string' && isArray(suites) && isArray(constraints);
    default:
      return false;
  }
}
