import type { Contract, DiscoveryStep } from '../contract.ts';
import { recordOf } from './model.ts';

/** Reads the trait `aws.conformance#discovery`; `contractOf` gives the contract of a sibling. */
export function discoverySteps(
  traits: Readonly<Record<string, unknown>>,
  contractOf: (operation: string) => Contract,
): DiscoveryStep[] {
  const trait = traits['aws.conformance#discovery'];
  if (!Array.isArray(trait)) return [];
  return trait.map((entry) => {
    const { operation, takes, gives } = recordOf(entry);
    return {
      contract: contractOf(String(operation)),
      takes: Array.isArray(takes) ? takes.map(String) : [],
      gives: new Map(Object.entries(recordOf(gives)).map(([name, from]) => [name, String(from)])),
    };
  });
}
