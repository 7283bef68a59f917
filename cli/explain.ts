import { demandedAnswers } from '../contracts/answers/demanded-answers.ts';
import { withAuth } from '../contracts/constraints/auth-promises.ts';
import type { Contract } from '../contracts/contract.ts';
import { idOf } from '../contracts/ids.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { analyseRequest } from '../contracts/requests/analyse-request.ts';
import { UsageError } from '../contracts/usage-error.ts';
import type { WireRequest } from '../contracts/wire.ts';
import { readFixture } from '../runners/fixture.ts';
import { absentValues } from '../suites/absent-values.ts';
import type { Case, Step } from '../suites/case.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { madeUpKnowledge } from '../suites/made-up-knowledge.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { readJsonFile } from './read-json-file.ts';
import { quoted, repeatCommand } from './repeat-command.ts';
import { selectContracts } from './select-contract.ts';

/** `aws-conformance explain CASE-ID`: what a case sends, what must follow, and who says so. */
export async function explain(argv: readonly string[]): Promise<number> {
  const args = parseArguments('explain', argv);
  // The cases of the signature suite as well, whether a target checks signatures or not.
  const contracts = (await selectContracts(args)).map(withAuth);
  const { contract, one } = findCase(contracts, args.positionals[0]);
  const knowledge = await knowledgeFor(contract, args);
  const parts = [
    `${one.id}\n${one.title}; suite ${one.suite}${needsInWords(one)}`,
    ...constraintsOf(contract, one),
    ...requestsOf(contract, one, knowledge),
    ...(args.text('fixture') === undefined ? [madeUp] : []),
    `Repeat it:\n  ${repeatCommand(args)}${one.suite === 'signatures' ? ' --auth' : ''} --case ${quoted(one.id)}`,
  ];
  process.stdout.write(`${parts.join('\n\n')}\n`);
  return 0;
}

const madeUp = 'The ids are made up; --fixture FILE shows those of a target.';

interface FoundCase {
  readonly contract: Contract;
  readonly one: Case;
}

function findCase(contracts: readonly Contract[], id: string | undefined): FoundCase {
  if (id === undefined) {
    const [contract] = contracts;
    const example = contract && idOf(contract, 'request/MaxResults/range/above-maximum');
    throw new UsageError('explain needs the id of a case.', `For example ${example}.`);
  }
  for (const contract of contracts) {
    const ids = [id, idOf(contract, id)];
    const one = generateCases(contract).find((other) => ids.includes(other.id));
    if (one) return { contract, one };
  }
  throw new UsageError(`There is no case ${id}.`, 'See aws-conformance list.');
}

async function knowledgeFor(contract: Contract, args: Arguments): Promise<Knowledge> {
  const file = args.text('fixture');
  if (file === undefined) return madeUpKnowledge(contract);
  const fixture = readFixture(contract, await readJsonFile(file, 'fixture'), `The fixture ${file}`);
  return { ...fixture, absent: absentValues(contract, fixture.input), items: new Map() };
}

function needsInWords({ needs }: Case): string {
  if (needs === 'nothing') return '';
  return needs === 'fixture' ? '; needs a fixture' : '; needs a fixture with "foreign" ids';
}

function constraintsOf(contract: Contract, one: Case): string[] {
  return one.covers.flatMap((address) => {
    const constraint = contract.byAddress.get(address);
    if (!constraint) return [];
    const { id, level, claim, source } = constraint;
    const observed = source.observed === undefined ? '' : ` (${source.observed})`;
    return [
      `${level}  ${id}\n  ${claim}\n  ${source.kind}: ${source.title}${observed}\n  ${source.url}`,
    ];
  });
}

function requestsOf(contract: Contract, one: Case, knowledge: Knowledge): string[] {
  const steps = firstSteps(one, knowledge);
  return steps.map(({ request, control, ground }) => {
    const text = indented(httpText(request));
    if (ground) return `For comparison, and judged in a case of its own:\n${text}`;
    const role = control ? 'Control' : `Request${signingInWords(request)}`;
    const analysis = analyseRequest(contract, request, knowledge, []);
    const demands = demandedAnswers(contract, analysis).map(
      ({ level, answer }) => `${inWords[level]}:\n  ${answer}`,
    );
    return [`${role}:\n${text}`, ...demands].join('\n');
  });
}

const inWords = {
  must: 'Must be answered',
  should: 'Should be answered',
  may: 'Is likely to be answered, which is not counted',
} as const;

function signingInWords({ signing }: WireRequest): string {
  return signing === undefined ? '' : ` (its signature: ${signing.replaceAll('-', ' ')})`;
}

/** The requests up to the first that depends on an answer; no more is known without a target. */
function firstSteps(one: Case, knowledge: Knowledge): Step[] {
  const steps = one.steps(knowledge);
  const found: Step[] = [];
  const silence = { kind: 'no-response', fault: 'stopped', detail: 'nothing was sent' } as const;
  for (let next = steps.next(); !next.done; next = steps.next(silence)) {
    found.push(next.value);
    // Controls and what is compared with come first; then a walk may go on.
    const tried = found.filter(({ control, ground }) => !control && !ground);
    if (tried.length === 3) break;
  }
  return found;
}

function httpText({ method, path, headers, body }: WireRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const shown = body.length > 2000 ? `${body.slice(0, 2000)}… (${body.length} characters)` : body;
  return [`${method} ${path} HTTP/1.1`, ...lines, '', shown].join('\n');
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
