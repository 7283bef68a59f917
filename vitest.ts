// What `aws-conformance/vitest` exports: Vitest itself is loaded with it.
export {
  type ConformanceMeta,
  type ConformanceOptions,
  describeConformance,
} from './reports/vitest/describe-conformance.ts';
