import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { acceptanceCase, refusalCase } from './build-case.ts';
import type { Case, Need } from './case.ts';
import { requestOf } from './requests.ts';

/** Well-formed ids of nothing that exists, alone, together, and mixed with ids that do exist. */
export function unknownIdCases(contract: Contract): Case[] {
  const names = [...contract.resources.keys()];
  if (names.length === 0) return [];
  return [
    ...names.map((name) => unknown(contract, `unknown-${name}`, [name], 'fixture')),
    ...(names.length > 1 ? [unknown(contract, 'all-unknown', names, 'nothing')] : []),
    ...(names.length > 1 ? names.map((name) => foreign(contract, name)) : []),
    ...names.map((name) => otherCase(contract, name)),
  ];
}

function unknown(contract: Contract, name: string, names: readonly string[], needs: Need): Case {
  return unknownCase(contract, { name, needs }, (base, { absent }) => ({
    ...base,
    ...Object.fromEntries(names.map((one) => [one, absent[one] ?? ''])),
  }));
}

/** One id of another resource that exists: of another execution, for example. */
function foreign(contract: Contract, name: string): Case {
  const draft = {
    name: `foreign-${name}`,
    needs: 'foreign-fixture',
    covers: ['errors/mixed-ids'],
  } as const;
  return unknownCase(contract, draft, (base, knowledge) => ({
    ...base,
    ...(knowledge.foreign?.[name] === undefined ? {} : { [name]: knowledge.foreign[name] }),
  }));
}

interface UnknownDraft {
  readonly name: string;
  readonly needs: Need;
  /** What it is about besides ids of nothing. */
  readonly covers?: readonly string[];
}

function unknownCase(
  contract: Contract,
  { name, needs, covers = [] }: UnknownDraft,
  change: (base: JsonObject, knowledge: Knowledge) => JsonObject,
): Case {
  return refusalCase(
    contract,
    {
      suite: 'unknown-ids',
      name,
      title: name.replaceAll('-', ' '),
      covers: ['errors/unknown-ids', ...covers, ...errorAddresses(contract)],
      breaks: ['errors/unknown-ids'],
      needs,
    },
    (base, knowledge) => requestOf(contract, change(base, knowledge)),
  );
}

function errorAddresses(contract: Contract): string[] {
  const names = new Set(contract.resources.values());
  return [...names].map((name) => `errors/${name}`);
}

/** The pattern allows upper case; whether it then names the same resource is not documented. */
function otherCase(contract: Contract, name: string): Case {
  return acceptanceCase(
    contract,
    {
      suite: 'unknown-ids',
      name: 'upper-case-of-a-known-id',
      title: `${name} of the fixture in upper case`,
      covers: [`request/${name}/pattern`],
      needs: 'fixture',
    },
    (base) => requestOf(contract, { ...base, [name]: String(base[name]).toUpperCase() }),
  );
}
