import type { Matcher, RuleList } from './pact-file.ts';

/** The value matches. */
export function only(matcher: Matcher): RuleList {
  return { combine: 'AND', matchers: [matcher] };
}

/** The value matches, or is null: a member that is null is not there. */
export function orNull(matcher: Matcher): RuleList {
  return { combine: 'OR', matchers: [matcher, { match: 'null' }] };
}

/** True of whatever stands there: every text holds the empty one. */
export const anything: RuleList = only({ match: 'include', value: '' });

/**
 * The members of an object may be there or not; those that are, are held against the rules of
 * their paths. Pact by itself demands every member that its example has.
 */
export const optionalMembers: RuleList = only({ match: 'values' });

/**
 * A member that an example has beside one that is an object or a list. Pact holds a member that it
 * does not know against the first one of the example, by the alphabet: that must be no object.
 */
export const otherMembers = { '(any other member)': '' } as const;

/** The path of what an object holds under a name. */
export function memberPath(path: string, name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}['${name}']`;
}

/** The expression that one of these texts matches, and nothing else. */
export function oneOf(texts: readonly string[]): string {
  const escaped = texts.map((text) => text.replaceAll(/[^\w\s-]/g, '\\$&'));
  return `\\A(?:${escaped.join('|')})\\z`;
}
