import { createFetchTarget } from 'aws-conformance';
import { describeConformance } from 'aws-conformance/vitest';
import { emulator, fixture } from './emulator.ts';

await describeConformance(
  createFetchTarget((request) => emulator.fetch(request)),
  { fixture, concurrent: true, baseline: 'baseline.yaml' },
);
