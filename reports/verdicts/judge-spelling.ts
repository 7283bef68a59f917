import type { Contract } from '../../contracts/contract.ts';
import { itemsOf } from '../../contracts/items-of.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { typeRule } from '../../contracts/requests/has-type.ts';
import type { Member } from '../../contracts/shape.ts';
import { type Finding, fail } from './finding.ts';

/**
 * Members that are not documented may come beside those that are, but not in their place: a client
 * would never see `startTime`.
 */
export function judgeSpelling(contract: Contract, body: JsonObject): Finding[] {
  const items = itemsOf(contract, body) ?? [];
  return [
    ...misspelt([...contract.output.members.values()], [body], 'response'),
    ...(allMisspelt(contract, items) ??
      misspelt(contract.items.members, items, contract.items.address)),
  ].filter((finding) => contract.byAddress.has(finding.address));
}

/** Where no member goes by its name, it is the names that are wrong: said of the identity, for all. */
function allMisspelt(
  { items: { members, identity, address } }: Contract,
  items: readonly JsonObject[],
): Finding[] | undefined {
  if (identity === undefined) return undefined;
  const [first] = items;
  const wanted = letters(identity);
  const actual = Object.keys(first ?? {}).find((name) => letters(name) === wanted);
  const known = members.some(({ name }) => items.some((item) => Object.hasOwn(item, name)));
  if (actual === undefined || known) return undefined;
  return [fail(`${address}/${identity}/present`, `a member ${identity}`, `a member ${actual}`)];
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
