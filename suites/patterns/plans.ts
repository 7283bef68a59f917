import type { Plan } from './write-part.ts';

/** A plan with the name that the value it makes goes by. */
export interface NamedPlan {
  readonly name: string;
  readonly plan: Plan;
}

type Pick = Plan['pick'];

/** The first character that satisfies a preference, else the first there is. */
function prefer(test: RegExp): Pick {
  return (inside) => inside.find((character) => test.test(character)) ?? inside[0] ?? '';
}

/** Characters taken in turn, so that neighbours differ. */
function inTurn(test: RegExp): Pick {
  return (inside, position) => {
    const liked = inside.filter((character) => test.test(character));
    const pool = liked.length > 0 ? liked : inside;
    return pool[position % pool.length] ?? '';
  };
}

const least: Plan['repeat'] = (min) => min;

function plan(pick: Pick, repeat: Plan['repeat'] = least, alternative = 0): Plan {
  return { pick, repeat, alternative };
}

const upperAndLower: Pick = (inside, position) =>
  (position % 2 === 0 ? inTurn(/[a-z]/) : inTurn(/[A-Z]/))(inside, position);

/** Ways to choose characters, in the order in which their values are named. */
export const characterPlans: readonly NamedPlan[] = [
  { name: 'digits-and-lower-case', plan: plan(inTurn(/[0-9a-z]/)) },
  { name: 'upper-case', plan: plan(inTurn(/[0-9A-Z]/)) },
  { name: 'mixed-case', plan: plan(upperAndLower) },
  { name: 'letters-only', plan: plan(inTurn(/[a-z]/)) },
  { name: 'all-zeros', plan: plan(prefer(/0/)) },
  { name: 'all-nines', plan: plan(prefer(/9/)) },
  { name: 'all-first-letter', plan: plan(prefer(/[aA]/)) },
  {
    name: 'all-last-letter',
    plan: plan((inside) => inside.findLast((one) => /[a-zA-Z]/.test(one)) ?? inside[0] ?? ''),
  },
];

/** How often to repeat what may be repeated: the least, once more, and up to what the length asks. */
export function repeatCounts(min: number, max: number): number[] {
  const counts = [0, 1, 2, 3, 5, 8, 12, 16, 20, 24, 32, 36, 64, min, max];
  return [...new Set(counts.filter((count) => count <= max))];
}

/** A plan that repeats `count` times, within what each part allows. */
export function repeated(named: Plan, count: number, alternative = 0): Plan {
  const repeat: Plan['repeat'] = (min, max) => Math.max(min, Math.min(max, count));
  return { ...named, repeat, alternative };
}
