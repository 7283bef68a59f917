import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { withAuth } from '../contracts/constraints/auth-promises.ts';
import type { Auth } from '../reference/auth/auth.ts';
import { serveReference } from '../reference/serve-reference.ts';
import type { Report } from '../reports/report.ts';
import { type Ended, newFolder, runCommand } from './run-command.testing.ts';

const lasting = { accessKeyId: 'AKIAEXAMPLELASTING01', secretAccessKey: 'the secret of the first' };
const passing = {
  accessKeyId: 'ASIAEXAMPLEPASSING02',
  secretAccessKey: 'the secret of the second',
  sessionToken: 'the/token+of+the+second==',
};

const home = newFolder();
const credentialsFile = join(home, 'keys');
writeFileSync(
  credentialsFile,
  `[lasting]
aws_access_key_id = ${lasting.accessKeyId}
aws_secret_access_key = ${lasting.secretAccessKey}

[passing]
aws_access_key_id = ${passing.accessKeyId}
aws_secret_access_key = ${passing.secretAccessKey}
aws_session_token = ${passing.sessionToken}
`,
);

/** What a run of the signature suite with a profile came to, against a server with these credentials. */
async function certify(
  profile: string,
  auth: Auth,
): Promise<{ readonly ended: Ended; readonly report: Report }> {
  const served = await serveReference({ auth });
  const out = newFolder();
  const target = ['--endpoint-url', served.url, '--profile', profile, '--region', auth.region];
  const ended = await runCommand(['run', '--auth', ...target, '--out', out], {
    env: { AWS_SHARED_CREDENTIALS_FILE: credentialsFile, AWS_CONFIG_FILE: join(home, 'none') },
  });
  await served.close();
  return { ended, report: JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) };
}

const plain = builtInContract();
const promised = withAuth(plain)
  .constraints.filter(({ address }) => !plain.byAddress.has(address))
  .map(({ id }) => id);

test.concurrent.each<[string, Auth]>([
  ['lasting', { ...lasting, region: 'eu-north-1' }],
  ['passing', { ...passing, region: 'eu-west-2' }],
])('a target that checks the signatures of the profile %s is conformant', async (profile, auth) => {
  const { ended, report } = await certify(profile, auth);
  expect([ended.code, ended.stderr, report.outcome]).toEqual([0, '', 'conformant']);
  expect(promised.length).toBeGreaterThan(5);
  const exercised = report.constraints
    .filter(({ id, counts }) => promised.includes(id) && counts.pass > 0)
    .map(({ id }) => id);
  expect(exercised.sort()).toEqual(promised.toSorted());
  expect(report.suites.find(({ suite }) => suite === 'signatures')).toBeDefined();
});

test.concurrent('a target with the credentials of another profile refuses them, which is said once', async () => {
  const { ended, report } = await certify('lasting', { ...passing, region: 'us-east-1' });
  expect([ended.code, ended.stderr, report.outcome]).toEqual([3, '', 'inconclusive']);
  expect(report.reason).toMatch(
    /^the credentials were refused: HTTP 400 UnrecognizedClientException \(.*is invalid\.\); check the credentials/,
  );
});
