import type { Contract } from '../../contracts/contract.ts';
import { signingFaults } from '../../contracts/requests/check-signing.ts';
import type { SigningForm } from '../../contracts/wire.ts';
import { acceptanceCase, type CaseDraft, refusalCase } from '../build-case.ts';
import type { Case } from '../case.ts';
import { requestOf } from '../requests.ts';

/** Requests signed in every wrong way, and in the less usual right ones; none without `withAuth`. */
export function signatureCases(contract: Contract): Case[] {
  if (!contract.byAddress.has('auth/missing')) return [];
  return [
    ...[...signingFaults].map(([form, { address }]) =>
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
