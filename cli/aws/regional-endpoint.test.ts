import { expect, test } from 'vitest';
import { isAwsEndpoint, regionalEndpoint } from './regional-endpoint.ts';

const plain = { fips: false, dualstack: false };
const fips = { fips: true, dualstack: false };
const dualstack = { fips: false, dualstack: true };
const both = { fips: true, dualstack: true };

// Of the endpoint tests in the model of SSM, and the partitions of the SDKs.
test.each([
  ['us-east-1', plain, 'ssm.us-east-1.amazonaws.com'],
  ['us-east-1', fips, 'ssm-fips.us-east-1.amazonaws.com'],
  ['ca-central-1', fips, 'ssm-fips.ca-central-1.amazonaws.com'],
  ['us-east-1', dualstack, 'ssm.us-east-1.api.aws'],
  ['us-east-1', both, 'ssm-fips.us-east-1.api.aws'],
  ['af-south-1', plain, 'ssm.af-south-1.amazonaws.com'],
  ['mx-central-1', plain, 'ssm.mx-central-1.amazonaws.com'],
  ['cn-north-1', plain, 'ssm.cn-north-1.amazonaws.com.cn'],
  ['cn-north-1', fips, 'ssm-fips.cn-north-1.amazonaws.com.cn'],
  ['cn-northwest-1', dualstack, 'ssm.cn-northwest-1.api.amazonwebservices.com.cn'],
  ['cn-north-1', both, 'ssm-fips.cn-north-1.api.amazonwebservices.com.cn'],
  ['us-gov-west-1', plain, 'ssm.us-gov-west-1.amazonaws.com'],
  ['us-gov-west-1', fips, 'ssm.us-gov-west-1.amazonaws.com'],
  ['us-gov-east-1', dualstack, 'ssm.us-gov-east-1.api.aws'],
  ['us-gov-east-1', both, 'ssm-fips.us-gov-east-1.api.aws'],
  ['us-iso-east-1', plain, 'ssm.us-iso-east-1.c2s.ic.gov'],
  ['us-isob-east-1', plain, 'ssm.us-isob-east-1.sc2s.sgov.gov'],
  ['eu-isoe-west-1', plain, 'ssm.eu-isoe-west-1.cloud.adc-e.uk'],
  ['us-isof-south-1', plain, 'ssm.us-isof-south-1.csp.hci.ic.gov'],
  ['eusc-de-east-1', plain, 'ssm.eusc-de-east-1.amazonaws.eu'],
  ['xx-newest-1', plain, 'ssm.xx-newest-1.amazonaws.com'],
])('%s with %j is served by %s', (region, variant, host) => {
  const endpoint = regionalEndpoint('ssm', region, variant);
  expect(endpoint.href).toBe(`https://${host}/`);
  expect(isAwsEndpoint(endpoint)).toBe(true);
});

test('a region that would lead to another host is refused', () => {
  for (const region of ['example.com/', 'us-east-1.evil', '', 'us east', 'a@b']) {
    expect(() => regionalEndpoint('ssm', region, plain)).toThrow('is not the name of one');
  }
});

test('a host that only looks like one of AWS is none', () => {
  for (const url of ['http://127.0.0.1:4566', 'https://amazonaws.com.example.com']) {
    expect(isAwsEndpoint(new URL(url))).toBe(false);
  }
});
