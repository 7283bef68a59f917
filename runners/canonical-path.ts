import { parse } from 'node:querystring';

/** A path and a query, as Signature Version 4 signs them. */
export interface CanonicalPath {
  readonly path: string;
  readonly query: string;
}

/** Encoded, it is the same: nearly every request goes to `/`. */
const plain = /^(?:\/(?!\.)[\w.~-]+)+\/?$|^\/$/;

/** What no path that is encoded already has. */
const notEncoded = /[^0-9A-Za-z;,/?:@&=+$\-_.!~*'()#%]/;

/** S3 alone encodes a path once and keeps it as it is; all others encode what is encoded already. */
export function canonicalPath(given: string, service: string): CanonicalPath {
  if (plain.test(given)) return { path: given, query: '' };
  const whole = notEncoded.test(given) ? encodeURI(decodeURI(given)) : given;
  const [path = ''] = whole.split('?', 1);
  const query = whole.length > path.length ? canonicalQuery(whole.slice(path.length + 1)) : '';
  return { path: service === 's3' ? encodedOnce(path) : encodedTwice(path), query };
}

function encodedOnce(path: string): string {
  const segments = path
    .split('/')
    .map((segment) => decodeURIComponent(segment.replace(/\+/g, ' ')));
  return rooted(segments.map(encode).join('/').replaceAll('%2F', '/'));
}

function encodedTwice(path: string): string {
  const segments: string[] = [];
  for (const segment of path.replace(/\/{2,}/g, '/').split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(encode(segment));
  }
  return rooted(segments.join('/'));
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

function canonicalQuery(text: string): string {
  const pairs = Object.entries(parse(text))
    .filter(([name]) => name !== '')
    .map(([name, value = '']) => [encode(name), [value].flat().map(encode).sort()] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return pairs.flatMap(([name, values]) => values.map((value) => `${name}=${value}`)).join('&');
}

/** As RFC 3986 has it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
