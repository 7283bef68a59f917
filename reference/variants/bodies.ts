import { replacing, type Variant } from '../catalogue-entry.ts';
import { ServiceError } from '../service-error.ts';
import { repeatedNames } from './repeated-names.ts';

const unknown = 'the protocol is silent';

/** Bodies that may be read or refused. */
export const bodyVariants: readonly Variant[] = [
  parsing(
    'exponents-refused',
    'numbers with an exponent or fraction cannot be read',
    unknown,
    (body) => /"MaxResults"\s*:\s*-?\d*[.eE]/.test(body),
  ),
  parsing(
    'duplicate-keys-refused',
    'a name that comes twice cannot be read',
    'RFC 8259 leaves it open',
    (body) => repeatedNames(body).length > 0,
  ),
  parsing(
    'deep-nesting-refused',
    'a body nested more than 100 deep cannot be read',
    'RFC 8259 allows limits',
    (body) => /(\[\s*){101}|(\{\s*"[^"]*"\s*:\s*){101}/.test(body),
  ),
  {
    name: 'duplicate-keys-first',
    title: 'of a name that comes twice the first counts',
    allowedBy: 'RFC 8259 leaves it open',
    change: replacing(({ parse }) => ({
      parse: (body) => {
        // From the end, so that the places before it stay where they are.
        const renamed = repeatedNames(body).reduceRight(
          (text, { start }) => `${text.slice(0, start)}"again ${text.slice(start + 1)}`,
          body,
        );
        return parse(renamed);
      },
    })),
  },
  {
    name: 'byte-order-mark-read',
    title: 'a byte-order mark is skipped',
    allowedBy: 'RFC 8259 leaves it open',
    change: replacing(({ parse }) => ({ parse: (body) => parse(body.replace(/^\uFEFF/, '')) })),
  },
  {
    name: 'empty-body-is-an-empty-object',
    title: 'an empty body counts as {}',
    allowedBy: 'Smithy, empty body serialization',
    change: replacing(({ parse }) => ({ parse: (body) => parse(body === '' ? '{}' : body) })),
  },
];

function parsing(
  name: string,
  title: string,
  allowedBy: string,
  odd: (body: string) => boolean,
): Variant {
  return {
    name,
    title,
    allowedBy,
    change: replacing(({ parse }) => ({
      parse: (body) => {
        if (odd(body)) throw new ServiceError('SerializationException');
        return parse(body);
      },
    })),
  };
}
