import { createEmulator } from 'aws-conformance';

// Stands for the emulator of the project: a function from requests to responses.
export const emulator: { readonly fetch: (request: Request) => Promise<Response> } =
  await createEmulator({ defect: 'max-results-clamped' });

/** A task that it has data for. */
export { referenceFixture as fixture } from 'aws-conformance';
