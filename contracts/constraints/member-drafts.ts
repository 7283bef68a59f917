import type { Source } from '../contract.ts';
import type { Member, StructureShape } from '../shape.ts';
import type { Draft } from './draft.ts';
import { requiredConstraint } from './shape-constraints.ts';

/** The constraints of each member of a structure: whether it is required, and what its value is. */
export function memberDrafts(
  address: string,
  structure: StructureShape,
  source: Source,
  ofValue: (at: string, member: Member) => Draft[],
): Draft[] {
  return [...structure.members.values()].flatMap((member) => {
    const at = `${address}/${member.name}`;
    const required = member.required ? [requiredConstraint(at, member, source)] : [];
    return [...required, ...ofValue(at, member)];
  });
}
