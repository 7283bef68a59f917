import type { Rule, Source } from '../contract.ts';
import type { Member, Shape, StructureShape } from '../shape.ts';
import { recordOf } from '../smithy/model.ts';
import { type Draft, promise } from './draft.ts';
import { memberDrafts } from './member-drafts.ts';
import { shapeConstraints } from './shape-constraints.ts';
import { protocolSources, sourceOf } from './sources.ts';

/** Every constraint on the members of a 200 response, from the model and from our own traits. */
export function responseConstraints(output: StructureShape, source: Source): Draft[] {
  return membersOf('response', output, source, new Set([output])).map(atModelLevel);
}

/** Rules on values, beyond their types. */
const bounds: ReadonlySet<Rule['kind']> = new Set([
  ...(['length', 'range', 'pattern', 'enum'] as const),
]);

/**
 * AWS itself answers outside the bounds that its models put on output: an empty string where one
 * character is the least, or a value that an enum does not have yet. What only a model says of such
 * values is therefore no promise; what the documentation says is.
 */
function atModelLevel(draft: Draft): Draft {
  const { level, rule, source } = draft;
  if (level !== 'must' || source.kind !== 'model' || !bounds.has(rule.kind)) return draft;
  return { ...draft, level: 'should' };
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
  const name = member.name === 'member' ? at.slice('response/'.length) : member.name;
  const own = [
    ...shapeConstraints(at, name, shape, source),
    ...timeConstraints(at, member),
    ...traitConstraints(at, member, source),
  ];
  if (seen.has(shape)) return own;
  const inside = new Set(seen).add(shape);
  switch (shape.type) {
    case 'list':
      return [...own, ...valueConstraints(`${at}/member`, shape.element, source, inside)];
    case 'map':
      return [...own, ...valueConstraints(`${at}/value`, shape.value, source, inside)];
    case 'structure':
    case 'union': {
      const documented = sourceOf(member.traits, shape.origin);
      const from = documented.kind === 'documentation' ? documented : source;
      return [...own, ...membersOf(at, shape, from, inside)];
    }
    default:
      return own;
  }
}

function timeConstraints(at: string, { name, shape }: Member): Draft[] {
  if (shape.type !== 'timestamp' || shape.format !== 'epoch-seconds') return [];
  const { timestamps } = protocolSources;
  return [
    promise(`${at}/seconds`, 'must', `${name} counts seconds, not a smaller unit`, timestamps),
    promise(`${at}/plausible`, 'should', `${name} lies between 2006 and tomorrow`, timestamps),
    promise(`${at}/precision`, 'should', `${name} has at most 3 decimals`, timestamps),
  ];
}

function traitConstraints(at: string, { name, traits }: Member, source: Source): Draft[] {
  const drafts: Draft[] = [];
  const echoed = traits['aws.conformance#echoes'];
  if (typeof echoed === 'string') {
    const claim = `${name} is the ${echoed} that was asked for`;
    drafts.push(promise(`${at}/echo`, 'must', claim, source));
  }
  if (traits['aws.conformance#identity']) {
    drafts.push(
      promise(`${at}/present`, 'must', `every item has ${name}, which identifies it`, source),
      promise(`${at}/unique`, 'must', `no two items of an answer have the same ${name}`, source),
    );
  }
  const earlier = traits['aws.conformance#notBefore'];
  if (typeof earlier === 'string') {
    const claim = `${name} is not before ${earlier}`;
    drafts.push(promise(`${at}/not-before`, 'must', claim, source));
  }
  const present = recordOf(traits['aws.conformance#usuallyPresent']);
  if (present['title']) {
    const observed = observation(present);
    drafts.push(promise(`${at}/present`, 'should', `every item has ${name}`, observed));
  }
  const form = recordOf(traits['aws.conformance#usuallyMatches']);
  if (form['title']) {
    const claim = `${name} matches ${form['pattern']}`;
    drafts.push(promise(`${at}/form`, 'should', claim, observation(form)));
  }
  return drafts;
}

function observation(trait: Readonly<Record<string, unknown>>): Source {
  return {
    kind: 'observation',
    title: String(trait['title']),
    url: String(trait['url']),
    ...(typeof trait['observed'] === 'string' ? { observed: trait['observed'] } : {}),
  };
}
