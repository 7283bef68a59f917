import type { Contract } from '../contracts/contract.ts';
import { type MakeRequest, refusalCase } from './build-case.ts';
import type { Case } from './case.ts';
import { type Place, placesOf } from './places.ts';
import { requestOf, requestWithBody, withHeaders } from './requests.ts';

/** Name, status and envelope of each error that every operation can give, by several causes. */
export function errorCases(contract: Contract): Case[] {
  const service = contract.target.slice(0, contract.target.indexOf('.'));
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
    addressCase(contract, serialization, 'protocol/json', 'cut-off-body', (base) =>
      requestWithBody(contract, JSON.stringify(base).slice(0, -1)),
    ),
    addressCase(contract, unknownOperation, 'protocol/target', 'unknown-operation', (base) =>
      withHeaders(requestOf(contract, base), { 'x-amz-target': `${service}.DescribeNoSuchThing` }),
    ),
  ];
}

const validation = 'errors/ValidationException';
const serialization = 'errors/SerializationException';
const unknownOperation = 'errors/UnknownOperationException';

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
  return addressCase(contract, error, `request/${place.path}/${rule}`, name, probe);
}

function addressCase(
  contract: Contract,
  error: string,
  broken: string,
  name: string,
  probe: MakeRequest,
): Case {
  // Of the answer to a request for no operation of the service, its headers are not promised.
  const headers =
    broken === 'protocol/target' ? [] : ['protocol/request-id', 'protocol/content-type'];
  return refusalCase(
    contract,
    {
      suite: 'errors',
      name,
      title: `the error for ${name.replaceAll('-', ' ')}`,
      covers: [error, 'protocol/error-envelope', ...headers],
      breaks: [broken],
    },
    probe,
  );
}
