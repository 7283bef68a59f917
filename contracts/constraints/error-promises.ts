import type { DeclaredError, Source } from '../contract.ts';
import { type Draft, promise } from './draft.ts';
import { commonErrorsSource, protocolSources } from './sources.ts';

/** What is promised of each error: the family every action shares, and the declared ones. */
export function errorPromises(
  declared: readonly DeclaredError[],
  resourceErrors: ReadonlySet<string>,
  source: Source,
): Draft[] {
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
    ...declared.map(({ name, status }) =>
      promise(`errors/${name}`, 'must', `${name} has HTTP status ${status}`, source),
    ),
    ...(resourceErrors.size > 0
      ? [
          promise(
            'errors/unknown-ids',
            'must',
            `well-formed ids of nothing that exists get ${[...resourceErrors].join(' or ')}`,
            source,
          ),
        ]
      : []),
  ];
}
