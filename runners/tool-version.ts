import { readFileSync } from 'node:fs';

/** The version of this package; beside `dist/` once built, in the root otherwise. */
export const toolVersion: string = readVersion();

function readVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      if (typeof found === 'object' && found !== null && 'version' in found) {
        return String(found.version);
      }
    } catch {
      // Not there: the other place has it.
    }
  }
  return 'unknown';
}
