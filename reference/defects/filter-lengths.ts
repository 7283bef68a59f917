import { checking, type Defect, replacing, without } from '../catalogue-entry.ts';
import { filtersOf, keysOf, valuesOf, wholeFilters } from '../checks/check.ts';
import { isList, type Members } from '../wire.ts';

const graphemes = new Intl.Segmenter();

/** Lengths of the keys and values of filters: off by one, miscounted, or not checked. */
export const filterLengthDefects: readonly Defect[] = [
  ...sizes('filter-key', 'Filters/member/Key', 128, keysOf),
  ...sizes('filter-value', 'Filters/member/Values/member', 256, valuesOf),
  firstOnly('filters-after-the-first-unchecked', 'only the first filter is checked', (input) => ({
    ...input,
    Filters: filtersOf(input).slice(0, 1),
  })),
  firstOnly(
    'filter-values-after-the-first-unchecked',
    'only the first value of a filter is checked',
    (input) => ({
      ...input,
      Filters: wholeFilters(input).map((one) =>
        isList(one['Values']) ? { ...one, Values: one['Values'].slice(0, 1) } : one,
      ),
    }),
  ),
];

/** Lets checks inside filters see only a part of them. */
function firstOnly(name: string, title: string, cut: (input: Members) => Members): Defect {
  return {
    name,
    title,
    breaks: ['request/Filters/member/Values/member/length'],
    change: replacing(({ checks }) => ({
      checks: checks.map((check) =>
        check.name.startsWith('Filters/member/')
          ? { ...check, problem: (input) => check.problem(cut(input)) }
          : check,
      ),
    })),
  };
}

function sizes(
  name: string,
  member: string,
  max: number,
  values: (input: Members) => readonly unknown[],
): Defect[] {
  const longest = (holds: (value: string) => boolean) =>
    checking(`${member}/maximum`, (input) =>
      values(input).every((value) => typeof value !== 'string' || holds(value)),
    );
  const defect = (kind: string, title: string, change: Defect['change']): Defect => ({
    name: `${name}-${kind}`,
    title: `${member}: ${title}`,
    breaks: [`request/${member}/length`],
    change,
  });
  return [
    defect('empty-accepted', 'an empty string is taken', without(`${member}/minimum`)),
    defect('length-unchecked', 'the length has no upper bound', without(`${member}/maximum`)),
    defect(
      'one-too-long-accepted',
      `${max + 1} characters are taken`,
      longest((value) => [...value].length <= max + 1),
    ),
    defect(
      'maximum-refused',
      `${max} characters are refused`,
      longest((value) => [...value].length < max),
    ),
    defect(
      'length-in-utf-16-units',
      'characters outside the basic plane count twice',
      longest((value) => value.length <= max),
    ),
    defect(
      'length-in-graphemes',
      'accents that combine do not count',
      longest((value) => [...graphemes.segment(value)].length <= max),
    ),
  ];
}
