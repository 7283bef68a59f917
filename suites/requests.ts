import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import { protocolOf } from '../contracts/protocols/protocols.ts';
import type { WireRequest } from '../contracts/wire.ts';

/** A well-formed request of the operation with these members. */
export function requestOf(contract: Contract, members: JsonObject): WireRequest {
  return protocolOf(contract).encode(contract, members);
}
