// Contracts: what the documentation promises.

// The configuration file.
export { type Config, defineConfig, type RunConfig } from './cli/config/config.ts';

// The built-in contract, and the emulator that answers as it says.
export { builtInContract } from './cli/select-contract.ts';
export type { Constraint, Contract, Level, Rule, Source } from './contracts/contract.ts';
export type { Knowledge } from './contracts/knowledge.ts';
export { readContract } from './contracts/read-contract.ts';
export { type Model, readModel } from './contracts/smithy/model.ts';
export { UsageError } from './contracts/usage-error.ts';
export type { Exchange, Reply, WireRequest, WireResponse } from './contracts/wire.ts';
export { createEmulator, type Emulator } from './reference/create-emulator.ts';
export { referenceFixture } from './reference/reference-fixture.ts';
export { serveReference } from './reference/serve-reference.ts';
// Reports: what it means.
export { type CertifyOptions, certify } from './reports/certify.ts';
export type { Reporter, RunEvent } from './reports/event.ts';
export { readEvents } from './reports/formats/read-events.ts';
export type { Report, RunOutcome } from './reports/report.ts';
export type { Conclusion } from './reports/run-outcome.ts';
export type { Outcome, Verdict } from './reports/verdict.ts';
export { judge } from './reports/verdicts/judge.ts';
// Runners: what happened.
export { type Fixture, readFixture } from './runners/fixture.ts';
export { createHttpTarget, type HttpTargetOptions } from './runners/http-target.ts';
export { createInProcessTarget } from './runners/in-process-target.ts';
export { createSigner } from './runners/sign-request.ts';
export type { Credentials, Signing } from './runners/signing.ts';
export type { Target } from './runners/target.ts';
export type { Transcript } from './runners/transcript.ts';
// Suites: what is tried.
export type { Case, Step, SuiteName } from './suites/case.ts';
export { generateCases } from './suites/generate-cases.ts';
