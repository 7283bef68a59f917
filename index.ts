// The package's names, by the folders that they come from.
export { type Config, defineConfig, type RunConfig } from './cli/config/config.ts';
export { builtInContract } from './contracts/built-in-contract.ts';
export type { Constraint, Contract, Level, Rule, Source } from './contracts/contract.ts';
export type { Knowledge } from './contracts/knowledge.ts';
export { readContract } from './contracts/read-contract.ts';
export { type Model, readModel } from './contracts/smithy/model.ts';
export { UsageError } from './contracts/usage-error.ts';
export type { Exchange, Reply, WireRequest, WireResponse } from './contracts/wire.ts';
export { createEmulator, type Emulator } from './reference/create-emulator.ts';
export { referenceFixture } from './reference/reference-fixture.ts';
export { serveReference } from './reference/serve-reference.ts';
export { type CertifyOptions, certify } from './reports/certify.ts';
export type { Reporter, RunEvent } from './reports/event.ts';
export type { Report, RunOutcome } from './reports/report.ts';
export { readEvents } from './reports/reporters/events/read-events.ts';
export type { ReporterSettings } from './reports/reporters/reporters.ts';
export type { Conclusion } from './reports/run-outcome.ts';
export type { Outcome, Verdict } from './reports/verdict.ts';
export { judge } from './reports/verdicts/judge.ts';
export { type Fixture, readFixture } from './runners/fixture.ts';
export {
  createFetchTarget,
  type FetchHandler,
  type FetchTargetOptions,
} from './runners/handlers/fetch-target.ts';
export { createMswTarget, type Msw, type MswTargetOptions } from './runners/handlers/msw-target.ts';
export { createHttpTarget, type HttpTargetOptions } from './runners/http-target.ts';
export { createInProcessTarget } from './runners/in-process-target.ts';
export { createSigner } from './runners/sign-request.ts';
export type { Credentials, Signing } from './runners/signing.ts';
export type { Target } from './runners/target.ts';
export type { Transcript } from './runners/transcript.ts';
export type { Case, Step, SuiteName } from './suites/case.ts';
export { generateCases } from './suites/generate-cases.ts';
