import type { Variant } from '../catalogue-entry.ts';
import { bodyVariants } from './bodies.ts';
import { errorVariants } from './errors.ts';
import { filterVariants } from './filters.ts';
import { gatewayVariants } from './gateways.ts';
import { itemVariants } from './items.ts';
import { mixedIdVariants } from './mixed-ids.ts';
import { orderAndTimeVariants } from './order-and-time.ts';
import { pageVariants } from './pages.ts';
import { passingFaultVariants } from './passing-faults.ts';
import { resultVariants } from './results.ts';
import { signatureVariants } from './signatures.ts';
import { timeVariants } from './times.ts';
import { tokenVariants } from './tokens.ts';
import { transportVariants } from './transports.ts';
import { valueVariants } from './values.ts';

/** Every variant that can be seen without signatures, family by family. */
export const variants: readonly Variant[] = [
  ...resultVariants,
  ...itemVariants,
  ...timeVariants,
  ...errorVariants,
  ...pageVariants,
  ...tokenVariants,
  ...filterVariants,
  ...valueVariants,
  ...bodyVariants,
  ...gatewayVariants,
  ...mixedIdVariants,
  ...orderAndTimeVariants,
  ...transportVariants,
  ...passingFaultVariants,
];

/** Looks a variant up, those of signatures too. @throws RangeError where there is none. */
export function variantNamed(name: string): Variant {
  const found = [...variants, ...signatureVariants].find((one) => one.name === name);
  if (found) return found;
  throw new RangeError(`There is no variant ${name}.`);
}
