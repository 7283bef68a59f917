import type { Options } from './arguments.ts';
import { configOptions } from './config/layer-arguments.ts';
import { baselineOptions } from './open-baseline.ts';
import { reporterOptions } from './open-reporters.ts';
import { targetOptions } from './resolve-target.ts';
import { seedOptions } from './seed/choose-seed.ts';
import { caseOptions } from './select-cases.ts';
import { contractOptions } from './select-contract.ts';

/** Every option of `run`, in the form of Node's parseArgs. */
export const options: Options = {
  ...contractOptions,
  ...caseOptions,
  ...targetOptions,
  ...reporterOptions,
  fixture: { type: 'string' },
  ...seedOptions,
  strict: { type: 'boolean' },
  concurrency: { type: 'string' },
  auth: { type: 'boolean' },
  rate: { type: 'string' },
  'max-requests': { type: 'string' },
  'max-duration': { type: 'string' },
  'dry-run': { type: 'boolean' },
  'save-fixture': { type: 'string' },
  'target-name': { type: 'string' },
  ...baselineOptions,
  ...configOptions,
};
