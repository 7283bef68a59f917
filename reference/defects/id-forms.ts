import { both, checking, type Defect, replacing, without } from '../catalogue-entry.ts';
import { idNames } from '../checks/check.ts';
import type { Members } from '../wire.ts';
import { isUuid, shortName } from './short-name.ts';

type Test = (value: string) => boolean;

/** Wrong ideas of what a UUID looks like; all of them let the length be checked apart. */
const forms: readonly (readonly [name: string, title: string, test: Test])[] = [
  [
    'unanchored-start',
    'the pattern is not anchored at its start',
    matches(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$(?!\n)/i),
  ],
  [
    'unanchored-end',
    'the pattern is not anchored at its end',
    matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i),
  ],
  [
    'trailing-newline',
    'the end anchor lets a newline through, as Python has it',
    matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n?$/i),
  ],
  [
    'multi-line',
    'the anchors match at line ends',
    matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/im),
  ],
  [
    'lower-case-only',
    'upper-case digits are refused',
    matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  ],
  [
    'mixed-case-refused',
    'upper and lower case in one id are refused',
    (id) =>
      matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)(id) &&
      (id === id.toLowerCase() || id === id.toUpperCase()),
  ],
  [
    'version-4-only',
    'only version-4 UUIDs are taken',
    matches(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i),
  ],
  [
    'versions-1-to-5-only',
    'only UUIDs of version 1 to 5 are taken',
    matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i),
  ],
  [
    'digits-of-any-alphabet',
    'digits of other alphabets are taken',
    matches(/^[\p{Nd}a-f]{8}(-[\p{Nd}a-f]{4}){3}-[\p{Nd}a-f]{12}$/iu),
  ],
  [
    'any-letters',
    'letters beyond f are taken',
    matches(/^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/i),
  ],
  ['any-36-of-hex-and-dash', 'dashes may stand anywhere', matches(/^[0-9a-f-]{36}$/i)],
  ['length-only', 'only the length is checked', (id) => [...id].length === 36],
  [
    'dash-any-character',
    'any character may stand for a dash',
    matches(/^[0-9a-f]{8}.[0-9a-f]{4}.[0-9a-f]{4}.[0-9a-f]{4}.[0-9a-f]{12}$/iu),
  ],
  [
    'groups-of-any-size',
    'the five groups may have any size',
    matches(/^[0-9a-f]+(-[0-9a-f]+){4}$/i),
  ],
  [
    'at-least-the-digits',
    'the last group may be longer',
    matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12,}$/i),
  ],
  [
    'dashes-optional',
    'the dashes may be missing',
    matches(/^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i),
  ],
];

/** Patterns that let ids of the wrong form through, or refuse ids of the right one. */
export const idFormDefects: readonly Defect[] = idNames.flatMap((name) =>
  forms.map((form) => formDefect(name, form)),
);

function formDefect(
  name: (typeof idNames)[number],
  [form, title, test]: (typeof forms)[number],
): Defect {
  const holds = (input: Members) => typeof input[name] !== 'string' || test(input[name]);
  return {
    name: `${shortName(name)}-${form}`,
    title: `${name}: ${title}`,
    breaks: [`request/${name}/pattern`, `request/${name}/length`],
    // What is let through is then looked up in a form that exists, as a lenient service would.
    change: both(
      without(`${name}/length`),
      checking(`${name}/pattern`, holds),
      replacing(({ find }) => ({
        find: (input) => (isUuid(input[name]) ? find(input) : []),
      })),
    ),
  };
}

function matches(pattern: RegExp): Test {
  return (value) => pattern.test(value);
}
