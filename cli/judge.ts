import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract } from '../contracts/contract.ts';
import { messageOf } from '../contracts/message-of.ts';
import { plural } from '../contracts/plural.ts';
import { readContract } from '../contracts/read-contract.ts';
import { operationsOf } from '../contracts/smithy/find-operation.ts';
import { type Model, readModel } from '../contracts/smithy/model.ts';
import builtInModel from '../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import { isUsageError, UsageError } from '../contracts/usage-error.ts';
import { entryMatcher } from '../reports/baseline/entry-matcher.ts';
import { rejudge } from '../reports/rejudge.ts';
import { readHar } from '../runners/recordings/read-har.ts';
import {
  contractOf,
  type RecordedOperation,
  type Recording,
  sortRecording,
} from '../runners/recordings/recorded-runs.ts';
import { recordMask } from '../runners/redaction/record-mask.ts';
import { redactText } from '../runners/redaction/redact-text.ts';
import type { PlannedPart, RunRecord } from '../runners/run-record.ts';
import { toolVersion } from '../runners/tool-version.ts';
import { writeTranscript } from '../runners/transcripts/write-transcript.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { openReporters } from './open-reporters.ts';
import { readJsonFile } from './read-json-file.ts';
import { readTextFile } from './read-text-file.ts';
import { hiding } from './select-contract.ts';
import { transcriptName } from './transcript-name.ts';

/** Bytes of a recording that are read at most: it is held in memory. */
const largestFile = 256 * 1024 * 1024;

/** `aws-conformance judge FILE.har`: judges recorded traffic, without a network. */
export async function judge(argv: readonly string[]): Promise<number> {
  const args = parseArguments('judge', argv);
  const [file, ...others] = args.positionals;
  if (file === undefined || others.length > 0) {
    throw new UsageError(
      'judge needs one file.',
      'Name a recording: aws-conformance judge FILE.har',
    );
  }
  const entries = readHar(await readRecording(file), file);
  const recording = chosen(sortRecording(entries, await contractsFor(args)), args.texts('case'));
  const [first] = recording.operations;
  if (!first) throw new UsageError(nothingIn(file, entries.length, recording), wayOut(recording));
  const contracts = recording.operations.map(({ contract }) => contract);
  const reporters = await openReporters(args);
  const transcript = writeTranscript(join(reporters.folder, transcriptName));
  const mask = recordMask(contracts);
  const records = [...recordsOf(file, recording)].map(mask);
  for (const record of records) transcript.take(record);
  transcript.close();
  const { exitCode } = await rejudge(contracts, records, {
    strict: args.flag('strict'),
    onEvent: (event) => reporters.onEvent(event),
  });
  await reporters.close?.();
  return exitCode === 0 && reporters.hasFailed() ? 4 : exitCode;
}

/** The cases that are named, or all. @throws UsageError for a name that none has. */
function chosen(recording: Recording, globs: readonly string[]): Recording {
  if (globs.length === 0) return recording;
  const matchers = globs.map((glob) => entryMatcher({ by: 'case', glob }));
  const operations = recording.operations
    .map((one) => ({
      ...one,
      runs: one.runs.filter(({ caseId }) => matchers.some(({ id }) => id(caseId))),
    }))
    .filter(({ runs }) => runs.length > 0);
  if (operations.length > 0) return { ...recording, operations };
  throw new UsageError(
    `No case of the recording matches ${globs.join(', ')}.`,
    'They are named recorded/entry-N, after the place of their first exchange.',
  );
}

async function readRecording(file: string): Promise<string> {
  const { size = 0 } = await stat(file).catch(() => ({ size: 0 }));
  if (size > largestFile) {
    throw new UsageError(
      `${file} is ${Math.round(size / 1e6)} MB, and at most ${largestFile / 1024 / 1024} MiB are read.`,
      'Record less at a time, or without the bodies of other sites.',
    );
  }
  return readTextFile(file, `The recording ${file}`).catch((error: unknown) => {
    if (isUsageError(error)) throw error;
    throw new UsageError(`${file} cannot be read: ${messageOf(error)}.`, 'Check the path.', {
      cause: error,
    });
  });
}

