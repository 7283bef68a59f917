import type { Contract } from '../contracts/contract.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { analyseRequest } from '../contracts/requests/analyse-request.ts';
import type { Exchange } from '../contracts/wire.ts';
import type { Case, Step } from './case.ts';

/**
 * Proves a request before it is sent: a control breaks nothing, and a probe breaks exactly what
 * its case says. Returns what is wrong with it, in words, or undefined.
 */
export function refuteRequest(
  contract: Contract,
  { breaks }: Case,
  { request, control, ground }: Step,
  knowledge: Knowledge,
  earlier: readonly Exchange[],
): string | undefined {
  const { binding } = analyseRequest(contract, request, knowledge, earlier);
  const broken = [...new Set(binding.map(({ address }) => address))].sort();
  const claimed = control ? [] : [...new Set(ground ?? breaks)].sort();
  if (broken.join() === claimed.join()) return undefined;
  return `the request breaks ${inWords(broken)}, where the case claims ${inWords(claimed)}`;
}

function inWords(addresses: readonly string[]): string {
  return addresses.length === 0 ? 'nothing' : addresses.join(' and ');
}
