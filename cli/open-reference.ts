import type { Contract } from '../contracts/contract.ts';
import type { Fixture } from '../runners/fixture.ts';
import type { Target } from '../runners/target.ts';
import type { Arguments } from './arguments.ts';
export async function openReference(_c: Contract, _a: Arguments, _f: Fixture | undefined): Promise<{ target: Target; fixture: Fixture }> { throw new Error('no reference yet'); }
