import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffReports } from '../reports/compare/diff-reports.ts';
import { diff } from './diff.ts';
import { run } from './run.ts';

test('diff says what broke, and never takes a change of the contract for one of the target', async () => {
  const out = await mkdtemp(join(tmpdir(), 'diff-'));
  await run(['--case', 'request/MaxResults/range/*', '--out', out, '--reporter', 'json']);
  const file = join(out, 'report.json');
  const old = JSON.parse(await readFile(file, 'utf8'));
  const broken = structuredClone(old);
  const [first] = broken.verdicts;
  first.outcome = 'fail';
  const other = join(out, 'other.json');
  await writeFile(other, JSON.stringify(broken));
  expect(await diff([out, other])).toBe(1);
  expect(await diff([other, out])).toBe(0);
  await copyFile(file, other);
  expect(await diff([out, other])).toBe(0);
  expect(diffReports(old, broken).changes).toMatchObject([
    { kind: 'broke', caseId: first.caseId, before: 'pass', after: 'fail' },
  ]);
  expect(diffReports(broken, old).changes).toMatchObject([{ kind: 'mended' }]);
  for (const one of broken.constraints) if (one.id === first.constraintId) one.claim += '!';
  const changed = diffReports(old, broken);
  expect(changed.changes).toEqual([]);
  expect(changed.notes).toEqual(['The contracts differ: 1 constraint is not compared.']);
  await expect(diff([out])).rejects.toThrow('two reports');
  await expect(diff([out, other, '--only', 'brok'])).rejects.toThrow('no change brok');
});
