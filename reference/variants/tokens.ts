import { replacing, type Variant } from '../catalogue-entry.ts';
import { pageSize } from '../operation/cut-page.ts';
import { ServiceError } from '../service-error.ts';
import type { Members } from '../wire.ts';

const unknown = 'what AWS does is unknown';

/** Tokens of unusual forms, and refused in unusual ways. */
export const tokenVariants: readonly Variant[] = [
  {
    name: 'long-tokens',
    title: 'tokens have 2000 characters of all kinds',
    allowedBy: 'tokens are opaque',
    change: replacing(({ page: before }) => ({
      page: (items, input) => {
        const { NextToken } = input;
        const plain =
          typeof NextToken === 'string' ? { ...input, NextToken: NextToken.split('~')[0] } : input;
        const found = before(items, plain);
        return found.token === undefined
          ? found
          : { ...found, token: `${found.token}~${'é"\\/ \u{1F600}+='.repeat(200)}` };
      },
    })),
  },
  {
    name: 'single-use-tokens',
    title: 'a token can be used once',
    allowedBy: unknown,
    change: (behaviour) => {
      const used = new Set<unknown>();
      return {
        ...behaviour,
        page: (items, input) => {
          const { NextToken } = input;
          if (NextToken && used.has(NextToken)) throw new ServiceError('InvalidNextToken');
          const plain = typeof NextToken === 'string' ? NextToken.split('.')[0] : NextToken;
          const found = behaviour.page(items, { ...input, NextToken: plain });
          if (NextToken) used.add(NextToken);
          // Two walks side by side must not share a token.
          return found.token === undefined
            ? found
            : { ...found, token: `${found.token}.${crypto.randomUUID()}` };
        },
      };
    },
  },
  token(
    'unknown-token-invalid-next-token',
    'a garbage token is an InvalidNextToken',
    'InvalidNextToken',
  ),
  token(
    'unknown-token-internal-error',
    'a garbage token is an InternalServerError',
    'InternalServerError',
    500,
  ),
  {
    name: 'empty-token-refused',
    title: 'an empty NextToken is refused',
    allowedBy: unknown,
    change: replacing(({ page: before }) => ({
      page: (items, input) => {
        if (input['NextToken'] === '') throw new ServiceError('ValidationException');
        return before(items, input);
      },
    })),
  },
  {
    name: 'tokens-of-any-filters',
    title: 'a token can be used with other filters',
    allowedBy: unknown,
    change: replacing(() => ({
      page: (items, input) => {
        const { NextToken } = input;
        const from =
          typeof NextToken === 'string' && NextToken !== ''
            ? /^at-(\d+)$/.exec(NextToken)
            : ['', '0'];
        if (!from) throw new ServiceError('ValidationException');
        const start = Number(from[1]);
        const end = start + pageSize(input);
        return {
          items: items.slice(start, end),
          ...(end < items.length ? { token: `at-${end}` } : {}),
        };
      },
    })),
  },
  {
    name: 'tokens-keep-their-filters',
    title: 'a token goes on with the filters that it was given out for, whatever comes with it',
    allowedBy: unknown,
    change: (behaviour) => {
      const asked = new Map<unknown, unknown>();
      return {
        ...behaviour,
        read: (input) => {
          const members = behaviour.read(input);
          const { NextToken } = members;
          return asked.has(NextToken) ? { ...members, Filters: asked.get(NextToken) } : members;
        },
        page: (items, input) => {
          const found = behaviour.page(items, input);
          if (found.token !== undefined) asked.set(found.token, input['Filters']);
          return found;
        },
      };
    },
  },
  {
    name: 'tokens-of-a-changed-request-refused-first',
    title: 'a token with any other member changed is refused before all else',
    allowedBy: unknown,
    change: (behaviour) => {
      const asked = new Map<unknown, string>();
      return {
        ...behaviour,
        read: (input) => {
          const members = behaviour.read(input);
          const before = asked.get(members['NextToken']);
          if (before === undefined || before === withoutToken(members)) return members;
          throw new ServiceError('InvalidNextToken');
        },
        page: (items, input) => {
          const { NextToken } = input;
          const plain = typeof NextToken === 'string' ? NextToken.split('~')[0] : NextToken;
          const { token: next, ...found } = behaviour.page(items, { ...input, NextToken: plain });
          if (next === undefined) return found;
          // Equal offsets of requests for pages of another size have equal tokens.
          const own = `${next}~${asked.size}`;
          asked.set(own, withoutToken(input));
          return { ...found, token: own };
        },
      };
    },
  },
];

function withoutToken({ NextToken: _, ...rest }: Members): string {
  return JSON.stringify(rest);
}

function token(name: string, title: string, type: string, status = 400): Variant {
  return {
    name,
    title,
    allowedBy: 'no error for it is documented',
    change: replacing(({ page: before }) => ({
      page: (items, input) => {
        try {
          return before(items, input);
        } catch {
          throw new ServiceError(type, '', status);
        }
      },
    })),
  };
}
