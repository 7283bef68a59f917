import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { remember, rememberText } from '../contracts/remember.ts';
import type { Step } from './case.ts';
import { isFreeToken, pageOf } from './page-size.ts';
import { requestOf } from './requests.ts';

/**
 * What to send before the request of a case, to see what the target does anyway with the member
 * that the case is about: how it answers ids of nothing, whether it acts on page sizes and tokens.
 */
export function groundSteps(
  contract: Contract,
  [about = '']: readonly string[],
  base: JsonObject,
  { absent }: Knowledge,
): readonly Step[] {
  if (about === 'protocol/empty-body') return emptyObject(contract);
  const [side, name = ''] = about.split('/');
  return side === 'request' ? stepsAbout(contract)(base)(absent)(name) : none;
}

const none: readonly Step[] = [];

/** Many cases are about the same member, and compare with the same requests. */
const stepsAbout = remember((contract: Contract) =>
  remember((base: JsonObject) =>
    remember((absent: Knowledge['absent']) =>
      rememberText((name) => makeSteps(contract, name, base, absent[name])),
    ),
  ),
);

function makeSteps(
  contract: Contract,
  name: string,
  base: JsonObject,
  other: string | undefined,
): readonly Step[] {
  const { pagination, resources } = contract;
  if (name === pagination?.pageSize) {
    return [
      { request: requestOf(contract, { ...base, ...pageOf(contract, 'min') }), control: true },
    ];
  }
  const request = () => requestOf(contract, { ...base, [name]: other ?? '' });
  if (other === undefined) return none;
  if (resources.has(name)) {
    return [{ request: request(), ground: ['errors/unknown-ids'] }, ...outOfRange(contract, base)];
  }
  if (name === pagination?.inputToken && isFreeToken(contract)) {
    return [{ request: request(), ground: ['paging/unknown-token'] }];
  }
  return none;
}

/** What a fault that has nothing to do with ids is refused with. */
function outOfRange(contract: Contract, base: JsonObject): Step[] {
  const name = contract.pagination?.pageSize;
  const shape = name === undefined ? undefined : contract.input.members.get(name)?.shape;
  const max = shape?.type === 'integer' ? shape.range?.max : undefined;
  if (name === undefined || max === undefined) return [];
  const request = requestOf(contract, { ...base, [name]: max + 1 });
  return [{ request, ground: [`request/${name}/range`] }];
}

/** An empty body may be read as an empty object: whatever that is answered with. */
function emptyObject(contract: Contract): Step[] {
  const required = [...contract.input.members.values()].filter((member) => member.required);
  if (required.length === 0) return [];
  const ground = required.map((member) => `request/${member.name}/required`);
  return [{ request: requestOf(contract, {}), ground }];
}
