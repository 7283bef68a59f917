import { join } from 'node:path';
import type { Reporter } from '../event.ts';
import type { Output } from './output.ts';

/** What a reporter is made with. */
export interface ReporterSettings {
  /** Where its file goes; unused by one that has none. */
  readonly file: string;
  /** Where one without a file writes. */
  readonly stream: Output;
  readonly color: boolean;
  /** True when `stream` is a terminal on which a line can be redrawn. */
  readonly animate: boolean;
  /** Columns of the terminal; infinite for a log. */
  readonly width: number;
  /** A file to which GitHub's job summary is added, when there is one. */
  readonly stepSummary?: string | undefined;
  /** True when `report.json` is written too, to which the others then point. */
  readonly hasReport: boolean;
}

/** A reporter as it is asked for by name. */
export interface ReporterEntry {
  readonly name: string;
  /** Its file in the folder of `--out`; absent for one that prints. */
  readonly file?: string;
  /** By what the beginning of that file shows that this program wrote it. */
  readonly head?: RegExp;
  /** A second file, which begins with its own head. */
  readonly beside?: { readonly file: string; readonly head: RegExp };
  /** True for one that says how a run ended, and nothing of what was sent and answered. */
  readonly isBrief?: true;
  /** What it is for, as help and the README say it. */
  readonly summary: string;
  /** True for one that writes when none is asked for. */
  readonly byDefault: boolean;
  /** Loads its code, and nothing else's. */
  readonly load: () => Promise<(settings: ReporterSettings) => Reporter>;
}

/** All reporters: to add one, add its folder and its line here. */
export const reporters: readonly ReporterEntry[] = [
  {
    name: 'console',
    summary: 'the outcome and the findings, for people',
    byDefault: true,
    load: async () => (await import('./console/console.ts')).consoleReporter,
  },
  {
    name: 'json',
    file: 'report.json',
    head: /"name": "aws-conformance"/,
    summary: 'the whole run, for programs',
    byDefault: true,
    load: async () => (await import('./json/json.ts')).jsonReporter,
  },
  {
    name: 'junit',
    file: 'junit.xml',
    head: /<testsuites name="aws-conformance /,
    summary: 'JUnit XML, for CI systems that show test results',
    byDefault: true,
    load: async () => (await import('./junit/junit.ts')).junitReporter,
  },
  {
    name: 'events',
    file: 'events.jsonl',
    head: /^\{"type":"run-started",.*"name":"aws-conformance"/,
    summary: 'the run as it went, a JSON object per line',
    byDefault: true,
    load: async () => (await import('./events/events.ts')).eventsReporter,
  },
  {
    name: 'tap',
    file: 'results.tap',
    head: /^TAP version 14\n# \S+ against /,
    summary: 'TAP 14, for tools that read the Test Anything Protocol',
    byDefault: false,
    load: async () => (await import('./tap/tap.ts')).tapReporter,
  },
  {
    name: 'ctrf',
    file: 'ctrf.json',
    head: /^\{"reportFormat":"CTRF"[^\n]*\n"tool":\{"name":"aws-conformance"/,
    summary: 'the Common Test Report Format, for dashboards',
    byDefault: false,
    load: async () => (await import('./ctrf/ctrf.ts')).ctrfReporter,
  },
  {
    name: 'har',
    file: 'exchanges.har',
    head: /^\{"log":\{"version":"1\.2","creator":\{"name":"aws-conformance"/,
    summary: 'requests and answers as HAR, for the tools of browsers',
    byDefault: false,
    load: async () => (await import('./har/har.ts')).harReporter,
  },
  {
    name: 'markdown',
    file: 'summary.md',
    head: /, aws-conformance \d+\.\d+/,
    summary: 'a page for the summary of a CI job',
    byDefault: false,
    load: async () => (await import('./markdown/markdown.ts')).markdownReporter,
  },
  {
    name: 'sarif',
    file: 'results.sarif',
    head: /"tool":\{"driver":\{"name":"aws-conformance"/,
    summary: 'SARIF, for code scanning and editors',
    byDefault: false,
    load: async () => (await import('./sarif/sarif.ts')).sarifReporter,
  },
  {
    name: 'github',
    summary: 'annotations and the job summary of GitHub Actions',
    byDefault: false,
    load: async () => (await import('./github/github.ts')).githubReporter,
  },
  {
    name: 'badge',
    file: 'badge.svg',
    head: /^<svg [^>]*aria-label="aws-conformance: /,
    beside: { file: 'badge.json', head: /^\{"schemaVersion":1,"label":"aws-conformance"/ },
    isBrief: true,
    summary: 'a badge as SVG, and as JSON for shields',
    byDefault: false,
    load: async () => (await import('./badge/badge.ts')).badgeReporter,
  },
];

/** All files of a reporter, each with what tells it from those of others. */
export function filesOf({ file, head, beside }: ReporterEntry): readonly ReportFile[] {
  const own = file === undefined ? [] : [{ file, ...(head && { head }) }];
  return beside ? [...own, beside] : own;
}

interface ReportFile {
  readonly file: string;
  readonly head?: RegExp;
}

/** Makes the reporter of an entry; `out` is an existing folder. */
export async function createReporter(
  { file = '', load }: ReporterEntry,
  out: string,
  settings: Omit<ReporterSettings, 'file'>,
): Promise<Reporter> {
  const create = await load();
  return create({ ...settings, file: join(out, file) });
}
