import { expect, test } from 'vitest';
import { readContract } from '../contracts/read-contract.ts';
import { readModel } from '../contracts/smithy/model.ts';
import model from '../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import type { Reply } from '../contracts/wire.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { runCase, type Session } from './run-case.ts';
import { shareReplies } from './shared-replies.ts';

const contract = readContract(
  readModel(model, 'the built-in model'),
  'DescribeMaintenanceWindowExecutionTaskInvocations',
);
const cases = generateCases(contract).filter(({ id }) => /request\/\w+\/required\//.test(id));

/** Runs cases one after the other on these replies, the last of them again and again. */
async function run(count: number, replies: readonly Reply[]) {
  const sent: string[] = [];
  const session: Session = {
    contract,
    knowledge: { absent: {}, items: new Map() },
    shared: shareReplies(contract),
    send: async (request) => {
      const reply = replies[Math.min(sent.length, replies.length - 1)];
      if (!reply) throw new Error('there is no reply');
      sent.push(request.body);
      return { request, reply, attempts: 1, sentAt: 0, durationMs: 0 };
    },
  };
  const transcripts = [];
  for (const one of cases.slice(0, count)) transcripts.push(await runCase(session, one));
  return { sent, transcripts };
}

const answered = (status: number): Reply => ({
  kind: 'response',
  response: { status, headers: {}, body: '{}' },
});
const broken: Reply = { kind: 'no-response', fault: 'reset', detail: 'the connection broke' };

test('equal controls are sent once, and marked where an earlier case was judged by them', async () => {
  const { sent, transcripts } = await run(3, [answered(200)]);
  expect(sent).toHaveLength(4);
  const marks = transcripts.map(({ exchanges }) => exchanges.map((one) => one.sentBefore ?? false));
  expect(marks).toEqual([
    [false, false],
    [true, false],
    [true, false],
  ]);
});

test.each([
  ['a broken connection', broken, 6],
  ['an unavailable target', answered(503), 6],
  ['an internal error', answered(500), 4],
])('a control that met %s is sent again where that may be over', async (_, first, count) => {
  const replies = [first, answered(400), first, answered(400), answered(200)];
  expect((await run(3, replies)).sent).toHaveLength(count);
});

test('a case that the target cannot carry is left out, with the reason', async () => {
  const unsayable: Reply = { kind: 'no-response', fault: 'not-carried', detail: 'no such member' };
  const { transcripts } = await run(1, [answered(200), unsayable]);
  expect(transcripts[0]?.ended).toEqual({ outcome: 'skipped', reason: 'no such member' });
});
