import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { absentValues } from './absent-values.ts';
import { baseInput } from './base-input.ts';

/** Ids that stand for those of a target, each of them another, and other than those they are made from. */
export function madeUpKnowledge(
  contract: Contract,
  from: JsonObject = baseInput(contract, {}),
): Knowledge {
  const idsUnlike = (input: JsonObject): JsonObject => {
    const values = absentValues(contract, input);
    return Object.fromEntries(
      [...contract.resources.keys()].map((name) => [name, values[name] ?? '']),
    );
  };
  const input = { ...from, ...idsUnlike(from) };
  const foreign = idsUnlike(input);
  return { input, foreign, absent: absentValues(contract, foreign), items: new Map() };
}
