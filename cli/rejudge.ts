import { join } from 'node:path';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { withAuth } from '../contracts/constraints/auth-promises.ts';
import { withClient } from '../contracts/constraints/client-promises.ts';
import type { Contract } from '../contracts/contract.ts';
import { contractDigest } from '../contracts/contract-digest.ts';
import { readContract } from '../contracts/read-contract.ts';
import { type Model, readModel } from '../contracts/smithy/model.ts';
import { UsageError } from '../contracts/usage-error.ts';
import { rejudge as judgeAgain, type RejudgeOptions } from '../reports/rejudge.ts';
import type { RunBegun } from '../runners/run-record.ts';
import { toolVersion } from '../runners/tool-version.ts';
import { type FindContract, openTranscript } from '../runners/transcripts/read-transcript.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { openBaseline } from './open-baseline.ts';
import { openReporters } from './open-reporters.ts';
import { readJsonFile } from './read-json-file.ts';
import { hiding } from './select-contract.ts';
import { transcriptName } from './transcript-name.ts';

/**
 * `aws-conformance rejudge FOLDER`: judges the transcript of a run again, without a network, and
 * writes all reports anew; gives the exit code that the run would have had.
 */
export async function rejudge(argv: readonly string[]): Promise<number> {
  const args = parseArguments('rejudge', argv);
  const [folder] = args.positionals;
  if (folder === undefined) {
    throw new UsageError('rejudge needs a folder.', 'Name the one that a run wrote (its --out).');
  }
  const file = join(folder, transcriptName);
  const findContract = await contractFinder(args);
  const transcript = await openTranscript(file, findContract);
  const { begun, contracts } = transcript;
  const plan = contracts.map((contract) => ({ contract, cases: generateCases(contract) }));
  const strict = args.flag('strict');
  const targetName = args.text('target-name');
  const baseline = await openBaseline(args, { plan, strict, targetName });
  const reporters = await openReporters(args, { folder });
  const { exitCode } = await judgeAgain(contracts, transcript.records, {
    strict,
    ...(begun.target.kind === 'pact' && { judgeCase: await byPact() }),
    notes: changesSince(begun, contracts),
    ...(baseline && { expectations: baseline.expectations }),
    onEvent: (event) => reporters.onEvent(event),
  });
  await reporters.close?.();
  await baseline?.save();
  return exitCode === 0 && reporters.hasFailed() ? 4 : exitCode;
}

export async function byPact(): Promise<NonNullable<RejudgeOptions['judgeCase']>> {
  return (await import('../reports/pact/judge-by-pact.ts')).judgeByPact;
}

/** The contracts of the run: of the built-in model, or of the one that is named again. */
export async function contractFinder(args: Arguments): Promise<FindContract> {
  const file = args.text('model');
  const model: Model | undefined =
    file === undefined ? undefined : readModel(await readJsonFile(file, 'model'), file);
  return ({ operation, contract: { signatures, client } }) => {
    const plain = hiding(model ? readContract(model, operation) : builtInContract(operation));
    const held = client ? withClient(plain) : plain;
    return signatures ? withAuth(held) : held;
  };
}

/** Says what is another than in the run, so that no change of ours is taken for one of the target. */
function changesSince(begun: RunBegun, contracts: readonly Contract[]): string[] {
  const digests = contracts.map(contractDigest);
  if (begun.plan.every(({ contract }, index) => contract.digest === digests[index])) return [];
  return [
    `The run was judged by another contract, with aws-conformance ${begun.tool.version}; ` +
      `this is ${toolVersion}.`,
  ];
}
