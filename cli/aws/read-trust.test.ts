import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { beforeAll, expect, test } from 'vitest';
import { parseArguments } from '../arguments.ts';
import { readTrust } from './read-trust.ts';

let folder = '';

/** One file for each way to name it, every one with certificates of its own. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundles-'));
  const [a = '', b = '', c = '', d = ''] = rootCertificates;
  await writeFile(join(folder, 'option.pem'), `# two\n${a}\n${b}\n`);
  await writeFile(join(folder, 'variable.pem'), c);
  await writeFile(join(folder, 'profile.pem'), d);
});

async function trusted(argv: string[], environment: Record<string, string>) {
  const at = join(folder, 'profile.pem');
  const profile = { name: 'dev', settings: new Map([['ca_bundle', at]]), services: new Map() };
  return readTrust(parseArguments('run', argv), environment, profile);
}

test('the bundle is that of the option, else of the variable, else of the profile', async () => {
  const variable = { AWS_CA_BUNDLE: join(folder, 'variable.pem') };
  const option = ['--ca-bundle', join(folder, 'option.pem')];
  const of = (...numbers: number[]) => ({ ca: numbers.map((at) => rootCertificates[at]) });
  expect(await trusted(option, variable)).toMatchObject(of(0, 1));
  expect(await trusted([], variable)).toMatchObject(of(2));
  expect(await trusted([], {})).toMatchObject(of(3));
});

test('certificates are verified unless asked otherwise', async () => {
  expect(await trusted([], {})).toMatchObject({ verify: true });
  expect(await trusted(['--no-verify-ssl'], {})).toMatchObject({ verify: false });
});
