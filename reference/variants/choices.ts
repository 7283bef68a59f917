import type { Page } from '../behaviour.ts';
import { reading, replacing, type Variant } from '../catalogue-entry.ts';
import { filtersOf, wholeFilters } from '../checks.ts';
import type { Invocation } from '../data-set.ts';
import { pageSize, startOf } from '../documented-behaviour.ts';
import { issueToken } from '../page-token.ts';
import { ServiceError } from '../service-error.ts';
import { isList, isMembers, type Members } from '../wire.ts';

const unknown = 'what AWS does is unknown';

/** Choices that the documentation leaves: pages, tokens, filters, numbers, bodies. */
export const choiceVariants: readonly Variant[] = [
  page(
    'short-pages',
    'pages have fewer items than MaxResults',
    'pages need not be full',
    (items, input) => slice(items, input, Math.max(1, Math.floor(pageSize(input) * 0.7))),
  ),
  page('one-item-pages', 'pages have 3 items', 'pages need not be full', (items, input) =>
    slice(items, input, 3),
  ),
  page(
    'empty-page-with-a-token',
    'the second page is empty and has a token',
    'an empty page does not end a list',
    (items, input) => {
      const start = startOf(input);
      const size = pageSize(input);
      if (start === size && items.length > size)
        return { items: [], token: issueToken(size + 0.5, input) };
      return slice(items, input, size, Math.floor(start));
    },
  ),
  page(
    'empty-last-page',
    'a full last page has a token to an empty one',
    'an empty page may end a list',
    (items, input) => {
      const start = startOf(input);
      const end = start + pageSize(input);
      const shown = items.slice(start, end);
      return shown.length === pageSize(input)
        ? { items: shown, token: issueToken(end, input) }
        : { items: shown };
    },
  ),
  page(
    'default-page-of-10',
    'without MaxResults a page has 10 items',
    'the default size is not documented',
    (items, input) =>
      slice(items, input, typeof input['MaxResults'] === 'number' ? pageSize(input) : 10),
  ),
  page(
    'default-page-of-everything',
    'without MaxResults a page has all items',
    'the default size is not documented',
    (items, input) =>
      slice(items, input, typeof input['MaxResults'] === 'number' ? pageSize(input) : 1000),
  ),
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
    name: 'order-changes',
    title: 'items of one page come in another order each time',
    allowedBy: 'no order is documented',
    change: (behaviour) => {
      let calls = 0;
      return {
        ...behaviour,
        renderOutput: (items, found, input) => {
          calls += 1;
          const turned = calls % 2 === 0 ? [...items].reverse() : items;
          return behaviour.renderOutput(turned, found, input);
        },
      };
    },
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
            : { ...found, token: `${found.token}.${used.size}.${Math.random()}` };
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
  ...(
    ['ValidationException', 'InvalidFilterKey', 'InvalidFilterValue', 'InvalidFilter'] as const
  ).map((type) =>
    filtering(
      `unknown-filters-${type.toLowerCase()}`,
      `keys and values that are not documented are refused as ${type}`,
      (items, input, before) => {
        const odd = wholeFilters(input).some(
          ({ Key, Values }) =>
            Key !== 'STATUS' || !isList(Values) || !Values.every((value) => documented.has(value)),
        );
        if (odd) throw new ServiceError(type);
        return before(items, input);
      },
    ),
  ),
  filtering('filter-case-ignored', 'keys and values are compared without case', (items, input) =>
    wholeFilters(input).reduce<readonly Invocation[]>((left, { Key, Values }) => {
      const values = isList(Values) ? Values.map((value) => String(value).toUpperCase()) : [];
      if (String(Key).toUpperCase() !== 'STATUS') return [];
      return left.filter(({ Status }) => values.includes(Status));
    }, items),
  ),
  filtering(
    'empty-values-select-everything',
    'a filter without key or values selects everything',
    (items, input, before) => {
      const whole = wholeFilters(input).filter(
        ({ Key, Values }) => typeof Key === 'string' && isList(Values) && Values.length > 0,
      );
      return before(items, { ...input, Filters: whole });
    },
  ),
  filtering(
    'empty-values-select-nothing',
    'a filter without key or values selects nothing',
    (items, input, before) => {
      const empty = wholeFilters(input).some(
        ({ Key, Values }) => typeof Key !== 'string' || !isList(Values) || Values.length === 0,
      );
      return empty ? [] : before(items, input);
    },
  ),
  filtering('same-key-refused', 'two filters with one key are refused', (items, input, before) => {
    if (filtersOf(input).length > 1)
      throw new ServiceError('ValidationException', 'Duplicate key.');
    return before(items, input);
  }),
  filtering('same-key-widens', 'filters with one key widen the result', (items, input, before) => {
    const filters = filtersOf(input);
    if (filters.length < 2) return before(items, input);
    const found = filters.map((one) => new Set(before(items, { ...input, Filters: [one] })));
    return items.filter((item) => found.some((set) => set.has(item)));
  }),
  filtering(
    'last-filter-counts',
    'of filters with one key the last one counts',
    (items, input, before) => before(items, { ...input, Filters: filtersOf(input).slice(-1) }),
  ),
  filtering(
    'skipped-overlapping-refused',
    'SKIPPED_OVERLAPPING is no filter value',
    (items, input, before) => {
      if (JSON.stringify(filtersOf(input)).includes('"SKIPPED_OVERLAPPING"'))
        throw new ServiceError('ValidationException');
      return before(items, input);
    },
  ),
  refusing(
    'null-elements-refused',
    'null in a list cannot be read',
    'Smithy and AWS differ',
    (input) =>
      filtersOf(input).some(
        (one) =>
          one === null || (isMembers(one) && isList(one['Values']) && one['Values'].includes(null)),
      ),
  ),
  {
    name: 'null-elements-dropped',
    title: 'null in a list is dropped',
    allowedBy: 'Smithy and AWS differ',
    change: reading((input) =>
      isList(input['Filters'])
        ? { ...input, Filters: input['Filters'].filter((one) => one !== null) }
        : input,
    ),
  },
  refusing(
    'decimals-refused',
    'MaxResults 10.5 cannot be read',
    'Smithy and AWS differ',
    ({ MaxResults }) => typeof MaxResults === 'number' && !Number.isInteger(MaxResults),
  ),
  refusing(
    'beyond-32-bits-unreadable',
    'MaxResults beyond 32 bits cannot be read',
    'Smithy and AWS differ',
    ({ MaxResults }) => typeof MaxResults === 'number' && Math.abs(MaxResults) >= 2 ** 31,
  ),
  {
    name: 'decimals-rounded-up',
    title: 'MaxResults 10.5 is rounded to 11',
    allowedBy: unknown,
    change: reading((input) =>
      typeof input['MaxResults'] === 'number' && input['MaxResults'] < 100
        ? { ...input, MaxResults: Math.ceil(input['MaxResults']) }
        : input,
    ),
  },
  parsing(
    'exponents-refused',
    'numbers with an exponent or fraction cannot be read',
    unknown,
    (body) => /:-?\d[\d.]*([eE.])/.test(body),
  ),
  parsing(
    'byte-order-mark-refused',
    'a byte-order mark cannot be read',
    'RFC 8259 leaves it open',
    (body) => body.startsWith('\uFEFF'),
  ),
  parsing(
    'duplicate-keys-refused',
    'a name that comes twice cannot be read',
    'RFC 8259 leaves it open',
    (body) => /"WindowExecutionId".*"WindowExecutionId"/.test(body),
  ),
  parsing(
    'deep-nesting-refused',
    'a body nested more than 100 deep cannot be read',
    'RFC 8259 allows limits',
    (body) => body.includes('['.repeat(101)),
  ),
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
  {
    name: 'body-limit-of-100-kilobytes',
    title: 'bodies above 100 kB get 413 from a gateway',
    allowedBy: 'recorded of other services',
    change: replacing(({ send, renderError }) => ({
      send: (response, request) =>
        request.body.length > 100_000
          ? {
              status: 413,
              headers: { 'content-type': 'text/html' },
              body: '<html>413 Request Entity Too Large</html>',
            }
          : send(response, request),
      renderError,
    })),
  },
  ...[400, 404, 405, 501].map(
    (status): Variant => ({
      name: `other-methods-${status}`,
      title: `other methods get HTTP ${status} and an HTML page`,
      allowedBy: 'only POST is the operation',
      change: replacing(({ send }) => ({
        send: (response, request) =>
          request.method === 'POST'
            ? send(response, request)
            : { status, headers: { 'content-type': 'text/html' }, body: '<html></html>' },
      })),
    }),
  ),
  {
    name: 'get-is-a-health-page',
    title: 'GET gets a page of 200 that says the server is up',
    allowedBy: 'only POST is the operation',
    change: replacing(({ send }) => ({
      send: (response, request) =>
        request.method === 'GET'
          ? {
              status: 200,
              headers: { 'content-type': 'application/json' },
              body: '{"status":"running"}',
            }
          : send(response, request),
    })),
  },
  ...[404, 415].map(
    (status): Variant => ({
      name: `other-media-types-${status}`,
      title: `a request of another media type gets HTTP ${status}`,
      allowedBy: 'services differ',
      change: replacing(({ send }) => ({
        send: (response, request) =>
          request.headers['content-type']?.startsWith('application/x-amz-json-1.1')
            ? send(response, request)
            : {
                status,
                headers: { 'content-type': 'text/xml' },
                body: '<UnknownOperationException/>',
              },
      })),
    }),
  ),
  {
    name: 'ids-found-in-upper-case',
    title: 'an id is found in upper case too',
    allowedBy: 'hexadecimal digits have no case',
    change: replacing(({ find, filter, page: before }) => ({
      find: (input) => find(lowered(input)),
      filter,
      page: before,
    })),
  },
  {
    name: 'one-problem-at-a-time',
    title: 'only the first of several problems is reported',
    allowedBy: 'the number of problems is not promised',
    change: replacing(({ refuse }) => ({
      refuse: (kind, problems, names) => refuse(kind, problems.slice(0, 1), names),
    })),
  },
];

