import { UsageError } from '../../contracts/usage-error.ts';

interface Partition {
  readonly name: string;
  readonly regions: RegExp;
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
}

const standard: Partition = {
  name: 'aws',
  regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
  dnsSuffix: 'amazonaws.com',
  dualStackDnsSuffix: 'api.aws',
};

/** As the SDKs have them in `partitions.json`; every one has FIPS and dual-stack names. */
const partitions: readonly Partition[] = [
  standard,
  {
    name: 'aws-cn',
    regions: /^cn-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com.cn',
    dualStackDnsSuffix: 'api.amazonwebservices.com.cn',
  },
  { ...standard, name: 'aws-us-gov', regions: /^us-gov-\w+-\d+$/ },
  {
    name: 'aws-iso',
    regions: /^us-iso-\w+-\d+$/,
    dnsSuffix: 'c2s.ic.gov',
    dualStackDnsSuffix: 'api.aws.ic.gov',
  },
  {
    name: 'aws-iso-b',
    regions: /^us-isob-\w+-\d+$/,
    dnsSuffix: 'sc2s.sgov.gov',
    dualStackDnsSuffix: 'api.aws.scloud',
  },
  {
    name: 'aws-iso-e',
    regions: /^eu-isoe-\w+-\d+$/,
    dnsSuffix: 'cloud.adc-e.uk',
    dualStackDnsSuffix: 'api.cloud-aws.adc-e.uk',
  },
  {
    name: 'aws-iso-f',
    regions: /^us-isof-\w+-\d+$/,
    dnsSuffix: 'csp.hci.ic.gov',
    dualStackDnsSuffix: 'api.aws.hci.ic.gov',
  },
  {
    name: 'aws-eusc',
    regions: /^eusc-\w+-\w+-\d+$/,
    dnsSuffix: 'amazonaws.eu',
    dualStackDnsSuffix: 'api.amazonwebservices.eu',
  },
];

/** Which of a region's endpoints is meant. */
export interface EndpointVariant {
  readonly fips: boolean;
  readonly dualstack: boolean;
}

/** The endpoint that AWS itself has for a service in a region. @throws UsageError for no region name. */
export function regionalEndpoint(service: string, region: string, variant: EndpointVariant): URL {
  if (!/^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/.test(region)) {
    throw new UsageError(
      `The region ${region} is not the name of one.`,
      'Give one as in --region us-east-1.',
    );
  }
  // A region that is newer than this table is most likely one of the standard partition.
  const partition = partitions.find(({ regions }) => regions.test(region)) ?? standard;
  // In GovCloud the plain name is the FIPS endpoint; only its dual-stack form has a name of its own.
  const plain = partition.name === 'aws-us-gov' && !variant.dualstack;
  const host = variant.fips && !plain ? `${service}-fips` : service;
  const suffix = variant.dualstack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
  return new URL(`https://${host}.${region}.${suffix}`);
}

/** True for an endpoint of AWS itself, in whichever partition. */
export function isAwsEndpoint({ hostname }: URL): boolean {
  return partitions.some(({ dnsSuffix, dualStackDnsSuffix }) =>
    [dnsSuffix, dualStackDnsSuffix].some((suffix) => hostname.endsWith(`.${suffix}`)),
  );
}
