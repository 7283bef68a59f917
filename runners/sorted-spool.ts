import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Texts that come in any order and are read in that of their keys, however many there are. */
export interface SortedSpool {
  add(key: string, text: string): void;
  /** All texts, by code units of their keys; those with equal keys as they came. Only once. */
  drain(): Generator<string>;
  /** Gives up what is on the disk; called by `drain` at its end. */
  close(): void;
}

/** Characters that are held in memory before they go to the disk. */
const mostHeld = 4_000_000;
const blockSize = 65_536;

type Entry = readonly [key: string, text: string];

let opened = 0;

/** Makes a spool; only what does not fit into memory goes into a file in the folder. */
export function sortedSpool(folder: string = tmpdir(), most: number = mostHeld): SortedSpool {
  let held: Entry[] = [];
  let size = 0;
  let descriptor: number | undefined;
  let written = 0;
  const chunks: { readonly start: number; readonly end: number }[] = [];

  const flush = (): void => {
    descriptor ??= openNameless(folder);
    const start = written;
    for (const entry of sorted(held)) {
      written += writeSync(descriptor, `${JSON.stringify(entry)}\n`, written);
    }
    chunks.push({ start, end: written });
    held = [];
    size = 0;
  };
  const close = (): void => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  };
  return {
    add(key, text) {
      held.push([key, text]);
      size += key.length + text.length;
      if (size >= most) flush();
    },
    *drain() {
      const inFile = chunks.map(({ start, end }) => entriesOf(descriptor ?? -1, start, end));
      try {
        yield* merged([...inFile, sorted(held).values()]);
      } finally {
        close();
      }
    },
    close,
  };
}

/** A file without a name: whatever ends the process, nothing is left behind. */
function openNameless(folder: string): number {
  opened += 1;
  const path = join(folder, `.conformance-${process.pid}-${opened}.tmp`);
  const descriptor = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return descriptor;
}

function sorted(entries: readonly Entry[]): Entry[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

function* merged(sources: readonly Iterator<Entry>[]): Generator<string> {
  const heads = sources.map((source) => ({ source, next: source.next() }));
  for (;;) {
    let first: { source: Iterator<Entry>; next: IteratorResult<Entry> } | undefined;
    for (const head of heads) {
      if (head.next.done) continue;
      if (!first || first.next.done || head.next.value[0] < first.next.value[0]) first = head;
    }
    if (!first || first.next.done) return;
    yield first.next.value[1];
    first.next = first.source.next();
  }
}

function* entriesOf(descriptor: number, start: number, end: number): Generator<Entry> {
  const block = Buffer.alloc(blockSize);
  let rest: Buffer[] = [];
  for (let at = start; at < end; ) {
    const count = readSync(descriptor, block, 0, Math.min(blockSize, end - at), at);
    if (count === 0) return;
    at += count;
    let from = 0;
    for (let to = block.indexOf(10); to !== -1 && to < count; to = block.indexOf(10, from)) {
      yield JSON.parse(Buffer.concat([...rest, block.subarray(from, to)]).toString('utf8'));
      rest = [];
      from = to + 1;
    }
    rest.push(Buffer.from(block.subarray(from, count)));
  }
}
