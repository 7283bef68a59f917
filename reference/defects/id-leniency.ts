import { bytesOf } from '../bytes.ts';
import { both, checking, type Defect, reading, replacing, without } from '../catalogue-entry.ts';
import { idNames } from '../checks/check.ts';
import type { Members } from '../wire.ts';
import { isUuid, shortName } from './short-name.ts';

/** How libraries read a UUID that is written in another way. */
const readings: readonly (readonly [name: string, title: string, read: (id: string) => string])[] =
  [
    [
      'as-a-urn',
      'as Python does: as a URN, in braces, with or without dashes',
      (id) =>
        dashed(
          id
            .replace(/^urn:uuid:/, '')
            .replace(/^\{(.*)\}$/, '$1')
            .replaceAll('-', ''),
        ),
    ],
    ['in-parentheses', 'in parentheses as well', (id) => id.replace(/^\((.*)\)$/, '$1')],
    ['in-quotes', 'in quotes as well', (id) => id.replace(/^"(.*)"$/, '$1')],
    ['with-any-dash', 'with dashes of any kind', (id) => id.replaceAll(/[\p{Pd}\u2212_ ]/gu, '-')],
  ];

function dashed(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Ids that are mended, not looked at, or refused with the error for unknown ones. */
export const idLeniencyDefects: readonly Defect[] = idNames.flatMap((name): Defect[] => [
  {
    name: `${shortName(name)}-trimmed`,
    title: `white space around ${name} is cut off before it is checked`,
    breaks: [`request/${name}/pattern`, `request/${name}/length`],
    change: reading(changing(name, (id) => id.trim())),
  },
  {
    name: `${shortName(name)}-trimmed-at-the-end`,
    title: `white space after ${name} is cut off before it is checked`,
    breaks: [`request/${name}/pattern`, `request/${name}/length`],
    change: reading(changing(name, (id) => id.trimEnd())),
  },
  {
    name: `${shortName(name)}-cut-at-36`,
    title: `${name} is cut to 36 characters before it is checked`,
    breaks: [`request/${name}/pattern`, `request/${name}/length`],
    change: reading(changing(name, (id) => id.slice(0, 36))),
  },
  {
    name: `${shortName(name)}-of-any-form`,
    title: `${name} of any form is answered with an empty list`,
    breaks: [`request/${name}/pattern`, `request/${name}/length`],
    change: both(
      without(`${name}/pattern`, `${name}/length`),
      replacing(({ find }) => ({
        find: (input) => (String(input[name]).length === 36 ? find(input) : []),
      })),
    ),
  },
  {
    name: `${shortName(name)}-malformed-does-not-exist`,
    title: `${name} of the wrong form gets DoesNotExistException`,
    breaks: [`request/${name}/pattern`, `request/${name}/length`],
    change: without(`${name}/pattern`, `${name}/length`),
  },
  ...readings.map(
    ([kind, title, read]): Defect => ({
      name: `${shortName(name)}-${kind}`,
      title: `${name} is read ${title}`,
      breaks: [`request/${name}/pattern`, `request/${name}/length`],
      change: reading(changing(name, read)),
    }),
  ),
  {
    name: `${shortName(name)}-length-in-bytes`,
    title: `the length of ${name} is counted in bytes, and letters of any alphabet are taken`,
    breaks: [`request/${name}/length`, `request/${name}/pattern`],
    change: both(
      checking(`${name}/length`, (input) => bytesOf(String(input[name])).length === 36),
      checking(`${name}/pattern`, (input) => /^[\p{L}\p{Nd}-]*$/u.test(String(input[name]))),
    ),
  },
  {
    name: `${shortName(name)}-empty-accepted`,
    title: `an empty ${name} passes, being falsy`,
    breaks: [`request/${name}/length`, `request/${name}/pattern`],
    change: both(
      checking(`${name}/pattern`, (input) => input[name] === '' || isUuid(input[name])),
      checking(`${name}/length`, (input) => input[name] === '' || isSized(input[name])),
    ),
  },
]);

function changing(name: string, change: (id: string) => string): (input: Members) => Members {
  return (input) => {
    const value = input[name];
    return typeof value === 'string' ? { ...input, [name]: change(value) } : input;
  };
}

function isSized(value: unknown): boolean {
  return typeof value !== 'string' || [...value].length === 36;
}
