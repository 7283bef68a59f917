import type { AST } from '@eslint-community/regexpp';
import { charactersOf, isCharacterNode } from './characters.ts';
import { type Part, partsOf } from './parse-pattern.ts';

/** The choices that turn a pattern into one text. */
export interface Plan {
  /** One of the characters that a node takes, for the n-th character of the text. */
  readonly pick: (inside: readonly string[], position: number) => string;
  readonly repeat: (min: number, max: number) => number;
  /** Which of several alternatives inside a group. */
  readonly alternative: number;
}

/** Texts longer than this are not needed to tell implementations apart. */
const longest = 5000;

/** Writes one text for each part; whether the whole matches is for the caller to check. */
export function writeParts(parts: readonly Part[], plan: Plan): string[] {
  let written = 0;
  return parts.map((part) => {
    const text = writePart(part, plan, written);
    written += text.length;
    return text;
  });
}

function writePart({ node, min, max }: Part, plan: Plan, start: number): string {
  const times = Math.min(plan.repeat(min, max), longest);
  let text = '';
  for (let time = 0; time < times && text.length < longest; time += 1) {
    text += writeNode(node, plan, start + text.length);
  }
  return text;
}

function writeNode(node: AST.Element, plan: Plan, position: number): string {
  if (isCharacterNode(node)) return plan.pick(charactersOf(node).inside, position);
  if (node.type === 'Group' || node.type === 'CapturingGroup') {
    const { alternatives } = node;
    const chosen = alternatives[Math.min(plan.alternative, alternatives.length - 1)];
    return chosen ? writeParts(partsOf(chosen), inner(plan)).join('') : '';
  }
  // Backreferences and the like: what they take is found, if at all, by another plan.
  return '';
}

/** Repetition inside of repetition multiplies: what is inside comes no oftener than twice. */
function inner(plan: Plan): Plan {
  return { ...plan, repeat: (min, max) => Math.max(min, Math.min(2, plan.repeat(min, max))) };
}
