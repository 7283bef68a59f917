import { expect, test } from 'vitest';
import * as library from './index.ts';

test('the library exports these names', () => {
  expect(Object.keys(library).sort()).toMatchInlineSnapshot(`
    [
      "UsageError",
      "builtInContract",
      "certify",
      "createEmulator",
      "createFetchTarget",
      "createHttpTarget",
      "createInProcessTarget",
      "createMswTarget",
      "createSigner",
      "defineConfig",
      "generateCases",
      "judge",
      "readContract",
      "readEvents",
      "readFixture",
      "readModel",
      "referenceFixture",
      "serveReference",
    ]
  `);
});
