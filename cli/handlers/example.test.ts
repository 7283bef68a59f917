import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { npmRun, packedProject } from '../packed-project.testing.ts';

test('the example does what its README says, from the packed tarball', async () => {
  const project = packedProject('msw');
  const found = await npmRun(project, ['conformance']);
  expect(found.code).toBe(1);
  expect(found.stdout).toMatch(/^ ✗ paging\/page-size /m);
  const file = join(project, 'mocks/handlers.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace('?? 50) + 1', '?? 50)'));
  const fixed = await npmRun(project, ['conformance']);
  expect(fixed.code).toBe(1);
  expect(fixed.stdout).not.toContain('paging/page-size');
  const later = ['--baseline', 'baseline.json', '--update-baseline'];
  expect(await npmRun(project, ['conformance', ...later])).toMatchObject({ code: 0 });
});
