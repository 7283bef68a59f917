import type { OptionName } from './options.ts';

/** An option of a command; with other words where it does something of its own there. */
type CommandOption = OptionName | readonly [name: OptionName, help: string];

/** What a command is called with, and what help says of it. */
export interface CommandEntry {
  /** What it does, in the overview. */
  readonly summary: string;
  /** The argument that it takes beside options. */
  readonly argument?: string;
  /** How many of them it takes; one by default. */
  readonly takes?: number;
  readonly options: readonly CommandOption[];
  /** What help says before and after the options. */
  readonly intro?: string;
  readonly notes?: string;
}

const where: readonly CommandOption[] = [
  'endpoint-url',
  'aws',
  'fips',
  'dualstack',
  'profile',
  'region',
  'ca-bundle',
  'no-verify-ssl',
  'timeout',
];
const which: readonly CommandOption[] = ['model', 'operation'];
const choice: readonly CommandOption[] = ['case', 'suite'];
const expected: readonly CommandOption[] = ['baseline', 'update-baseline', 'target-name'];
const configured: readonly CommandOption[] = ['config', 'target'];

const runOptions: readonly CommandOption[] = [
  ...where,
  'handlers',
  'sdk',
  'fixture',
  'save-fixture',
  'seed',
  'seed-teardown',
  ...choice,
  ...which,
  'strict',
  'auth',
  'out',
  'reporter',
  'concurrency',
  'rate',
  'max-requests',
  'max-duration',
  'dry-run',
  ...expected,
  ...configured,
];

/** Pact sends one request after the other, signs none, and has no dry run. */
const notOfPact: readonly CommandOption[] = ['handlers', 'sdk', 'auth', 'concurrency', 'dry-run'];

/** Where `fixture create` and `fixture delete` find the service, as `run` does. */
const service: readonly CommandOption[] = [...where, ...configured, 'yes'];

/** The name of a command, or of one of the commands within `fixture`. */
export type CommandName =
  | 'run'
  | 'list'
  | 'explain'
  | 'judge'
  | 'rejudge'
  | 'report'
  | 'diff'
  | 'schema'
  | 'serve'
  | 'config'
  | 'fixture'
  | 'fixture create'
  | 'fixture delete'
  | 'pact'
  | 'pact write'
  | 'pact verify'
  | 'prove';

