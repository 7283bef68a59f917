import { dirname } from 'node:path';
import type { Exchange } from '../../../contracts/wire.ts';
import { type SortedSpool, sortedSpool } from '../../../runners/sorted-spool.ts';
import type { CaseFinished, Reporter, RunStarted } from '../../event.ts';
import { discardFile, replaceFile } from '../replace-file.ts';
import { harEntry } from './har-entry.ts';

/** Characters up to which bodies are written; after that, only that they were there. */
const room = 16_000_000;

/** Writes what was sent and received as HAR 1.2 at the end of a run, with a page for each case. */
export function harReporter({ file }: { readonly file: string }): Reporter {
  const entries = sortedSpool(dirname(file));
  const pages = sortedSpool(dirname(file));
  let header: RunStarted | undefined;
  let [count, written] = [0, 0];
  const add = ({ caseId, title, exchanges }: CaseFinished, endpoint: string): void => {
    const own = exchanges.filter(({ sentBefore }) => !sentBefore);
    const [first] = own;
    if (!first) return;
    pages.add(keyOf(first, count), JSON.stringify(pageOf(caseId, title, first)));
    for (const exchange of own) {
      const text = JSON.stringify(harEntry(endpoint, caseId, exchange, written < room));
      entries.add(keyOf(exchange, count), text);
      count += 1;
      written += text.length;
    }
  };
  return {
    name: 'har',
    onEvent(event) {
      if (event.type === 'run-started') {
        header = event;
        discardFile(file);
      } else if (event.type === 'case-finished' && header) {
        add(event, urlOf(header));
      } else if (event.type === 'run-finished' && header) {
        replaceFile(file, texts(header, entries, pages));
      }
    },
    close: () => {
      entries.close();
      pages.close();
    },
  };
}

/** In the order in which they were sent. */
function keyOf({ sentAt }: Exchange, count: number): string {
  return `${String(sentAt).padStart(16, '0')} ${String(count).padStart(9, '0')}`;
}

/** What is no URL, a function in this process for example, is shown as one. */
function urlOf({ target: { endpoint } }: RunStarted): string {
  return URL.canParse(endpoint) && endpoint.includes('://')
    ? endpoint
    : `http://localhost/${encodeURIComponent(endpoint)}`;
}

function pageOf(id: string, title: string, { sentAt }: Exchange) {
  return { startedDateTime: new Date(sentAt).toISOString(), id, title, pageTimings: {} };
}

function* texts({ tool }: RunStarted, entries: SortedSpool, pages: SortedSpool): Generator<string> {
  yield `{"log":{"version":"1.2","creator":${JSON.stringify(tool)},\n"pages":[`;
  yield* list(pages);
  yield '],\n"entries":[';
  yield* list(entries);
  yield ']}}\n';
}

function* list(spool: SortedSpool): Generator<string> {
  let isFirst = true;
  for (const text of spool.drain()) {
    yield `${isFirst ? '' : ','}\n${text}`;
    isFirst = false;
  }
}
