import { reporters } from '../reports/reporters/reporters.ts';

/** The overview that `aws-conformance --help` prints. */
const help = `aws-conformance: contract tests for AWS APIs, run against any endpoint

  aws-conformance run      certify an endpoint, or the embedded reference emulator
  aws-conformance list     show the cases, without a network
  aws-conformance explain  show one case: its request, what must follow, and who says so
  aws-conformance serve    serve the reference emulator on 127.0.0.1
  aws-conformance rejudge  judge a finished run again, from its transcript
  aws-conformance pact     write the cases as a Pact file, and have Pact verify an endpoint
  aws-conformance config   show which options hold, and where each value comes from
  aws-conformance fixture  make something in a target that it can be certified with
  aws-conformance prove    prove that every check can fail, and that none cries wolf

  aws-conformance help COMMAND   the options of a command
  aws-conformance --version

Exit codes: 0 conformant, 1 nonconformant, 2 usage or configuration, 3 could not tell
(unreachable, not implemented, inconclusive), 4 an error of the harness itself.
`;

const contract = `  --model FILE         a Smithy 2.0 JSON AST model; the built-in one by default
  --operation NAME     the operation to look at
`;

const cases = `  --case GLOB          only cases whose id matches; repeatable; ** crosses slashes
  --suite NAME         only this suite; repeatable
`;

/** The reporters, each with what it is for. */
function reporterHelp(): string {
  const lines = reporters.map(({ name, summary, file, byDefault }) => {
    const details = [file, byDefault ? 'by default' : undefined].filter(Boolean).join(', ');
    return `${' '.repeat(23)}${name.padEnd(9)} ${summary} (${details})\n`;
  });
  return `  --reporter NAME      what is written; repeatable\n${lines.join('')}`;
}