/** Every command, declared once: parsing and help are made from it. */
export const commands: Readonly<Record<CommandName, CommandEntry>> = {
  run: {
    summary: 'certify an endpoint, or the embedded reference emulator',
    options: runOptions,
    notes: `An option that is not repeatable is given once. Fixture, model, baseline and configuration are UTF-8,
or UTF-16 with a byte-order mark.

Only a whole run is called CONFORMANT without more words. Else the last line and "scope" in
report.json say what is missing: cases that were not chosen, failures that the baseline expects, and
what the data of the fixture does not reach.`,
  },
  list: {
    summary: 'show the cases, without a network',
    options: [...choice, ...which, 'json', ['auth', 'with the cases of the signature suite']],
  },
  explain: {
    summary: 'show one case: its request, what must follow, and who says so',
    argument: 'CASE-ID',
    options: [
      ['fixture', 'take ids from this fixture'],
      ['endpoint-url', 'put it into the command that repeats the case'],
      ...which,
    ],
  },
  judge: {
    summary: 'judge recorded traffic: a HAR file of a browser, a proxy or a client',
    argument: 'FILE.har',
    options: [
      ...which,
      [
        'case',
        'judge only this recorded case, for example recorded/entry-3; a glob, and repeatable',
      ],
      'strict',
      ['out', 'where reports are written; conformance-report by default'],
      'reporter',
    ],
    intro: `Reads each exchange of an operation that there is a contract for: the built-in operations, or those
of --model. Nothing is sent. Pages are followed from one exchange to the next. What was not recorded
whole, what was throttled and what may pass, is named and not judged.`,
    notes: 'Exit codes are those of run.',
  },
  rejudge: {
    summary: 'judge a finished run again, from its transcript',
    argument: 'FOLDER',
    options: [
      ['model', 'the model, for a run that was made with one'],
      'strict',
      ...expected,
      ['out', 'where reports are written; FOLDER by default'],
      'reporter',
    ],
    intro: `Reads transcript.jsonl in the folder, computes every verdict again and writes the reports anew.
Nothing is sent. A run that was killed can be judged as far as it went.`,
    notes: 'Exit codes are those of run.',
  },
  report: {
    summary: 'write further reports of a run, as it was judged',
    argument: 'FOLDER',
    options: [
      ['model', 'the model, for a run that was made with one'],
      ['out', 'where reports are written; FOLDER by default'],
      ['reporter', 'what is written; repeatable; console by default'],
    ],
    intro: `Reads events.jsonl in the folder, or transcript.jsonl when that is not there or the run was killed.
Nothing is sent, and other reports in the folder stay.`,
    notes:
      'Exit code 0 when all is written, whatever the outcome of the run; 2 for wrong use, else 4.',
  },
  diff: {
    summary: 'show what changed from one report to another',
    argument: 'OLD NEW',
    takes: 2,
    options: [
      [
        'only',
        'show only these changes, with commas between: broke, mended, decided, open, appeared, went',
      ],
      ['json', 'write JSON'],
      'markdown',
    ],
    intro: `Takes two report.json, or their folders. Verdicts are compared by case and constraint. What another
contract or case set brings is said, and is no change of the target.`,
    notes: 'Exit code 1 when something broke: it passed before, and fails now. Else 0.',
  },
  schema: {
    summary: "print the JSON Schema of an operation's request or response",
    options: ['request', 'response', ...which],
    intro: `For people who validate with ajv or another validator of JSON Schema 2020-12. The schema allows what
the contract allows, unknown members among it; what is promised in words is in no schema.`,
  },
  serve: {
    summary: 'serve the reference emulator on 127.0.0.1',
    options: [
      'port',
      'latency',
      'defect',
      'variant',
      [
        'auth',
        'check signatures: of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, else of test and test, for --region, else AWS_REGION, else us-east-1',
      ],
      ['region', 'the region that signatures are checked for'],
      'list',
    ],
  },
  config: {
    summary: 'show the effective options and where each one comes from',
    options: runOptions,
    intro: `Each line is an option, its value, and where that comes from. An option on the command line wins
over the environment, that over the configuration file, and that over the default.`,
  },
  fixture: {
    summary: 'make something in a target that it can be certified with',
    argument: 'create|delete',
    options: [],
    intro: `Create makes two maintenance windows that run once, waits until they have run, and writes the ids
as a fixture for run. Both commands say what they would do and ask first. Nothing is deleted that
does not carry the tag aws-conformance. A creation that fails, or is interrupted, is undone.`,
    notes: 'Exit code 0 when done, 2 when something was refused or failed, 130 after Ctrl-C.',
  },
  'fixture create': {
    summary: 'make a fixture, in AWS itself or elsewhere',
    options: [
      [
        'save-fixture',
        'where the fixture goes; standard output by default; a file that holds anything but a fixture is not overwritten',
      ],
      'document',
      'lambda',
      'service-role-arn',
      'tasks',
      ['max-duration', 'seconds until it gives up; 900 by default'],
      'poll',
      'keep',
      ...service,
    ],
  },
  'fixture delete': {
    summary: 'delete what was made for a fixture',
    options: [
      ['fixture', 'delete what this file of fixture create says was made'],
      'window-id',
      ...service,
    ],
  },
  pact: {
    summary: 'write the cases as a Pact file, and have Pact verify an endpoint',
    argument: 'write|verify',
    options: [],
    intro: `Write takes the cases whose requests do not depend on an answer; the others, and why, stand in the
metadata of the file. Verify needs @pact-foundation/pact 16 in your project. It sets up the provider
states from the fixture or the seed, signs the requests, and reports as run does.`,
    notes: 'Exit codes are those of run.',
  },
  'pact write': {
    summary: 'write a Pact file of specification 4',
    options: [
      ['out', 'the file to write, pact.json for example'],
      'consumer',
      'provider',
      ...choice,
      ...which,
    ],
  },
  'pact verify': {
    summary: "certify an endpoint by Pact's own verifier",
    options: ['pact', ...runOptions.filter((name) => !notOfPact.includes(name))],
  },
  prove: {
    summary: 'prove that every check can fail, and that none cries wolf',
    options: [
      ['out', 'where proof.json goes; conformance-report by default'],
      'page',
      'only',
      'pairs',
      'sample',
      ['seed', 'which of the pairs; 0 by default'],
    ],
    notes: 'Exit code 0 when every defect is killed and no variant is failed, 1 otherwise.',
  },
};

/** The options that a command takes, with the words that help has for each. */
export function optionsOf(
  name: CommandName,
): readonly (readonly [name: OptionName, help: string | undefined])[] {
  return commands[name].options.map((one) =>
    typeof one === 'string' ? [one, undefined] : [one[0], one[1]],
  );
}
