import type { Contract } from '../contracts/contract.ts';
import type { SigningForm } from '../contracts/wire.ts';
import { acceptanceCase, refusalCase } from './build-case.ts';
import type { Case } from './case.ts';
import { requestOf } from './requests.ts';

const faulty: readonly (readonly [form: SigningForm, address: string])[] = [
  ['unsigned', 'auth/signed'],
  ['unknown-key', 'auth/key'],
  ['expired', 'auth/date'],
  ['wrong-region', 'auth/scope'],
  ['wrong-service', 'auth/scope'],
  ['wrong-signature', 'auth/signature'],
  ['changed-body', 'auth/signature'],
  ['changed-header', 'auth/signature'],
  ['bad-algorithm', 'auth/header'],
  ['malformed-header', 'auth/header'],
];

/** Requests signed in every wrong way, and in the less usual right ones; none without `withAuth`. */
export function signatureCases(contract: Contract): Case[] {
  if (!contract.byAddress.has('auth/signed')) return [];
  return [
    ...faulty.map(([form, address]) =>
      refusalCase(contract, draft(form, address), (base) => ({
        ...requestOf(contract, base),
        signing: form,
      })),
    ),
    ...(['extra-signed-header', 'date-header'] as const).map((form) =>
      acceptanceCase(contract, draft(form, 'auth/forms'), (base) => ({
        ...requestOf(contract, base),
        signing: form,
      })),
    ),
  ];
}

function draft(name: SigningForm, address: string) {
  const title = `a request signed in another way: ${name.replaceAll('-', ' ')}`;
  return { suite: 'signatures', name, title, covers: [address] } as const;
}
