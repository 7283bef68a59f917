import { errorAddress } from '../contracts/answers/answer-kinds.ts';
import type { Contract } from '../contracts/contract.ts';
import { protocolOf } from '../contracts/protocols/protocols.ts';
import { type MakeRequest, refusalCase } from './build-case.ts';
import type { Case } from './case.ts';
import { type Place, placesOf } from './places.ts';
import { requestOf } from './requests.ts';

/** Name, status and envelope of each error that every operation can give, by several causes. */
export function errorCases(contract: Contract): Case[] {
  return [
    ...firstPlaces(contract, 'required').map((place) =>
      errorCase(contract, validation, place, 'required', 'missing-member', (base) =>
        requestOf(contract, { ...base, [place.path]: null }),
      ),
    ),
    ...firstPlaces(contract, 'range').map((place) =>
      errorCase(contract, validation, place, 'range', 'out-of-range', (base) =>
        requestOf(contract, { ...base, [place.path]: beyondRange(place) }),
      ),
    ),
    ...firstPlaces(contract, 'type').map((place) =>
      errorCase(contract, serialization, place, 'type', 'wrong-type', (base) =>
        requestOf(contract, { ...base, [place.path]: { unexpected: 'structure' } }),
      ),
    ),
    ...protocolOf(contract)
      .errorProbes(contract)
      .flatMap(({ name, error, breaks, shows, request }) => {
        const address = errorAddress(contract, error);
        if (address === undefined) return [];
        return [addressCase(contract, [address, ...shows], breaks, name, request)];
      }),
  ];
}

const validation = 'errors/ValidationException';
const serialization = 'errors/SerializationException';

/** The first top-level member with a constraint of this kind; none when there is none. */
function firstPlaces(contract: Contract, rule: 'required' | 'range' | 'type'): Place[] {
  const place = placesOf(contract).find(({ path, member }) => {
    const scalar = ['string', 'integer'].includes(member.shape.type);
    return !path.includes('/') && scalar && contract.byAddress.has(`request/${path}/${rule}`);
  });
  return place ? [place] : [];
}

function beyondRange({ member }: Place): number {
  const { range } = member.shape.type === 'integer' ? member.shape : {};
  return range?.max === undefined ? (range?.min ?? 0) - 1 : range.max + 1;
}

function errorCase(
  contract: Contract,
  error: string,
  place: Place,
  rule: string,
  name: string,
  probe: MakeRequest,
): Case {
  const covers = [error, 'protocol/error-envelope', 'protocol/request-id', 'protocol/content-type'];
  return addressCase(contract, covers, `request/${place.path}/${rule}`, name, probe);
}

function addressCase(
  contract: Contract,
  covers: readonly string[],
  broken: string,
  name: string,
  probe: MakeRequest,
): Case {
  const title = `the error for ${name.replaceAll('-', ' ')}`;
  const draft = { suite: 'errors', name, title, covers, breaks: [broken] } as const;
  return refusalCase(contract, draft, probe);
}
