import type { Option } from './option.ts';

/**
 * Every option there is, declared once: parsing, help, the types and the schema of configuration
 * files, and the command that repeats a case are made from it. Timers of Node take no more than
 * 2,147,483,647 milliseconds: with more they go off at once.
 */
export const options = {
  'endpoint-url': {
    type: 'text',
    value: 'URL',
    help: "where to send requests; also AWS_ENDPOINT_URL_SSM, AWS_ENDPOINT_URL, and the profile's. Without one, the embedded reference is certified",
    inConfig: true,
    repeats: true,
    environment: ['AWS_ENDPOINT_URL_SSM', 'AWS_ENDPOINT_URL'],
  },
  aws: {
    type: 'flag',
    help: "AWS itself: the service's endpoint in the region",
    inConfig: true,
    repeats: true,
  },
  fips: {
    type: 'flag',
    help: 'the FIPS endpoint; also AWS_USE_FIPS_ENDPOINT',
    repeats: true,
  },
  dualstack: {
    type: 'flag',
    help: 'the dual-stack endpoint; also AWS_USE_DUALSTACK_ENDPOINT',
    repeats: true,
  },
  profile: {
    type: 'text',
    value: 'NAME',
    help: 'the profile of the AWS config and credentials files; also AWS_PROFILE',
    inConfig: true,
    repeats: true,
    environment: ['AWS_PROFILE'],
  },
  fixture: {
    type: 'text',
    value: 'FILE',
    help: 'a JSON object of known-good input members, for example {"WindowExecutionId":\u00a0"…",\u00a0"TaskId":\u00a0"…"}',
    inConfig: true,
    repeats: true,
    insteadOf: ['seed'],
  },
  sdk: {
    type: 'text',
    value: 'PACKAGE',
    help: 'send the cases through a client of the AWS SDK for JavaScript v3 that is installed in this project, for example @aws-sdk/client-ssm, and check that it can use the answers. What a client cannot express is skipped',
    inConfig: true,
    repeats: true,
  },
  handlers: {
    type: 'text',
    value: 'FILE',
    help: 'certify code in this process, without a connection: a module (.js, .mjs, .cjs, .ts, .mts) that exports MSW request handlers, or a function from Request to Response, or an object with such a fetch, as Hono has it. Requests are for --endpoint-url, or for the endpoint of the service in the region, and are never sent there',
    inConfig: true,
    repeats: true,
  },
  seed: {
    type: 'text',
    value: 'COMMAND',
    help: 'load data first: a command that prints the fixture, with the endpoint in AWS_ENDPOINT_URL; or a module (.js, .mjs, .cjs, .ts, .mts) with seed({\u00a0endpoint,\u00a0region\u00a0}), which gives the fixture, and, if need be, teardown({\u00a0endpoint,\u00a0region,\u00a0fixture\u00a0}); or maintenance-windows, which makes in an emulator what fixture create makes',
    inConfig: true,
    repeats: true,
    insteadOf: ['fixture'],
  },
  'seed-teardown': {
    type: 'text',
    value: 'COMMAND',
    help: 'take the data away at the end, however the run ends, and also when the seed fails half-way; reads the fixture, or what such a seed has printed. When the teardown fails, exit code 0 becomes 2',
    inConfig: true,
    repeats: true,
    insteadOf: ['fixture', 'seed'],
  },
  region: {
    type: 'text',
    value: 'NAME',
    help: "the region to sign for; also AWS_REGION, AWS_DEFAULT_REGION, and the profile's; us-east-1 by default on this machine",
    inConfig: true,
    repeats: true,
    environment: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
  },
  'ca-bundle': {
    type: 'text',
    value: 'FILE',
    help: 'trust these certificates (PEM) too; also AWS_CA_BUNDLE',
    inConfig: true,
    repeats: true,
    environment: ['AWS_CA_BUNDLE'],
  },
  'no-verify-ssl': {
    type: 'flag',
    help: 'trust whatever certificate the endpoint has',
    repeats: true,
  },
  case: {
    type: 'list',
    value: 'GLOB',
    help: 'only cases whose id matches; repeatable; ** crosses slashes',
    inConfig: true,
  },
  suite: {
    type: 'list',
    value: 'NAME',
    help: 'only this suite; repeatable',
    inConfig: true,
  },
  model: {
    type: 'text',
    value: 'FILE',
    help: 'a Smithy 2.0 JSON AST model; the built-in one by default',
    inConfig: true,
    repeats: true,
  },
  operation: {
    type: 'list',
    value: 'NAME',
    help: 'the operation to look at; repeatable, in one run and one report',
    inConfig: true,
    repeats: true,
  },
  strict: {
    type: 'flag',
    help: 'should-level failures decide as well',
    inConfig: true,
  },
  out: {
    type: 'text',
    value: 'DIR',
    help: 'where reports are written; conformance-report by default; those of an earlier run are removed',
    inConfig: true,
  },
  reporter: {
    type: 'list',
    value: 'NAME',
    help: 'what is written; repeatable; those with a star by default. Or a module of your own (.js, .mjs, .cjs, .ts, .mts), whose default export makes a reporter',
    choices: 'reporters',
    inConfig: true,
  },
  timeout: {
    type: 'number',
    value: 'MS',
    help: 'for one request; 10000 by default',
    least: 1,
    most: 2_147_483_647,
    inConfig: true,
    repeats: true,
  },
  concurrency: {
    type: 'number',
    value: 'N',
    help: 'cases in flight; chosen after the round trip by default',
    least: 1,
    most: 10_000,
    inConfig: true,
  },
  rate: {
    type: 'number',
    value: 'N',
    help: 'requests a second; 2 by default for AWS itself, unbounded elsewhere',
    least: 1,
    most: 1_000_000,
    inConfig: true,
  },
  'max-requests': {
    type: 'number',
    value: 'N',
    help: 'stop after N requests',
    least: 1,
    inConfig: true,
  },
  'max-duration': {
    type: 'number',
    value: 'S',
    help: 'stop after S seconds; 600 by default',
    least: 1,
    most: 2_147_483,
    inConfig: true,
  },
  'dry-run': {
    type: 'flag',
    help: 'say how many requests would be sent to which operations, and send none',
  },
  auth: {
    type: 'flag',
    help: 'run the signature suite too, against a target that checks signatures',
    inConfig: true,
    repeats: true,
  },
  'save-fixture': {
    type: 'text',
    value: 'FILE',
    help: 'keep the fixture that was given or discovered; a file that holds anything but a fixture is not overwritten',
  },
  baseline: {
    type: 'text',
    value: 'FILE',
    help: 'failures that are expected (YAML)',
    inConfig: true,
  },
  'update-baseline': {
    type: 'flag',
    help: 'write the baseline anew, after what fails now',
  },
  'target-name': {
    type: 'text',
    value: 'NAME',
    help: 'the name of the target that baseline entries speak of',
  },
  config: {
    type: 'text',
    value: 'FILE',
    help: 'a configuration file; conformance.config.{ts,js,json,yaml} by default',
  },
  target: {
    type: 'text',
    value: 'NAME',
    help: 'one of the targets of the configuration file',
  },
  pact: {
    type: 'text',
    value: 'FILE',
    help: 'verify what this file of pact write has; else all that it would write',
    repeats: true,
  },
  consumer: {
    type: 'text',
    value: 'NAME',
    help: 'who has the contract; aws-conformance by default',
  },
  provider: {
    type: 'text',
    value: 'NAME',
    help: 'with whom; the service by default',
  },
  json: { type: 'flag', help: 'one JSON object per line: id, suite, title, covers' },
  markdown: { type: 'flag', help: 'write Markdown' },
  request: { type: 'flag', help: 'of the request; the default' },
  response: { type: 'flag', help: 'of the response' },
  port: {
    type: 'number',
    value: 'N',
    help: '0, any free port, by default',
    least: 0,
    most: 65_535,
  },
  latency: {
    type: 'number',
    value: 'MS',
    help: 'answer that much later',
    least: 0,
    most: 2_147_483_647,
  },
  defect: { type: 'text', value: 'NAME', help: 'break one promise on purpose' },
  variant: {
    type: 'text',
    value: 'NAME',
    help: 'be unusual, within the documentation; of several, NAME+NAME',
  },
  list: { type: 'flag', help: 'print the names of all defects and variants' },
  yes: { type: 'flag', help: 'do not ask' },
  document: {
    type: 'text',
    value: 'NAME',
    help: 'run this Automation document; by default one is made that only sleeps',
  },
  lambda: { type: 'text', value: 'ARN', help: 'run this function instead' },
  'service-role-arn': {
    type: 'text',
    value: 'ARN',
    help: 'the role that runs the task; the service-linked one by default',
  },
  tasks: {
    type: 'number',
    value: 'N',
    help: 'tasks of the first window, at most 20; 1 by default',
    least: 1,
  },
  poll: {
    type: 'number',
    value: 'S',
    help: 'seconds between two looks; 10 by default',
    least: 1,
    most: 2_147_483,
  },
  keep: { type: 'flag', help: 'leave what was made when something fails' },
  'window-id': {
    type: 'text',
    value: 'ID',
    help: 'delete this window, and the others and the document of the same creation',
  },
  only: {
    type: 'list',
    value: 'GLOB',
    help: 'run only the defects and variants of these names, say what each is blamed for, and write nothing',
  },
  pairs: { type: 'flag', help: 'run every two variants together instead, and write no page' },
  sample: { type: 'number', value: 'N', help: 'only so many of the pairs', least: 1 },
  page: {
    type: 'text',
    value: 'FILE',
    help: 'where the page goes; proof.md in the folder of --out by default',
  },
} as const;

/** The name of an option, without its hyphens. */
export type OptionName = keyof typeof options;

/** What the table says of an option; undefined for a name that is none. */
export function optionOf(name: string): Option | undefined {
  const all: Readonly<Record<string, Option>> = options;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** All options, with their names. */
export function everyOption(): readonly (readonly [OptionName, Option])[] {
  const names: readonly OptionName[] = Object.keys(options).filter(isOptionName);
  return names.map((name) => [name, options[name]]);
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}
