import type { Contract } from '../contract.ts';
import type { ErrorForm, ErrorKind } from '../error-kind.ts';
import { protocolOf } from '../protocols/protocols.ts';
import { remember, rememberText } from '../remember.ts';

/** The form of a kind of error; `not-found` is what the contract's resources declare. */
export function errorForm(contract: Contract, kind: ErrorKind): ErrorForm {
  if (kind !== 'not-found') return protocolOf(contract).errorForm(kind);
  const names = [...new Set(contract.resources.values())];
  const statuses = contract.errors
    .filter(({ name }) => names.includes(name))
    .flatMap((error) => error.statuses);
  return { names, statuses };
}

/** The address of the constraint on errors of this kind, when there is one. */
export function errorAddress(contract: Contract, kind: ErrorKind): string | undefined {
  return addressesOf(contract)(kind);
}

const addressesOf = remember((contract: Contract) =>
  rememberText<ErrorKind, string | undefined>((kind) => {
    const address = `errors/${errorForm(contract, kind).names[0]}`;
    return contract.byAddress.has(address) ? address : undefined;
  }),
);

/** `400 ValidationException`, or the alternatives joined by `or`. */
export function kindInWords(contract: Contract, kind: ErrorKind): string {
  const { names, statuses } = errorForm(contract, kind);
  return `HTTP ${statuses.join(' or ')} ${names[0] ?? kind}`;
}
