import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../../contracts/contract.ts';
import { isObject, type JsonObject, parseJson, plainText } from '../../contracts/json.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import { remember } from '../../contracts/remember.ts';
import { shorten } from '../../contracts/shorten.ts';
import { filtersOf } from './filters-of.ts';
import { type Finding, fail, pass } from './finding.ts';
import type { Walk } from './walks.ts';

/** Judges that items stay, and that finished ones do not change, against what was seen before. */
export function judgeState(
  contract: Contract,
  walks: readonly Walk[],
  knowledge: Knowledge,
): Finding[] {
  const address = 'state/stable';
  const before = knowledge.items;
  const findings: Finding[] = [];
  for (const walk of walks) {
    const last = walk.pages.at(-1)?.index;
    const changed = walk.pages.map(({ items }) => changeIn(contract)(before)(items)).find(Boolean);
    if (changed) findings.push(fail(address, changed.expected, changed.actual, last));
    else if (walk.pages.length > 0 && before.size > 0) findings.push(pass(address, last));
  }
  return [...findings, ...judgeRepeats(contract, walks)];
}

interface Change {
  readonly expected: string;
  readonly actual: string;
}

/** The first change in a page; equal pages come in many cases, and are the same object. */
const changeIn = remember((contract: Contract) =>
  remember((before: ReadonlyMap<string, JsonObject>) =>
    remember((items: readonly JsonObject[]) => findChange(contract, before, items)),
  ),
);

function findChange(
  contract: Contract,
  before: ReadonlyMap<string, JsonObject>,
  items: readonly JsonObject[],
): Change | undefined {
  const name = contract.items.identity ?? '';
  for (const item of items) {
    const id = item[name];
    const known = typeof id === 'string' ? before.get(id) : undefined;
    // Equal answers are the same objects, read once.
    if (!known || known === item || !isFinal(contract, known)) continue;
    const member = contract.items.own.find(
      ({ name: one }) => isScalar(known[one]) && !hasSameContent(known[one], item[one]),
    );
    if (!member) continue;
    const shown = (of: JsonObject) =>
      `${member.name} ${member.sensitive ? '***' : shorten(plainText(of[member.name]))}`;
    const expected = `${name} ${plainText(id)} with ${shown(known)}, as before`;
    return { expected, actual: shown(item) };
  }
  return undefined;
}

/** The same whole, unfiltered walk, made twice in one case, must find the same items. */
function judgeRepeats(contract: Contract, walks: readonly Walk[]): Finding[] {
  const name = contract.items.identity ?? '';
  const whole = walks.filter(
    ({ end, request }) => end === 'done' && filtersOf(contract)(request).everything,
  );
  return whole.slice(1).flatMap((walk, position) => {
    const earlier = whole[position];
    if (!earlier || JSON.stringify(earlier.request) !== JSON.stringify(walk.request)) return [];
    const ids = new Set(walk.pages.flatMap(({ items }) => items.map((item) => item[name])));
    const before = earlier.pages.flatMap(({ items }) => items.map((item) => item[name]));
    const gone = before.find((id) => !ids.has(id));
    const last = walk.pages.at(-1)?.index;
    if (gone === undefined) return [pass('state/stable', last)];
    const expected = `all ${before.length} items of the same request just before`;
    return [fail('state/stable', expected, `${name} ${shorten(plainText(gone))} is gone`, last)];
  });
}

/** True when an item is in a state that it does not leave: trait `aws.conformance#finalValues`. */
export function isFinal(contract: Contract, item: JsonObject): boolean {
  const { final } = contract.items;
  return final?.values.has(item[final.member]) ?? false;
}

/** An object written as JSON in a string may be written again with its members in another order. */
function hasSameContent(before: unknown, now: unknown): boolean {
  if (before === now) return true;
  if (typeof before !== 'string' || typeof now !== 'string') return false;
  const [one, other] = [parseJson(before), parseJson(now)];
  try {
    return isObject(one) && isObject(other) && isDeepStrictEqual(one, other);
  } catch {
    // Nested too deeply to be compared.
    return false;
  }
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
