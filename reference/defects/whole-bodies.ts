import type { Defect } from '../catalogue-entry.ts';
import { ServiceError } from '../service-error.ts';
import { isList, isMembers } from '../wire.ts';
import { convertingFilters } from './converting.ts';
import { orElse, parsing } from './protocol-words.ts';

/** Bodies that are JSON and no object taken for one, and objects with unknown members refused. */
export const wholeBodyDefects: readonly Defect[] = [
  {
    name: 'unknown-members-of-filters-refused',
    title: 'members of filters that are not known are refused',
    breaks: ['request/unknown-members'],
    change: convertingFilters((filter) => {
      if (Object.keys(filter).every((name) => ['Key', 'Values'].includes(name))) return filter;
      throw new ServiceError('SerializationException');
    }),
  },
  parsing(
    'inherited-names-crash',
    'a member that has the name of a method is an internal error',
    ['request/unknown-members'],
    (body, parse) => {
      const members = parse(body);
      if (typeof members['hasOwnProperty'] === 'function') return members;
      throw new ServiceError('InternalServerError', '', 500);
    },
  ),
  parsing(
    'list-body-is-empty',
    'a body that is a list counts as {}',
    ['protocol/body-object'],
    (body, parse) => parse(body.startsWith('[') ? '{}' : body),
  ),
  parsing(
    'list-body-unwrapped',
    'a body that is a list of one is taken for the one',
    ['protocol/body-object'],
    (body, parse) => {
      const value = orElse(() => JSON.parse(body), undefined);
      return isList(value) && isMembers(value[0]) ? value[0] : parse(body);
    },
  ),
  parsing(
    'null-body-is-empty',
    'a body that is null counts as {}',
    ['protocol/body-object'],
    (body, parse) => parse(body === 'null' ? '{}' : body),
  ),
  parsing(
    'string-body-parsed-again',
    'a body that is a string is parsed again',
    ['protocol/body-object'],
    (body, parse) => {
      const value = orElse(() => JSON.parse(body), undefined);
      return parse(typeof value === 'string' ? value : body);
    },
  ),
  parsing(
    'scalar-body-is-empty',
    'a body that is a number or a boolean counts as {}',
    ['protocol/body-object'],
    (body, parse) => parse(/^(1|true)$/.test(body) ? '{}' : body),
  ),
  parsing(
    'empty-body-crashes',
    'an empty body is an internal error',
    ['protocol/empty-body'],
    (body, parse) => {
      if (body === '') throw new ServiceError('InternalServerError', '', 500);
      return parse(body);
    },
  ),
  parsing(
    'empty-body-unknown-operation',
    'an empty body is an unknown operation',
    ['protocol/empty-body'],
    (body, parse) => {
      if (body === '') throw new ServiceError('UnknownOperationException');
      return parse(body);
    },
  ),
  parsing(
    'unknown-members-refused',
    'members that are not known are refused',
    ['request/unknown-members'],
    (body, parse) => {
      const input = parse(body);
      if (Object.keys(input).some((name) => !known.has(name))) {
        throw new ServiceError('ValidationException');
      }
      return input;
    },
  ),
  parsing(
    'unknown-members-are-serialization-errors',
    'a body with members that are not known cannot be read',
    ['request/unknown-members'],
    (body, parse) => {
      const input = parse(body);
      if (Object.keys(input).some((name) => !known.has(name))) {
        throw new ServiceError('SerializationException');
      }
      return input;
    },
  ),
];

const known: ReadonlySet<string> = new Set([
  'WindowExecutionId',
  'TaskId',
  'Filters',
  'MaxResults',
  'NextToken',
]);
