import type { Defect } from '../catalogue-entry.ts';
import { referenceFixture } from '../reference-fixture.ts';
import { ServiceError } from '../service-error.ts';
import { isList, isMembers } from '../wire.ts';
import { convertingFilters } from './converting.ts';
import { orElse, parsing } from './protocol-defect.ts';

/** What lacks its required members is refused, under the name of that fault. */
const refusedOtherwise = ['errors/SerializationException'];

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
    refusedOtherwise,
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
    'list-body-of-values-read',
    'a body that is a list is taken for the values of the members, in their order',
    ['protocol/body-object'],
    (body, parse) => {
      const value = orElse(() => JSON.parse(body), undefined);
      if (!isList(value) || value.length !== 2) return parse(body);
      return { WindowExecutionId: value[0], TaskId: value[1] };
    },
  ),
  parsing(
    'nul-crashes',
    'U+0000 in a name or a string is an internal error',
    ['request/unknown-members', 'request/Filters/matching'],
    (body, parse) => {
      if (body.includes('\\u0000')) throw new ServiceError('InternalServerError', '', 500);
      return parse(body);
    },
  ),
  parsing(
    'nul-ends-strings',
    'strings end at U+0000',
    ['request/Filters/matching'],
    (body, parse) => parse(body.replaceAll(/\\u0000[^"]*/g, '')),
  ),
  parsing(
    'null-body-is-empty',
    'a body that is null counts as {}',
    refusedOtherwise,
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
    refusedOtherwise,
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
    'empty-body-gets-the-last-answer',
    'an empty body is answered as the request before it',
    ['protocol/empty-body'],
    (body, parse) => {
      if (body !== '') return parse(body);
      const { WindowExecutionId, TaskId } = referenceFixture;
      return { WindowExecutionId, TaskId };
    },
  ),
  parsing(
    'empty-body-unknown-operation',
    'an empty body is an unknown operation',
    refusedOtherwise,
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