/** The operations of the built-in model, or of the one that is named: those of `--operation` only. */
async function contractsFor(args: Arguments): Promise<Contract[]> {
  const file = args.text('model');
  const model: Model =
    file === undefined
      ? readModel(builtInModel, 'the built-in model')
      : readModel(await readJsonFile(file, 'model'), file);
  const asked = args.texts('operation');
  const names = asked.length > 0 ? asked : operationsOf(model).map(({ name }) => name);
  return names.map((name) => hiding(readContract(model, name)));
}

function* recordsOf(file: string, { operations, ...recording }: Recording): Generator<RunRecord> {
  const parts = operations.map(partOf);
  const runs = operations.flatMap((one) => one.runs);
  const [first] = operations;
  const isOne = operations.length === 1;
  const times = runs.flatMap(({ exchanges }) => exchanges.map(({ sentAt }) => sentAt));
  yield {
    type: 'run-begun',
    ...{ schemaVersion: 1, tool: { name: 'aws-conformance', version: toolVersion } },
    service: first?.contract.service ?? '',
    operation: isOne ? (first?.contract.operation ?? '') : plural(operations.length, 'operation'),
    target: { kind: 'recording', endpoint: file },
    caseSet: caseSetOf(runs.map(({ caseId }) => caseId)),
    startedAt: new Date(Math.min(...times)).toISOString(),
    repeat: `aws-conformance judge ${file}`,
    plan: parts,
  };
  for (const { contract, knowledge, runs: own } of operations) {
    const { operation } = contract;
    yield { type: 'learned', operation, knowledge, discovery: [] };
    yield* own;
    yield { type: 'operation-ended', operation };
  }
  yield {
    type: 'run-ended',
    durationMs: Math.max(...times) - Math.min(...times),
    requests: { sent: runs.reduce((sum, { exchanges }) => sum + exchanges.length, 0), retried: 0 },
    notes: notesOn(recording),
  };
}

function partOf({ contract, runs }: RecordedOperation): PlannedPart {
  const caseSet = caseSetOf(runs.map(({ caseId }) => caseId));
  return {
    ...{ operation: contract.operation, caseSet, suites: ['recorded'] },
    ...{ allCases: caseSet.size, contract: contractOf(contract) },
  };
}

function caseSetOf(ids: readonly string[]): PlannedPart['caseSet'] {
  const hash = createHash('sha256').update([...ids].sort().join('\n'));
  return { size: ids.length, digest: `sha256:${hash.digest('hex')}` };
}

/** Entries that are named one by one. */
const mostNamed = 20;

function notesOn({ left, unknown, others }: Omit<Recording, 'operations'>): string[] {
  const named = left.slice(0, mostNamed);
  const more = left.length - named.length;
  return [
    ...named.map((line) => `Not judged: ${redactText(line)}`),
    ...(more > 0 ? [`Not judged: ${plural(more, 'more entry', 'more entries')}.`] : []),
    ...(unknown.size > 0 ? [`There is no contract for ${unknownInWords(unknown)}.`] : []),
    ...(others > 0 ? [`${plural(others, 'entry', 'entries')} of no AWS operation.`] : []),
  ];
}

function unknownInWords(unknown: ReadonlyMap<string, number>): string {
  const names = [...unknown].map(
    ([name, times]) => `${redactText(name)} (${plural(times, 'time')})`,
  );
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

function nothingIn(file: string, entries: number, { left, unknown }: Recording): string {
  if (entries === 0) return `${file} has no entries.`;
  const [why] = left;
  if (why !== undefined) return `${file} has nothing that can be judged. ${redactText(why)}`;
  if (unknown.size === 0) return `${file} has no request of an AWS operation.`;
  return `${file} has no request that there is a contract for: it has ${unknownInWords(unknown)}.`;
}

function wayOut({ left, unknown }: Recording): string {
  if (left.length > 0) return 'Record the bodies as well.';
  return unknown.size > 0
    ? 'Give the model of the service: --model FILE.'
    : 'Record the traffic of a client of the service.';
}