const commands: Readonly<Record<string, string>> = {
  run: `aws-conformance run [options]: certify an endpoint

  --endpoint-url URL   where to send requests; also AWS_ENDPOINT_URL_SSM, AWS_ENDPOINT_URL,
                       and the profile's. Without one, the embedded reference is certified.
  --aws                AWS itself: the service's endpoint in the region
  --fips, --dualstack  the FIPS or dual-stack one; also AWS_USE_FIPS_ENDPOINT and
                       AWS_USE_DUALSTACK_ENDPOINT
  --profile NAME       the profile of the AWS config and credentials files; also AWS_PROFILE
  --fixture FILE       a JSON object of known-good input members, for example
                       {"WindowExecutionId": "…", "TaskId": "…"}
  --seed COMMAND       load data first: a command that prints the fixture, with the endpoint in
                       AWS_ENDPOINT_URL; or a module (.js, .mjs, .cjs, .ts, .mts) with
                       seed({ endpoint, region }), which gives the fixture, and, if need be,
                       teardown({ endpoint, region, fixture })
  --seed-teardown COMMAND
                       take the data away at the end, however the run ends, and also when the seed
                       fails half-way; reads the fixture, or what such a seed has printed. When the
                       teardown fails, exit code 0 becomes 2.
  --region NAME        the region to sign for; also AWS_REGION, AWS_DEFAULT_REGION, and the
                       profile's; us-east-1 by default on this machine
  --ca-bundle FILE     trust these certificates (PEM) too; also AWS_CA_BUNDLE
  --no-verify-ssl      trust whatever certificate the endpoint has
${cases}${contract}  --strict             should-level failures decide as well
  --out DIR            where reports are written; conformance-report by default; those of an
                       earlier run are removed
${reporterHelp()}  --timeout MS         for one request; 10000 by default
  --concurrency N      cases in flight; chosen after the round trip by default
  --rate N             requests a second; 2 by default for AWS itself, unbounded elsewhere
  --max-requests N     a budget of requests, and
  --max-duration S     of seconds; 600 by default
  --dry-run            say how many requests would be sent to which operations, and send none
  --auth               run the signature suite too, against a target that checks signatures
  --save-fixture FILE  keep the fixture that was given or discovered; a file that holds anything
                       but a fixture is not overwritten
  --baseline FILE      failures that are expected (YAML); --update-baseline writes it
  --target-name NAME   the name of the target that baseline entries speak of
  --config FILE        a configuration file; conformance.config.{ts,js,json,yaml} by default
  --target NAME        one of the targets of the configuration file

An option that is not repeatable is given once. Fixture, model, baseline and configuration are UTF-8,
or UTF-16 with a byte-order mark.

Only a whole run is called CONFORMANT without more words. Else the last line and "scope" in
report.json say what is missing: cases that were not chosen, failures that the baseline expects, and
what the data of the fixture does not reach.
`,
  config: `aws-conformance config [options of run]: show which options hold

Each line is an option, its value, and where that comes from. An option on the command line wins
over the environment, that over the configuration file, and that over the default.
`,
  list: `aws-conformance list [options]: show the cases, without a network

${cases}${contract}  --json               one JSON object per line: id, suite, title, covers
  --auth               with the cases of the signature suite
`,
  explain: `aws-conformance explain CASE-ID [options]: show one case

  --fixture FILE       take ids from this fixture
  --endpoint-url URL   put it into the command that repeats the case
${contract}`,
  serve: `aws-conformance serve [options]: serve the reference emulator on 127.0.0.1

  --port N             0, any free port, by default
  --latency MS         answer that much later
  --defect NAME        break one promise on purpose
  --variant NAME       be unusual, within the documentation
  --auth               check signatures: of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, else of
                       test and test, for --region, else AWS_REGION, else us-east-1
  --list               print the names of all defects and variants
`,
  fixture: `aws-conformance fixture create [options]: make a fixture, in AWS itself or elsewhere
aws-conformance fixture delete --fixture FILE [options]: delete what was made for one

Create makes two maintenance windows that run once, waits until they have run, and writes the ids
as a fixture for run. Both commands say what they would do and ask first. Nothing is deleted that
does not carry the tag aws-conformance. A creation that fails, or is interrupted, is undone.

  --yes                do not ask
  --aws, --endpoint-url URL, --fips, --dualstack, --region NAME, --profile NAME, --ca-bundle FILE,
  --no-verify-ssl, --timeout MS, --config FILE, --target NAME    as for run

fixture create:
  --save-fixture FILE  where the fixture goes; standard output by default; a file that holds
                       anything but a fixture is not overwritten
  --document NAME      run this Automation document; by default one is made that only sleeps
  --lambda ARN         run this function instead
  --service-role-arn ARN   the role that runs the task; the service-linked one by default
  --tasks N            tasks of the first window, at most 20; 1 by default
  --max-duration S     seconds until it gives up; 900 by default
  --poll S             seconds between two looks; 10 by default
  --keep               leave what was made when something fails

fixture delete:
  --fixture FILE       delete what this file of fixture create says was made
  --window-id ID       delete this window, and the others and the document of the same creation

Exit code 0 when done, 2 when something was refused or failed, 130 after Ctrl-C.
`,
  rejudge: `aws-conformance rejudge FOLDER [options]: judge a finished run again

Reads transcript.jsonl in the folder, computes every verdict again and writes the reports anew.
Nothing is sent. A run that was killed can be judged as far as it went.

  --model FILE         the model, for a run that was made with one
  --strict             should-level failures decide as well
  --baseline FILE      failures that are expected (YAML); --update-baseline writes it
  --target-name NAME   the name of the target that baseline entries speak of
  --out DIR            where reports are written; FOLDER by default
  --reporter NAME      as for run

Exit codes are those of run.
`,
  pact: `aws-conformance pact write --out FILE [options]: write a Pact file (specification 4)
aws-conformance pact verify [options]: certify an endpoint by Pact's own verifier

write takes the cases whose requests do not depend on an answer; the others, and why, stand in the
metadata of the file. verify needs @pact-foundation/pact 16 in your project. It sets up the provider
states from the fixture or the seed, signs the requests, and reports as run does.

write:
  --out FILE           the file to write
  --consumer NAME, --provider NAME
                       who has the contract with whom; aws-conformance and the service by default
${cases}${contract}
verify:
  --endpoint-url URL   where the provider is; without one, the embedded reference is verified
  --pact FILE          verify what this file of pact write has; else all that it would write
  --fixture FILE       a JSON object of known-good input members, for the provider states; or
  --seed COMMAND       one that is loaded first, as for run
  and the options of run, but for --auth, --concurrency and --dry-run

Exit codes are those of run.
`,
  prove: `aws-conformance prove [options]: run the cases on the reference with every defect and variant

  --out DIR            where proof.json goes; conformance-report by default
  --page FILE          where the page goes; proof.md in the same folder by default

Exit code 0 when every defect is killed and no variant is failed, 1 otherwise.
`,
};

/** The options of one command, or the overview for a name that is none. */
export function commandHelp(name: string | undefined): string {
  return (name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined) ?? help;
}
