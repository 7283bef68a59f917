import type { Spoken } from './protocols.ts';

/** AWS JSON, of an operation of which nothing is known. */
export const awsJsonSpoken: Spoken = {
  protocol: 'awsJson1_1',
  output: { type: 'structure', members: new Map(), origin: 'none' },
  errors: [],
};
