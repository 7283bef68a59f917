import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endServing, npmRun, npmServe, packedProject } from '../packed-project.testing.ts';

/** Everything goes through npm, and Pact's own way through a proxy of its own. */
const timeout = 300_000;

/** How Pact says so, in red. */
const failure = '\u001b[31mFAILED';

let project = '';
let provider: Awaited<ReturnType<typeof npmServe>> | undefined;

beforeAll(async () => {
  project = packedProject('pact');
  provider = await npmServe(project, ['provider', '--port', '0']);
}, timeout);
afterAll(() => {
  if (provider) endServing(provider.child);
});

/** Where the provider is, as the README says it. */
function environment(): Record<string, string> {
  return { AWS_ENDPOINT_URL_SSM: provider?.url ?? '' };
}

test(
  'the example does what its README says, from the packed tarball',
  async () => {
    const written = await npmRun(project, ['write']);
    expect({ code: written.code, stderr: written.stderr }).toEqual({ code: 0, stderr: '' });
    const verified = await npmRun(project, ['verify'], environment());
    expect({ code: verified.code, stderr: verified.stderr }).toEqual({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(/^ CONFORMANT for \d+ of \d+ cases /m);
    const report = JSON.parse(
      readFileSync(join(project, 'conformance-report/report.json'), 'utf8'),
    );
    expect(report.target).toEqual({ kind: 'pact', endpoint: provider?.url });
  },
  timeout,
);

test(
  'a provider with a defect ends it with 1',
  async () => {
    const other = await npmServe(project, [
      'provider',
      '--port',
      '0',
      '--defect',
      'max-results-clamped',
    ]);
    const env = { AWS_ENDPOINT_URL_SSM: other.url };
    const { code, stdout } = await npmRun(project, ['verify', '--suite', 'ranges'], env);
    endServing(other.child);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ NONCONFORMANT /m);
  },
  timeout,
);

test(
  "Pact's own Verifier takes the file, with state handlers of the project",
  async () => {
    const some = ['--suite', 'ranges', '--suite', 'unknown-ids', '--suite', 'responses'];
    expect(await npmRun(project, ['write', ...some])).toMatchObject({ code: 0 });
    const plain = await npmRun(project, ['plain'], environment());
    expect({ code: plain.code, stderr: plain.stderr.slice(-2_000) }).toMatchObject({ code: 0 });
    expect(plain.stdout).toContain('Given WindowExecutionId and TaskId name something that exists');
    expect(plain.stdout).not.toContain(failure);
    const other = await npmServe(project, [
      'provider',
      '--port',
      '0',
      '--defect',
      'status-is-a-number',
    ]);
    const failed = await npmRun(project, ['plain'], { AWS_ENDPOINT_URL_SSM: other.url });
    endServing(other.child);
    expect(failed.code).not.toBe(0);
    expect(failed.stdout).toContain(failure);
  },
  timeout,
);

test(
  'without Pact, verify says what to install, and all else works',
  async () => {
    rmSync(join(project, 'node_modules/@pact-foundation'));
    const verified = await npmRun(project, ['verify'], environment());
    expect(verified).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'aws-conformance: @pact-foundation/pact is not installed in this project. ' +
        'Install it: npm install --save-dev @pact-foundation/pact@16\n',
    });
    expect(await npmRun(project, ['write'])).toMatchObject({ code: 0, stderr: '' });
  },
  timeout,
);
