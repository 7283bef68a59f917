import type { Contract } from '../contracts/contract.ts';
import type { SigningForm } from '../contracts/wire.ts';
import { acceptanceCase, type CaseDraft, refusalCase } from './build-case.ts';
import type { Case } from './case.ts';
import { requestOf } from './requests.ts';

const faulty: readonly (readonly [form: SigningForm, address: string])[] = [
  ['unsigned', 'auth/missing'],
  ['malformed-header', 'auth/form'],
  ['bad-algorithm', 'auth/algorithm'],
  ['unknown-key', 'auth/key'],
  ['invalid-session-token', 'auth/session-token'],
  ['expired', 'auth/expired'],
  ['of-the-future', 'auth/expired'],
  ['wrong-region', 'auth/scope'],
  ['wrong-service', 'auth/scope'],
  ['host-not-signed', 'auth/signed-headers'],
  ['wrong-signature', 'auth/signature'],
  ['changed-body', 'auth/signature'],
  ['changed-header', 'auth/signature'],
];

/** Requests signed in every wrong way, and in the less usual right ones; none without `withAuth`. */
export function signatureCases(contract: Contract): Case[] {
  if (!contract.byAddress.has('auth/missing')) return [];
  return [
    ...faulty.map(([form, address]) =>
      refusalCase(contract, draft(form, address), (base) => ({
        ...requestOf(contract, base),
        signing: form,
      })),
    ),
    ...(['extra-signed-header', 'date-header'] as const).map((form) =>
      acceptanceCase(contract, draft(form, 'auth/valid'), (base) => ({
        ...requestOf(contract, base),
        signing: form,
      })),
    ),
  ];
}

function draft(name: SigningForm, address: string): CaseDraft {
  const title = `a request signed in another way: ${name.replaceAll('-', ' ')}`;
  const error = address === 'auth/valid' ? [] : ['auth/error-name', 'auth/status'];
  return { suite: 'signatures', name, title, covers: [address, ...error] };
}
