import type { Defect } from '../catalogue-entry.ts';
import { boundDefects } from './bounds.ts';
import { errorDefects } from './errors.ts';
import { filterDefects } from './filters.ts';
import { idDefects } from './ids.ts';
import { pagingDefects } from './paging.ts';
import { protocolDefects } from './protocol.ts';
import { requiredDefects } from './required.ts';
import { responseDefects } from './responses.ts';
import { stateDefects } from './state.ts';
import { typeDefects } from './types.ts';

/** Every defect, family by family. */
export const defects: readonly Defect[] = [
  ...requiredDefects,
  ...typeDefects,
  ...idDefects,
  ...boundDefects,
  ...filterDefects,
  ...pagingDefects,
  ...responseDefects,
  ...errorDefects,
  ...protocolDefects,
  ...stateDefects,
];
