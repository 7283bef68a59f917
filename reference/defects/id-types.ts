import { both, type Defect } from '../catalogue-entry.ts';
import { idNames } from '../checks/check.ts';
import { isList } from '../wire.ts';
import { converting, isScalar } from './converting.ts';
import { shortName } from './short-name.ts';

/** Ids of the wrong JSON type converted, or refused for something else. */
export const idTypeDefects: readonly Defect[] = [
  ...idNames.map(
    (name): Defect => ({
      name: `${shortName(name)}-list-unwrapped`,
      title: `a list with one ${name} is taken for the id`,
      breaks: [`request/${name}/type`],
      change: converting(name, (value) => (isList(value) && value.length === 1 ? value[0] : value)),
    }),
  ),
  {
    name: 'ids-converted-to-strings',
    title: 'numbers and booleans are converted to strings, and then fail the pattern',
    breaks: [...idNames.map((name) => `request/${name}/type`), 'errors/SerializationException'],
    change: both(
      ...idNames.map((name) =>
        converting(name, (value) => (isScalar(value) ? String(value) : value)),
      ),
    ),
  },
  {
    name: 'ids-falsy-are-missing',
    title: 'false and 0 count as a missing id',
    // They are refused all the same, under the name of another fault.
    breaks: ['errors/SerializationException'],
    change: both(
      ...idNames.map((name) =>
        converting(name, (value) => (value === false || value === 0 ? undefined : value)),
      ),
    ),
  },
];
