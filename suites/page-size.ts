import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';

/** The bounds of the page size; 1 to 100 where the model has none. */
export function sizeBounds(contract: Contract, pageSize: string): { min: number; max: number } {
  const shape = contract.input.members.get(pageSize)?.shape;
  const { min = 1, max = 100 } = (shape?.type === 'integer' ? shape.range : undefined) ?? {};
  return { min: Math.max(1, min), max };
}

/** The member that asks for pages of the least or the largest size; nothing without such a member. */
export function pageOf(contract: Contract, bound: 'min' | 'max'): JsonObject {
  const size = contract.pagination?.pageSize;
  return size === undefined ? {} : { [size]: sizeBounds(contract, size)[bound] };
}

/** True for a token that is a free string, so that one can be made up that breaks nothing else. */
export function isFreeToken({ input, pagination }: Contract): boolean {
  const token = pagination && input.members.get(pagination.inputToken)?.shape;
  return token?.type === 'string' && !token.length && token.pattern === undefined;
}
