import type { Contract } from '../../contracts/contract.ts';
import { remember } from '../../contracts/remember.ts';
import { depends, type Finding } from './finding.ts';

/**
 * The failed constraint, of those that make items and a token out of a page, and tell items from
 * each other: where one of them is broken, pages cannot be followed or compared.
 */
export function brokenPage(
  contract: Contract,
  pages: readonly (readonly Finding[])[],
): string | undefined {
  const basic = basicAddresses(contract);
  for (const findings of pages) {
    const broken = findings.find(
      ({ address, outcome, because }) =>
        basic.has(address) && (outcome === 'fail' || because !== undefined),
    );
    if (broken) return broken.because ?? broken.address;
  }
  return undefined;
}

const basicAddresses = remember((contract: Contract): ReadonlySet<string> => {
  const { items, pagination } = contract;
  const list = items.address.slice(0, -'/member'.length);
  const identity = `${items.address}/${items.identity}`;
  return new Set([
    `${list}/type`,
    `${items.address}/type`,
    `response/${pagination?.outputToken}/type`,
    ...['type', 'present', 'unique'].map((rule) => `${identity}/${rule}`),
  ]);
});

/** Leaves open what failed, where something else failed that it stands on. */
export function dependOn(cause: string | undefined, findings: readonly Finding[]): Finding[] {
  if (cause === undefined) return [...findings];
  return findings.map((finding) =>
    finding.outcome === 'fail' ? depends(finding.address, cause, finding.exchange) : finding,
  );
}

/** Rules that speak of a value which has the form that it should. */
const ofMeaning = /\/(echo|unique|not-before)$/;
const ofForm = /\/(type|timestamp|seconds|length|pattern|enum)$/;

/** Leaves open what a value means, where the value has not the form that it should. */
export function formFirst(contract: Contract, findings: readonly Finding[]): readonly Finding[] {
  const { filters, items } = contract;
  const broken = new Map<string, string>();
  for (const { address, outcome } of findings) {
    if (outcome === 'fail' && ofForm.test(address)) broken.set(memberOf(address), address);
  }
  const page = brokenPage(contract, [findings]);
  if (broken.size === 0 && page === undefined) return findings;
  const matching = `request/${filters?.member}/matching`;
  const selected = filters?.keys.map(({ selects }) => `${items.address}/${selects}`) ?? [];
  return findings.map((finding) => {
    const { address, outcome } = finding;
    if (outcome === 'pass' || address === page) return finding;
    const isMatching = address === matching;
    const members = isMatching ? selected : ofMeaning.test(address) ? [memberOf(address)] : [];
    const known = members.map((member) => broken.get(member)).find((one) => one !== undefined);
    const cause = known ?? (isMatching ? page : undefined);
    return cause === undefined ? finding : depends(address, cause);
  });
}

function memberOf(address: string): string {
  return address.slice(0, address.lastIndexOf('/'));
}
