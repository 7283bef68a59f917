import { itemsOf } from '../../contracts/answers/items-of.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { typeRule } from '../../contracts/requests/has-type.ts';
import type { Member } from '../../contracts/shape.ts';
import { type Finding, fail } from './finding.ts';

/**
 * Members that are not documented may come beside those that are, but not in their place: a client
 * would never see `startTime`.
 */
export function judgeSpelling(contract: Contract, body: JsonObject): Finding[] {
  const { members, address } = contract.items;
  return [
    ...misspelt([...contract.output.members.values()], [body], 'response'),
    ...misspelt(members, itemsOf(contract, body) ?? [], address),
  ].filter((finding) => contract.byAddress.has(finding.address));
}

function misspelt(
  members: readonly Member[],
  owners: readonly JsonObject[],
  address: string,
): Finding[] {
  const byLetters = new Map(members.map((member) => [letters(member.name), member]));
  const known = new Set(members.map(({ name }) => name));
  const found = new Map<Member, string>();
  for (const owner of owners) {
    for (const name of Object.keys(owner)) {
      const member = known.has(name) ? undefined : byLetters.get(letters(name));
      if (member && (owner[member.name] ?? null) === null) found.set(member, name);
    }
  }
  return [...found].map(([{ name, shape }, actual]) =>
    fail(`${address}/${name}/${typeRule(shape)}`, `a member ${name}`, `a member ${actual}`),
  );
}

/** What is left of a name without the ways that there are to join its words. */
function letters(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}
