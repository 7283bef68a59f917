import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Prints how many bytes are kept after 2,000 cases and after 8,000, each of them passed. */
const script = `
  const { builtInContract, certify, createEmulator, createInProcessTarget, generateCases,
    readFixture, referenceFixture } = await import(process.argv[1]);
  const contract = builtInContract();
  const some = [...generateCases(contract)];
  const cases = {
    *[Symbol.iterator]() {
      for (let at = 0; at < 8000; at += 1) {
        const one = some[at % some.length];
        yield { ...one, id: one.id + '/' + at };
      }
    },
  };
  let finished = 0;
  await certify({
    contract,
    cases,
    fixture: readFixture(contract, referenceFixture, 'The fixture'),
    target: createInProcessTarget('the reference', (await createEmulator()).answer),
    toolVersion: '',
    repeat: '',
    onEvent: (event) => {
      if (event.type !== 'case-finished') return;
      finished += 1;
      if (finished !== 2000 && finished !== 8000) return;
      gc();
      console.log(process.memoryUsage().heapUsed);
    },
  });
`;

test('what passed is counted, and takes no memory', { timeout: 60_000 }, async () => {
  const library = new URL('../dist/index.js', import.meta.url).href;
  const args = ['--expose-gc', '--input-type=module', '-e', script, library];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const [early = 0, late = 0] = stdout.trim().split('\n').map(Number);
  expect(early).toBeGreaterThan(1_000_000);
  expect(early).toBeLessThan(30_000_000);
  expect(late).toBeGreaterThan(1_000_000);
  // Six thousand cases more: what is kept of each would be more than 500 bytes.
  expect(late - early).toBeLessThan(3_000_000);
});
