import type { Defect } from '../catalogue-entry.ts';
import { unfinished } from '../invocation.ts';
import { kebabCase } from '../kebab-case.ts';
import { item, items, member } from './response-defect.ts';

/** Times in another form or unit, or that cannot be. */
export const responseTimeDefects: readonly Defect[] = [
  ...['StartTime', 'EndTime'].flatMap((name): Defect[] => [
    member(
      `${kebabCase(name)}-iso`,
      `${name} is an ISO 8601 string`,
      [`${item}/${name}/timestamp`],
      name,
      (value) => new Date(Number(value) * 1000).toISOString(),
    ),
    member(
      `${kebabCase(name)}-string`,
      `${name} is a number in a string`,
      [`${item}/${name}/timestamp`],
      name,
      String,
    ),
    member(
      `${kebabCase(name)}-structure`,
      `${name} is an object`,
      [`${item}/${name}/timestamp`],
      name,
      (value) => ({ seconds: value }),
    ),
    member(
      `${kebabCase(name)}-milliseconds`,
      `${name} counts milliseconds`,
      [`${item}/${name}/seconds`, `${item}/${name}/range`],
      name,
      (value) => Math.round(Number(value) * 1000),
    ),
    member(
      `${kebabCase(name)}-microseconds`,
      `${name} counts microseconds`,
      [`${item}/${name}/seconds`, `${item}/${name}/range`],
      name,
      (value) => Math.round(Number(value) * 1e6),
    ),
  ]),
  member(
    'end-before-start',
    'EndTime is an hour before StartTime',
    [`${item}/EndTime/not-before`],
    'EndTime',
    (value) => Number(value) - 3600,
  ),
  member(
    'end-a-moment-before-start',
    'EndTime is cut to whole seconds, and so before StartTime',
    [`${item}/EndTime/not-before`],
    'EndTime',
    (_, rendered) => Math.floor(Number(rendered['StartTime'])) - 0.001,
  ),
  items(
    'end-and-start-swapped',
    'StartTime is the end, and EndTime the start',
    [`${item}/EndTime/not-before`],
    (rendered) =>
      'EndTime' in rendered
        ? { ...rendered, StartTime: rendered['EndTime'], EndTime: rendered['StartTime'] }
        : rendered,
  ),
  items(
    'end-zero-while-running',
    'EndTime is 0 while an item is running',
    [`${item}/EndTime/not-before`, `${item}/EndTime/seconds`, `${item}/EndTime/range`],
    (rendered) =>
      unfinished.has(String(rendered['Status'])) ? { ...rendered, EndTime: 0 } : rendered,
  ),
  items(
    'end-empty-while-running',
    'EndTime is an empty string while an item is running',
    [`${item}/EndTime/timestamp`],
    (rendered) =>
      unfinished.has(String(rendered['Status'])) ? { ...rendered, EndTime: '' } : rendered,
  ),
];
