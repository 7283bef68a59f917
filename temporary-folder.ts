import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;

/** Gives all that the tests write one folder of its own. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'aws-conformance-tests-'));
  process.env['TMPDIR'] = folder;
}

/** Takes it away after them. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
