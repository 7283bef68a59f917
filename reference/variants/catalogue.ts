import type { Variant } from '../catalogue-entry.ts';
import { answerVariants } from './answers.ts';
import { choiceVariants } from './choices.ts';
import { transportVariants } from './transports.ts';

/** Every variant, family by family. */
export const variants: readonly Variant[] = [
  ...answerVariants,
  ...choiceVariants,
  ...transportVariants,
];
