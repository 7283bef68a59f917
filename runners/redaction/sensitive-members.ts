import type { Contract } from '../../contracts/contract.ts';
import type { Shape } from '../../contracts/shape.ts';

/** The shapes of the sensitive members of an operation, by name. */
export function sensitiveMembers({
  input,
  output,
  errors,
  sensitive,
}: Contract): Map<string, Shape[]> {
  const found = new Map<string, Shape[]>();
  const seen = new Set<Shape>();
  const visit = (shape: Shape): void => {
    if (seen.has(shape)) return;
    seen.add(shape);
    if (shape.type === 'list') visit(shape.element.shape);
    if (shape.type === 'map') visit(shape.value.shape);
    if (shape.type !== 'structure' && shape.type !== 'union') return;
    for (const { name, shape: inner } of shape.members.values()) {
      if (sensitive.has(name)) found.set(name, [...(found.get(name) ?? []), inner]);
      visit(inner);
    }
  };
  for (const shape of [input, output, ...errors.map((error) => error.shape)]) visit(shape);
  return found;
}
