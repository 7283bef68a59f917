import type { Contract, Source } from '../contract.ts';
import type { Member, Shape, StructureShape } from '../shape.ts';
import { type Draft, promise } from './draft.ts';
import { memberDrafts } from './member-drafts.ts';
import { shapeConstraints } from './shape-constraints.ts';
import { observedSources, sourceOf, unknownSource } from './sources.ts';

/** Every constraint that the model puts on the request, member by member, in model order. */
export function requestConstraints(input: StructureShape, source: Source): Draft[] {
  return membersOf('request', input, source, new Set([input]));
}

function membersOf(
  address: string,
  structure: StructureShape,
  source: Source,
  seen: ReadonlySet<Shape>,
): Draft[] {
  return memberDrafts(address, structure, source, (at, member) =>
    valueConstraints(at, member, source, seen),
  );
}

function valueConstraints(
  at: string,
  member: Member,
  source: Source,
  seen: ReadonlySet<Shape>,
): Draft[] {
  const { shape } = member;
  const name = at.slice('request/'.length);
  const own = shapeConstraints(at, name, shape, source);
  if (shape.type === 'integer') own.push(numberForm(at, name));
  if (seen.has(shape)) return own;
  const inside = new Set(seen).add(shape);
  switch (shape.type) {
    case 'list':
      return [
        ...own,
        nullElement(at, name),
        ...valueConstraints(`${at}/member`, shape.element, source, inside),
      ];
    case 'map':
      return [
        ...own,
        ...valueConstraints(`${at}/key`, shape.key, source, inside),
        ...valueConstraints(`${at}/value`, shape.value, source, inside),
      ];
    case 'structure':
    case 'union':
      return [...own, ...membersOf(at, shape, sourceOrOwn(member, shape, source), inside)];
    default:
      return own;
  }
}

function sourceOrOwn(member: Member, shape: StructureShape, source: Source): Source {
  const own = sourceOf(member.traits, shape.origin);
  return own.kind === 'documentation' ? own : source;
}

function numberForm(at: string, name: string): Draft {
  const claim = `${name} written as a decimal or with an exponent is read as its value or refused`;
  return promise(`${at}/number-form`, 'may', claim, unknownSource);
}

function nullElement(at: string, name: string): Draft {
  const claim = `a null element of ${name} is ignored or refused`;
  return promise(`${at}/null-element`, 'may', claim, observedSources.framework);
}

/** Promises about requests as a whole, and about what filters select. */
export function requestPromises(contract: Pick<Contract, 'filters'>, source: Source): Draft[] {
  const drafts = [
    promise('request/valid', 'must', 'a request that breaks no constraint gets HTTP 200', source),
    promise(
      'request/unknown-members',
      'must',
      'members that the operation does not know are ignored',
      { ...observedSources.framework, kind: 'protocol', title: 'AWS JSON services ignore them' },
    ),
  ];
  const { filters } = contract;
  if (!filters) return drafts;
  const at = `request/${filters.member}`;
  return [
    ...drafts,
    promise(`${at}/matching`, 'must', 'every returned item matches the filters', source),
    promise(`${at}/complete`, 'must', 'no item that matches the filters is missing', source),
    promise(
      `${at}/incomplete-filter`,
      'may',
      'a filter without key or values is refused, or selects in some way',
      unknownSource,
    ),
    promise(
      `${at}/combined`,
      'may',
      'filters with the same key are combined, or refused',
      unknownSource,
    ),
  ];
}
