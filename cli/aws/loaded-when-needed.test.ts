import { expect, test, vi } from 'vitest';
import { parseArguments } from '../arguments.ts';
import { resolveTarget } from '../resolve-target.ts';
import { selectContract } from '../select-contract.ts';

const { loaded } = vi.hoisted(() => {
  const names: string[] = [];
  return { loaded: names };
});

vi.mock('@aws-sdk/credential-providers', () => noted('@aws-sdk/credential-providers'));
vi.mock('@smithy/shared-ini-file-loader', () => ({
  ...noted('@smithy/shared-ini-file-loader'),
  loadSharedConfigFiles: async () => ({ configFile: {}, credentialsFile: {} }),
}));
vi.mock('proxy-from-env', () => ({ ...noted('proxy-from-env'), getProxyForUrl: () => '' }));
vi.mock('http-proxy-agent', () => noted('http-proxy-agent'));
vi.mock('https-proxy-agent', () => noted('https-proxy-agent'));

function noted(name: string): object {
  loaded.push(name);
  return {};
}

async function resolve(url: string, environment: Record<string, string>): Promise<void> {
  const contract = await selectContract(parseArguments('run', []));
  const args = parseArguments('run', ['--endpoint-url', url]);
  const resolved = await resolveTarget(contract, args, environment);
  await resolved?.target.close();
}

test('a run against this machine without a profile loads no package for AWS or proxies', async () => {
  await resolve('http://localhost:4566', { HTTP_PROXY: 'http://proxy.test:3128' });
  await resolve('https://127.0.0.1:4566', { AWS_REGION: 'eu-west-1' });
  expect(loaded).toEqual([]);
});

test('a run against another one loads what it needs, and no more', async () => {
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'eu-west-1' };
  await resolve('http://emulator.test', { ...keys, HTTP_PROXY: 'http://proxy.test:3128' });
  expect(loaded).toEqual(['@smithy/shared-ini-file-loader', 'proxy-from-env']);
});
