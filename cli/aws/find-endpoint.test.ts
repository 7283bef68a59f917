import { expect, test } from 'vitest';
import { findEndpoint } from './find-endpoint.ts';

const profile = {
  name: 'dev',
  settings: new Map([['endpoint_url', 'http://profile.test']]),
  services: new Map([
    ['ssm.endpoint_url', 'http://services.test'],
    ['s3.endpoint_url', 'http://other.test'],
  ]),
};
const own = { AWS_ENDPOINT_URL_SSM: 'http://own.test' };
const general = { AWS_ENDPOINT_URL: 'http://general.test' };
const ignore = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
const withoutServices = { ...profile, services: new Map<string, string>() };
const ignoring = {
  ...profile,
  settings: new Map([...profile.settings, ['ignore_configured_endpoint_urls', 'true']]),
};

test.each([
  ['the option first', 'http://option.test', { ...own, ...general }, profile, 'option.test'],
  ["then the service's variable", undefined, { ...own, ...general }, profile, 'own.test'],
  ['then the general variable', undefined, general, profile, 'general.test'],
  ["then the profile's services section", undefined, {}, profile, 'services.test'],
  ['then the profile', undefined, {}, withoutServices, 'profile.test'],
  ['nothing when there is none', undefined, {}, undefined, undefined],
  ['an empty variable as none', undefined, { AWS_ENDPOINT_URL: '' }, profile, 'services.test'],
  ['only the option when told to ignore', undefined, { ...own, ...ignore }, profile, undefined],
  ['the option even then', 'http://option.test', ignore, profile, 'option.test'],
  ['nothing when the profile says to ignore', undefined, own, ignoring, undefined],
  [
    'all when the environment says not to ignore',
    undefined,
    { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' },
    ignoring,
    'services.test',
  ],
] as const)('the endpoint is %s', (_, option, environment, from, host) => {
  expect(findEndpoint('ssm', option, environment, from)?.url.host).toBe(host);
});

test("a service's name becomes the name of its variable", () => {
  const environment = { AWS_ENDPOINT_URL_API_GATEWAY: 'http://own.test' };
  expect(findEndpoint('api-gateway', undefined, environment, undefined)?.url.host).toBe('own.test');
});

test('an endpoint that is no URL is refused with the name of what says it', () => {
  const environment = { AWS_ENDPOINT_URL: 'localhost:4566' };
  expect(() => findEndpoint('ssm', undefined, environment, undefined)).toThrow(
    'AWS_ENDPOINT_URL localhost:4566 is not an http or https URL.',
  );
});
