// The same file with Pact alone: for a project that has a verification of its own already.
import { readFileSync } from 'node:fs';
import { Verifier } from '@pact-foundation/pact';

const { foreign, ...known } = JSON.parse(readFileSync('fixture.json', 'utf8'));
const nothing = '00000000-0000-4000-8000-000000000000';

await new Verifier({
  provider: 'ssm',
  providerBaseUrl: process.env.AWS_ENDPOINT_URL_SSM,
  pactUrls: ['pact.json'],
  logLevel: 'error',
  // Each state gives the ids that are in its name.
  stateHandlers: {
    'WindowExecutionId and TaskId name something that exists': async () => known,
    'what WindowExecutionId and TaskId name has items': async () => ({}),
    'foreignWindowExecutionId and foreignTaskId name something else that exists': async () => ({
      foreignWindowExecutionId: foreign.WindowExecutionId,
      foreignTaskId: foreign.TaskId,
    }),
    'absentWindowExecutionId and absentTaskId name nothing that exists': async () => ({
      absentWindowExecutionId: nothing,
      absentTaskId: nothing,
    }),
  },
}).verifyProvider();
