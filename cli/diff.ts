import { join } from 'node:path';
import { isArray, isObject } from '../contracts/json.ts';
import { UsageError } from '../contracts/usage-error.ts';
import {
  type Change,
  type ChangeKind,
  changeKinds,
  diffReports,
} from '../reports/compare/diff-reports.ts';
import type { Report } from '../reports/report.ts';
import { code, plain } from '../reports/reporters/markdown/markdown-text.ts';
import { sanitise } from '../reports/text/sanitise.ts';
import { parseArguments } from './arguments.ts';
import { readJsonFile } from './read-json-file.ts';

/** `aws-conformance diff OLD NEW`: what changed from one report to another; 1 when something broke. */
export async function diff(argv: readonly string[]): Promise<number> {
  const args = parseArguments('diff', argv);
  const [old, now] = args.positionals;
  if (old === undefined || now === undefined) {
    throw new UsageError('diff needs two reports.', 'Name two report.json, or their folders.');
  }
  const { notes, changes } = diffReports(await readReport(old), await readReport(now));
  const chosen = kindsIn(args.texts('only'));
  const shown = changes.filter(({ kind }) => chosen.includes(kind));
  const write = args.flag('json') ? asJson : args.flag('markdown') ? asMarkdown : asText;
  process.stdout.write(`${write(notes, shown)}\n`);
  return changes.some(({ kind }) => kind === 'broke') ? 1 : 0;
}

function kindsIn(only: readonly string[]): readonly ChangeKind[] {
  const names = only.flatMap((one) => one.split(','));
  const unknown = names.find((name) => !changeKinds.some((kind) => kind === name));
  if (unknown !== undefined) {
    throw new UsageError(
      `There is no change ${unknown}.`,
      `The changes are ${changeKinds.join(', ')}.`,
    );
  }
  return names.length === 0 ? changeKinds : changeKinds.filter((kind) => names.includes(kind));
}

async function readReport(path: string): Promise<Report> {
  const file = path.endsWith('.json') ? path : join(path, 'report.json');
  const read = await readJsonFile(file, 'report');
  if (isReport(read)) return read;
  throw new UsageError(`${file} is no report of a run.`, 'Name a report.json, or its folder.');
}

function isReport(value: unknown): value is Report {
  if (!isObject(value) || value['schemaVersion'] !== 1) return false;
  const { tool, caseSet, verdicts, constraints } = value;
  const hasParts = isObject(tool) && isObject(caseSet);
  return hasParts && isArray(verdicts) && isArray(constraints);
}

type Write = (notes: readonly string[], changes: readonly Change[]) => string;

const asJson: Write = (notes, changes) => JSON.stringify({ notes, changes }, null, 2);

const asText: Write = (notes, changes) => {
  const lines = changes.map(({ kind, caseId, constraintId, level, said }) => {
    const about = `${kind.padEnd(8)} ${level.padEnd(6)} ${sanitise(caseId)}`;
    const more = said === undefined ? '' : `\n  ${sanitise(said)}`;
    return `${about}\n  ${sanitise(constraintId)}${more}`;
  });
  return [...notes.map((note) => sanitise(note)), ...lines, summary(changes)].join('\n');
};

const asMarkdown: Write = (notes, changes) => {
  const rows = changes.map(({ kind, caseId, constraintId, level, said = '' }) =>
    `- **${kind}** (${level}) ${code(caseId)}: ${code(constraintId)} ${plain(said)}`.trimEnd(),
  );
  return [...notes.map((note) => plain(note)), summary(changes), rows.join('\n')]
    .join('\n\n')
    .trimEnd();
};

function summary(changes: readonly Change[]): string {
  const count = (kind: ChangeKind) => changes.filter((one) => one.kind === kind).length;
  const parts = changeKinds
    .filter((kind) => count(kind) > 0)
    .map((kind) => `${count(kind)} ${kind}`);
  return parts.length === 0 ? 'Nothing changed.' : `${parts.join(', ')}.`;
}
