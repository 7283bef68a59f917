import type { Contract } from '../../contracts/contract.ts';
import type { Shape } from '../../contracts/shape.ts';

/** The names of the members of an operation that its model calls sensitive, with what is there. */
export function sensitiveMembers({ input, output, errors }: Contract): Map<string, Shape[]> {
  const found = new Map<string, Shape[]>();
  const seen = new Set<Shape>();
  const visit = (shape: Shape): void => {
    if (seen.has(shape)) return;
    seen.add(shape);
    if (shape.type !== 'structure' && shape.type !== 'union') return;
    for (const member of shape.members.values()) {
      if (member.sensitive || holdsSensitive(member.shape)) {
        found.set(member.name, [...(found.get(member.name) ?? []), member.shape]);
      }
      for (const inner of structuresIn(member.shape)) visit(inner);
    }
  };
  for (const shape of [input, output, ...errors.map((error) => error.shape)]) visit(shape);
  return found;
}

/** True of a list or map whose elements, keys or values are sensitive: they have no name of their own. */
function holdsSensitive(shape: Shape): boolean {
  if (shape.type === 'list') return shape.element.sensitive || holdsSensitive(shape.element.shape);
  if (shape.type !== 'map') return false;
  return shape.key.sensitive || shape.value.sensitive || holdsSensitive(shape.value.shape);
}

function structuresIn(shape: Shape): Shape[] {
  if (shape.type === 'list') return structuresIn(shape.element.shape);
  if (shape.type === 'map') return structuresIn(shape.value.shape);
  return [shape];
}
