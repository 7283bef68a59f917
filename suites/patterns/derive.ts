import type { Characters, Choice, Decisions, Literal, Part, Reference, Repeat } from './part.ts';

/** One element of a value: a literal, or a set with how often it is and may be repeated. */
export interface Run {
  readonly part: Literal | Characters | Reference;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** For a reference: the runs before it that its group made. */
  readonly copied?: readonly [number, number];
}

const limit = 20_000;

/** The runs of a pattern under some decisions; the least repetitions where nothing is decided. */
export function derive(root: Part, decisions: Decisions): Run[] {
  const runs: Run[] = [];
  const captured = new Map<Choice, readonly [number, number]>();
  const walk = (part: Part): void => {
    // Nested large repetitions multiply; what is cut short fails its verification.
    if (runs.length > limit) return;
    switch (part.kind) {
      case 'sequence':
        for (const each of part.parts) walk(each);
        break;
      case 'choice': {
        const from = runs.length;
        const option = part.options[decisions.get(part) ?? 0];
        if (option) walk(option);
        captured.set(part, [from, runs.length]);
        break;
      }
      case 'repeat': {
        if (part.part.kind === 'characters') {
          runs.push(repeated(part.part, part, decisions.get(part), runs.at(-1)));
          break;
        }
        const count = Math.min(decisions.get(part) ?? part.min, limit);
        for (let index = 0; index < count; index += 1) walk(part.part);
        break;
      }
      case 'reference': {
        const copied = part.group && captured.get(part.group);
        runs.push({ part, count: 1, min: 1, max: 1, ...(copied && { copied }) });
        break;
      }
      default:
        runs.push({ part, count: 1, min: 1, max: 1 });
    }
  };
  walk(root);
  return runs;
}

function repeated(
  part: Characters,
  { min, max }: Repeat,
  count: number | undefined,
  before: Run | undefined,
): Run {
  if (count !== undefined) return { part, count, min: count, max: count };
  // `aws[a-z-]*` reads best as `aws`, and spaces that may be left out are.
  const isTail = before?.part.kind === 'literal' && /[a-z0-9]$/i.test(before.part.text);
  const ordinary = isTail || !['a', 'A', '1'].some(part.has) ? 0 : 1;
  return { part, count: Math.max(min, Math.min(ordinary, max)), min, max };
}
