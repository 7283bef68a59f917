import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { baseInput } from './base-input.ts';
import { caseOf, plainControl, refusalCase } from './build-case.ts';
import type { Case, Need, Steps } from './case.ts';
import { groundSteps } from './ground-steps.ts';
import { isFreeToken, pageOf } from './page-size.ts';
import { misshapenValue } from './patterns.ts';
import { placesOf, validValue } from './places.ts';
import { requestOf } from './requests.ts';
import { readPage } from './walk.ts';

/**
 * Faults in a request that has filters and a page size as well, and in one for a later page. A
 * target may handle filters, page sizes and tokens apart, and check less there.
 */
export function combinationCases(contract: Contract): Case[] {
  const faults = faultsOf(contract);
  const full = fullRequest(contract);
  return [
    ...(Object.keys(full({})).length > 0
      ? [...faults, ...fullFaults(contract)].map((fault) => fullCase(contract, full, fault))
      : []),
    ...(contract.pagination ? faults.map((fault) => laterCase(contract, fault)) : []),
  ];
}

interface Fault {
  readonly name: string;
  readonly covers: readonly [string, ...string[]];
  readonly needs: Need;
  readonly put: (base: JsonObject, knowledge: Knowledge) => JsonObject;
}

/** One fault of each kind that may stand in any request. */
function faultsOf(contract: Contract): Fault[] {
  return [
    ...missing(contract),
    ...misshapen(contract),
    ...outOfRange(contract),
    ...unknown(contract),
  ];
}

function missing(contract: Contract): Fault[] {
  const member = [...contract.input.members.values()].findLast(({ required }) => required);
  if (!member) return [];
  const { name } = member;
  const put = ({ [name]: _, ...rest }: JsonObject) => rest;
  return [{ name: 'absent', covers: [`request/${name}/required`], needs: 'nothing', put }];
}

function misshapen(contract: Contract): Fault[] {
  for (const place of placesOf(contract)) {
    const value = place.path.includes('/') ? undefined : misshapenValue(place);
    if (value === undefined) continue;
    const covers = [`request/${place.path}/pattern`] as const;
    return [
      { name: 'not-matching', covers, needs: 'nothing', put: (base) => place.put(base, value) },
    ];
  }
  return [];
}

function outOfRange(contract: Contract): Fault[] {
  const name = contract.pagination?.pageSize;
  const shape = name === undefined ? undefined : contract.input.members.get(name)?.shape;
  const max = shape?.type === 'integer' ? shape.range?.max : undefined;
  if (name === undefined || max === undefined) return [];
  const put = (base: JsonObject) => ({ ...base, [name]: max + 1 });
  return [{ name: 'above-maximum', covers: [`request/${name}/range`], needs: 'nothing', put }];
}

function unknown({ resources }: Contract): Fault[] {
  const [name, error] = [...resources].at(-1) ?? [];
  if (name === undefined) return [];
  return [
    {
      name: `unknown-${name}`,
      covers: ['errors/unknown-ids', `errors/${error}`],
      needs: 'fixture',
      put: (base, { absent }) => ({ ...base, [name]: absent[name] ?? '' }),
    },
  ];
}

/** Faults that cannot stand beside the token of a later page, or that it says nothing new about. */
function fullFaults(contract: Contract): Fault[] {
  const { pagination, filters } = contract;
  const faults: Fault[] = [];
  if (pagination && isFreeToken(contract)) {
    const { inputToken } = pagination;
    faults.push({
      name: 'garbage',
      covers: ['paging/unknown-token'],
      needs: 'fixture',
      put: (base, { absent }) => ({ ...base, [inputToken]: absent[inputToken] ?? '' }),
    });
  }
  const list = filters && placesOf(contract).find(({ path }) => path === filters.member);
  const { length } = list?.member.shape.type === 'list' ? list.member.shape : {};
  if (list && length?.max !== undefined) {
    const [filter = null] = [validValue(list, contract)].flat();
    const many = Array.from({ length: length.max + 1 }, () => filter);
    faults.push({
      name: 'above-maximum',
      covers: [`request/${list.path}/length`],
      needs: 'nothing',
      put: (base) => list.put(base, many),
    });
  }
  return faults;
}

/** The base with filters and a page size, where the operation has them. */
function fullRequest(contract: Contract): (base: JsonObject) => JsonObject {
  const { filters } = contract;
  const list = filters && placesOf(contract).find(({ path }) => path === filters.member);
  return (base) => {
    const sized = { ...base, ...pageOf(contract, 'min') };
    return list && filters.keys.length > 0 ? list.put(sized, validValue(list, contract)) : sized;
  };
}

function fullCase(
  contract: Contract,
  full: (base: JsonObject) => JsonObject,
  { name, covers, needs, put }: Fault,
): Case {
  return refusalCase(
    contract,
    {
      suite: 'combinations',
      name: `${name}-in-a-full-request`,
      title: `${covers[0]} broken beside filters and a page size`,
      covers,
      needs,
    },
    (base, knowledge) => requestOf(contract, put(full(base), knowledge)),
    (base) => requestOf(contract, full(base)),
  );
}

/** The control is the first page: its token may be good for one use. */
function laterCase(contract: Contract, { name, covers, put }: Fault): Case {
  return caseOf(
    contract,
    {
      suite: 'combinations',
      name: `${name}-on-a-later-page`,
      title: `${covers[0]} broken in a request for a later page`,
      covers,
      needs: 'fixture',
    },
    covers.slice(0, 1),
    function* steps(knowledge): Steps {
      const base = baseInput(contract, knowledge);
      const first = { ...base, ...pageOf(contract, 'min') };
      yield plainControl(contract, base);
      yield* groundSteps(contract, covers, base, knowledge);
      const reply = yield { request: requestOf(contract, first), control: true };
      const token = readPage(contract, reply)?.token;
      if (token === undefined) return;
      const second = { ...first, [contract.pagination?.inputToken ?? '']: token };
      yield { request: requestOf(contract, put(second, knowledge)) };
    },
  );
}
