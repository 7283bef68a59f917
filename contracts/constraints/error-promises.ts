import type { DeclaredError, Source } from '../contract.ts';
import { type Draft, promise } from './draft.ts';
import { commonErrorsSource, protocolSources } from './sources.ts';

/** What is promised of each error: the family every action shares, and the declared ones. */
export function errorPromises(
  declared: readonly DeclaredError[],
  resources: ReadonlyMap<string, string>,
  source: Source,
): Draft[] {
  const notFound = [...new Set(resources.values())].join(' or ');
  return [
    promise(
      'errors/ValidationException',
      'must',
      'a value outside its constraints gets ValidationException (or ValidationError), HTTP 400',
      commonErrorsSource,
    ),
    promise(
      'errors/SerializationException',
      'must',
      'a body that cannot be read gets SerializationException, HTTP 400',
      protocolSources.malformed,
    ),
    promise(
      'errors/UnknownOperationException',
      'must',
      'an unknown operation gets UnknownOperationException, HTTP 400 or 404',
      commonErrorsSource,
    ),
    ...declared.map(({ name, statuses }) =>
      promise(`errors/${name}`, 'must', `${name} has HTTP status ${statuses.join(' or ')}`, source),
    ),
    ...(resources.size > 0
      ? [
          promise(
            'errors/unknown-ids',
            'must',
            `well-formed ids of nothing that exists get ${notFound}`,
            source,
          ),
        ]
      : []),
    ...(resources.size > 1
      ? [
          promise(
            'errors/mixed-ids',
            'should',
            `ids that exist, and not together, get ${notFound}`,
            impliedBy(source),
          ),
        ]
      : []),
  ];
}

/** Whether AWS takes two ids that do not go together for ids of nothing is not known. */
function impliedBy(source: Source): Source {
  return { ...source, title: `${source.title}, implied by its error for what does not exist` };
}
