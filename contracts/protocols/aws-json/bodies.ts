import type { JsonObject } from '../../json.ts';

/** A body made from valid members. */
export interface BodyForm {
  readonly name: string;
  readonly text: (base: JsonObject) => string;
}

/** A body with the constraint that it is about. */
export interface AddressedBody extends BodyForm {
  readonly address: string;
}

const json = (base: JsonObject): string => JSON.stringify(base);

/** The members with one more, given as raw text. */
function plus(base: JsonObject, raw: string): string {
  const text = json(base);
  return text === '{}' ? `{${raw}}` : `${text.slice(0, -1)},${raw}}`;
}

const malformed: readonly BodyForm[] = [
  { name: 'not-json', text: () => 'this is not JSON' },
  { name: 'open-brace', text: () => '{' },
  { name: 'truncated', text: (base) => json(base).slice(0, -1) },
  { name: 'truncated-in-a-string', text: (base) => json(base).slice(0, -4) },
  { name: 'trailing-garbage', text: (base) => `${json(base)}garbage` },
  { name: 'trailing-brace', text: (base) => `${json(base)}}` },
  { name: 'two-documents', text: (base) => `${json(base)}${json(base)}` },
  { name: 'trailing-comma', text: (base) => `${json(base).slice(0, -1)},}` },
  { name: 'single-quotes', text: (base) => json(base).replaceAll('"', "'") },
  { name: 'unquoted-names', text: (base) => json(base).replaceAll(/"(\w+)":/g, '$1:') },
  { name: 'comment', text: (base) => `${json(base)}/* comment */` },
  { name: 'missing-colon', text: (base) => json(base).replace('":', '" ') },
  { name: 'form-feed', text: (base) => `\f${json(base)}` },
  { name: 'raw-newline-in-a-string', text: (base) => plus(base, '"Unknown":"a\nb"') },
  { name: 'not-a-number', text: (base) => plus(base, '"Unknown":NaN') },
  { name: 'leading-zero', text: (base) => plus(base, '"Unknown":010') },
  { name: 'hexadecimal', text: (base) => plus(base, '"Unknown":0x10') },
  { name: 'missing-comma', text: (base) => `${json(base).slice(0, -1)} "Unknown":1}` },
  { name: 'unknown-escape', text: (base) => plus(base, '"Unknown":"\\x41"') },
  { name: 'line-comment', text: (base) => `${json(base)} // comment` },
  { name: 'hash-comment', text: (base) => `# comment\n${json(base)}` },
  { name: 'trailing-comma-in-an-array', text: (base) => plus(base, '"Unknown":[1,]') },
  { name: 'missing-element', text: (base) => plus(base, '"Unknown":[1,,2]') },
  { name: 'single-quoted-string', text: (base) => plus(base, `"Unknown":'a'`) },
  { name: 'raw-tab-in-a-string', text: (base) => plus(base, '"Unknown":"a\tb"') },
  { name: 'plus-sign', text: (base) => plus(base, '"Unknown":+1') },
  { name: 'leading-point', text: (base) => plus(base, '"Unknown":.5') },
  { name: 'python-literals', text: (base) => plus(base, '"Unknown":[True,None]') },
  { name: 'no-break-space', text: (base) => `\u00a0${json(base)}` },
  { name: 'form-encoded', text: () => 'Action=Describe&Version=2014-11-06' },
];

/** Texts that are no JSON. */
export const malformedBodies: readonly BodyForm[] = malformed.map((body) => ({
  ...body,
  text: guarded(body.text),
}));

/** JSON documents that are no object. */
export const otherJsonBodies: readonly BodyForm[] = [
  { name: 'null', text: () => 'null' },
  { name: 'string', text: () => '"text"' },
  { name: 'json-in-a-string', text: (base) => JSON.stringify(json(base)) },
  { name: 'number', text: () => '1' },
  { name: 'true', text: () => 'true' },
  { name: 'empty-array', text: () => '[]' },
  { name: 'array-of-the-object', text: (base) => `[${json(base)}]` },
  { name: 'array-of-the-values', text: (base) => JSON.stringify(Object.values(base)) },
];

/** Bodies of which nothing says what a server does; it must not break. */
export const oddBodies: readonly AddressedBody[] = [
  {
    address: 'protocol/byte-order-mark',
    name: 'byte-order-mark',
    text: (base) => `\uFEFF${json(base)}`,
  },
  {
    address: 'protocol/duplicate-keys',
    name: 'same-value',
    text: (base) => {
      const [name, value] = Object.entries(base)[0] ?? ['Unknown', 'x'];
      return plus({ [name]: value, ...base }, `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    },
  },
  {
    address: 'protocol/deep-nesting',
    name: 'five-thousand-arrays',
    text: (base) => plus(base, `"Unknown":${'['.repeat(5000)}${']'.repeat(5000)}`),
  },
  {
    address: 'protocol/large-body',
    name: 'quarter-mebibyte',
    text: (base) => plus(base, `"Unknown":"${'x'.repeat(256 * 1024)}"`),
  },
];

/** Bodies that are as valid as the plain one. */
export const plainBodies: readonly AddressedBody[] = [
  {
    address: 'request/valid',
    name: 'white-space',
    text: (base) => `\r\n\t ${JSON.stringify(base, undefined, 4)} \r\n`,
  },
  {
    address: 'request/valid',
    name: 'members-reversed',
    text: (base) => json(Object.fromEntries(Object.entries(base).reverse())),
  },
  { address: 'request/valid', name: 'escaped-characters', text: escaped },
  ...[
    ['string', '"Unknown":"value"'],
    ['structure', '"Unknown":{"a":[1,{"b":null}]}'],
    ['null', '"Unknown":null'],
    ['prototype', '"__proto__":{"MaxResults":1},"constructor":"x"'],
    ['inherited-names', '"":1,"toString":1,"hasOwnProperty":1'],
    [
      'every-kind-of-value',
      '"Unknown":[1.5,-2E+3,12345678901,true,false,[],{},"\\"\\\\\\/\\b\\f\\n\\r\\t\\ud83d\\uDE00"]',
    ],
    ['nul', '"Unknown\\u0000":"a\\u0000b"'],
    ['unicode-name', '"\u{1F600}\u00E9":"\u{1F600}"'],
  ].map(([name = '', raw = '']) => ({
    address: 'request/unknown-members',
    name,
    text: (base: JsonObject) => plus(base, raw),
  })),
];

/** Every character of names and strings as \\uXXXX, which JSON reads as the same text. */
function escaped(base: JsonObject): string {
  return json(base).replaceAll(/"([^"\\]*)"/g, (_, text: string) => {
    const units = text.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
    return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
  });
}

/** An operation without required members has `{}` as base: a fault then needs a member to sit in. */
function guarded(text: BodyForm['text']): BodyForm['text'] {
  return (base) => text(Object.keys(base).length > 0 ? base : { Unknown: 'value' });
}
