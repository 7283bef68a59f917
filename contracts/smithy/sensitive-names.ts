import { remember } from '../remember.ts';
import { type Model, recordOf, targetOf } from './model.ts';

/**
 * The names of all members of a model that are called sensitive: by a trait of their own, of what
 * they target, or of the elements, keys or values of it. A target may tell them in any answer.
 */
export const sensitiveNames: (model: Model) => ReadonlySet<string> = remember((model) => {
  const names = new Set<string>();
  for (const { type, body } of model.shapes.values()) {
    if (type !== 'structure' && type !== 'union') continue;
    for (const [name, member] of Object.entries(recordOf(body['members']))) {
      if (isSensitive(model, member, new Set())) names.add(name);
    }
  }
  return names;
});

function isSensitive(model: Model, member: unknown, seen: Set<string>): boolean {
  if ('smithy.api#sensitive' in recordOf(recordOf(member)['traits'])) return true;
  const target = targetOf(member);
  const shape = target === undefined ? undefined : model.shapes.get(target);
  if (target === undefined || !shape || seen.has(target)) return false;
  seen.add(target);
  if ('smithy.api#sensitive' in shape.traits) return true;
  const { member: element, key, value } = shape.body;
  return [element, key, value].some((one) => isSensitive(model, one, seen));
}
