import type { Contract } from '../../contracts/contract.ts';
import { addressOf } from '../../contracts/ids.ts';
import type { Case } from '../../suites/case.ts';
import type { MutantResult } from './mutant.ts';
import { unprovable } from './unprovable.ts';

/** What a defect claims to break, or why a variant is allowed: beside each result. */
interface CatalogueEntry {
  readonly name: string;
  readonly title: string;
  readonly breaks?: readonly string[];
  readonly allowedBy?: string;
}

/** One row of the kill matrix. */
export interface DefectRow {
  readonly name: string;
  readonly title: string;
  readonly breaks: readonly string[];
  readonly killed: boolean;
  readonly outcome: string;
  /** Every constraint with a failed verdict, with the cases that failed on it. */
  readonly blamed: MutantResult['failed'];
}

/** One variant with what became of it. */
interface VariantRow {
  readonly name: string;
  readonly title: string;
  readonly allowedBy: string;
  readonly outcome: string;
}

/** `proof.json`: that every check can fail, and that none fails what is allowed. */
export interface Proof {
  readonly schemaVersion: 1;
  readonly operation: string;
  readonly cases: number;
  readonly defects: readonly DefectRow[];
  readonly variants: readonly VariantRow[];
  /** Must-level constraints with the number of defects that each one killed. */
  readonly constraints: readonly { readonly address: string; readonly kills: number }[];
  /** What is wrong, one line each; the proof holds when there is nothing. */
  readonly problems: readonly string[];
}

/** What the proof is made from. */
export interface Evidence {
  readonly contract: Contract;
  readonly cases: readonly Case[];
  readonly results: readonly MutantResult[];
  readonly defects: readonly CatalogueEntry[];
  readonly variants: readonly CatalogueEntry[];
}

/** Concludes from the results of all mutants; pure. */
export function concludeProof(evidence: Evidence): Proof {
  const { contract, cases, results } = evidence;
  const resultOf = (kind: string, name: string) =>
    results.find((result) => result.kind === kind && result.name === name);
  const defects = evidence.defects.map((entry) =>
    defectRow(contract, entry, resultOf('defect', entry.name)),
  );
  const variants = evidence.variants.map(({ name, title, allowedBy = '' }) => {
    const outcome = resultOf('variant', name)?.outcome ?? 'not run';
    return { name, title, allowedBy, outcome };
  });
  const constraints = contract.constraints
    .filter(({ level }) => level === 'must')
    .map(({ address }) => ({
      address,
      kills: defects.filter(
        ({ killed, breaks, blamed }) => killed && breaks.includes(address) && address in blamed,
      ).length,
    }));
  return {
    schemaVersion: 1,
    operation: contract.operation,
    cases: cases.length,
    defects,
    variants,
    constraints,
    problems: [
      ...plainProblems(results),
      ...defects.flatMap(defectProblems),
      ...variants.flatMap((row) => variantProblems(row, resultOf('variant', row.name))),
      ...constraints.flatMap(constraintProblems),
      ...caseProblems(cases, results),
    ],
  };
}

/** Killed means blamed on what it breaks; where that is binding, the run must be nonconformant. */
function defectRow(
  contract: Contract,
  { name, title, breaks = [] }: CatalogueEntry,
  result: MutantResult | undefined,
): DefectRow {
  const blamed = result?.failed ?? {};
  const hit = breaks.filter((address) => address in blamed);
  const binding = breaks.some((address) => contract.byAddress.get(address)?.level === 'must');
  const outcome = result?.outcome ?? 'not run';
  const killed = hit.length > 0 && (!binding || outcome === 'nonconformant');
  return { name, title, breaks, killed, outcome, blamed };
}

function defectProblems({ name, breaks, killed, outcome, blamed }: DefectRow): string[] {
  if (killed) return [];
  const others = Object.keys(blamed);
  const blame = others.length > 0 ? `, blamed on ${others.slice(0, 3).join(', ')} alone` : '';
  return [`defect ${name} survives (${outcome}${blame}): it breaks ${breaks.join(', ')}`];
}

function variantProblems(
  { name, outcome }: VariantRow,
  result: MutantResult | undefined,
): string[] {
  if (outcome === 'conformant') return [];
  const blamed = Object.keys(result?.failed ?? {}).slice(0, 3);
  return [`variant ${name} is ${outcome}: ${[...blamed, result?.reason ?? ''].join(', ')}`];
}

function constraintProblems({ address, kills }: Proof['constraints'][number]): string[] {
  if (kills > 0 || Object.hasOwn(unprovable, address)) return [];
  return [`constraint ${address} is killed by no defect`];
}

function plainProblems(results: readonly MutantResult[]): string[] {
  const plain = results.filter(({ kind, outcome }) => kind === 'plain' && outcome !== 'conformant');
  return [
    ...plain.map(({ name, outcome, reason }) => `the plain ${name} is ${outcome}: ${reason ?? ''}`),
    ...results.flatMap(({ kind, name, errors }) =>
      errors.slice(0, 1).map((caseId) => `the harness fails on ${kind} ${name} in ${caseId}`),
    ),
  ];
}

/** A case that fails for no defect, and is no control of one that does, tells nothing. */
function caseProblems(cases: readonly Case[], results: readonly MutantResult[]): string[] {
  const killing = new Set(
    results.flatMap(({ kind, failed }) => (kind === 'defect' ? Object.values(failed).flat() : [])),
  );
  return cases
    .map(({ id }) => addressOf(id))
    .filter((id) => !killing.has(id))
    .map((id) => `case ${id} kills no defect`);
}
