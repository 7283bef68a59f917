import { expect, test } from 'vitest';
import { serveReference } from '../../reference/serve-reference.ts';
import { folder, oneCase, reportIn, timeout, verify } from './pact-command.testing.ts';

test.concurrent.each<[string, string, readonly string[]]>([
  ['a required member', 'task-id-not-required', ['request/TaskId/required/absent']],
  ['the refusal of a value', 'max-results-unchecked', [oneCase]],
  [
    'the acceptance of a value',
    'max-results-minimum-refused',
    ['request/MaxResults/range/minimum'],
  ],
  ['an unknown id', 'unknown-task-empty', ['errors/unknown-ids/unknown-TaskId']],
  ['the name of an error', 'validation-as-serialization', [oneCase]],
  ['the status of an error', 'validation-status-409', [oneCase]],
  ['the body of an error', 'error-body-html', [oneCase]],
  ['the media type', 'response-content-type-json', ['request/valid/**']],
  ['the body of a result', 'result-cut', [oneCase]],
  ['the type of a member', 'status-is-a-number', ['response/**/Status/**']],
  ['an enum', 'status-unknown-word', ['response/**/Status/**']],
  ['a pattern', 'task-execution-id-prefixed', ['response/**/TaskExecutionId/**']],
  ['a time', 'start-time-iso', ['response/**/StartTime/**']],
  ['an identity', 'invocation-id-absent', ['response/**/InvocationId/**']],
  ['the refusal of broken JSON', 'trailing-comma-accepted', ['protocol/json/trailing-comma']],
  [
    'the refusal of other operations',
    'target-unknown-is-served',
    ['protocol/target/unknown-operation'],
  ],
])(
  '%s that is wrong fails: %s',
  async (_, defect, globs) => {
    const served = await serveReference({ defect });
    const cwd = folder();
    const { code } = await verify(
      served.url,
      globs.flatMap((glob) => ['--case', glob]),
      cwd,
    );
    await served.close();
    const { verdicts, outcome } = reportIn(cwd);
    const failed = verdicts.filter((verdict) => verdict.outcome === 'fail');
    expect({ code, outcome }).toEqual({ code: 1, outcome: 'nonconformant' });
    expect(failed.length).toBeGreaterThan(0);
    for (const { actual } of failed) expect(actual).toMatch(/; Pact: [a-z]/);
  },
  timeout,
);