const documented: ReadonlySet<unknown> = new Set([
  'PENDING',
  'IN_PROGRESS',
  'SUCCESS',
  'FAILED',
  'TIMED_OUT',
  'CANCELLING',
  'CANCELLED',
]);

type Select = (items: readonly Invocation[], input: Members) => readonly Invocation[];

function slice(
  items: readonly Invocation[],
  input: Members,
  size: number,
  start: number = startOf(input),
): Page {
  const end = start + size;
  const shown = items.slice(start, end);
  return end < items.length ? { items: shown, token: issueToken(end, input) } : { items: shown };
}

function page(
  name: string,
  title: string,
  allowedBy: string,
  make: (items: readonly Invocation[], input: Members) => Page,
): Variant {
  return { name, title, allowedBy, change: replacing(() => ({ page: make })) };
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

function filtering(
  name: string,
  title: string,
  select: (items: readonly Invocation[], input: Members, before: Select) => readonly Invocation[],
): Variant {
  return {
    name,
    title,
    allowedBy: unknown,
    change: replacing(({ filter }) => ({
      filter: (items, input) =>
        isList(input['Filters']) && input['Filters'].length > 0
          ? select(items, input, filter)
          : filter(items, input),
    })),
  };
}

/** Refuses as unreadable what the documented behaviour reads. */
function refusing(
  name: string,
  title: string,
  allowedBy: string,
  odd: (input: Members) => boolean,
): Variant {
  return {
    name,
    title,
    allowedBy,
    change: replacing(({ read }) => ({
      read: (input) => {
        if (odd(input)) throw new ServiceError('SerializationException');
        return read(input);
      },
    })),
  };
}

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

function lowered(input: Members): Members {
  return {
    ...input,
    WindowExecutionId: String(input['WindowExecutionId']).toLowerCase(),
    TaskId: String(input['TaskId']).toLowerCase(),
  };
}
