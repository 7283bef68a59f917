import { createHash } from 'node:crypto';
import type { Contract } from './contract.ts';

/** A digest over what a contract demands: the same constraints at the same levels have the same. */
export function contractDigest({ constraints, protocol }: Contract): string {
  const demands = constraints.map(({ id, level, rule }) => [id, level, rule]);
  const text = JSON.stringify([protocol, demands]);
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
