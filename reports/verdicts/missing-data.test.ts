import { expect, test } from 'vitest';
import { readContract } from '../../contracts/read-contract.ts';
import { readModel } from '../../contracts/smithy/model.ts';
import model from '../../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import { judge } from './judge.ts';

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const contract = readContract(readModel(model, 'the built-in model'), operation);
const item = 'response/WindowExecutionTaskInvocationIdentities/member';
const input = { WindowExecutionId: 'a', TaskId: 'b' };

/** Why a case that sent nothing leaves this open, of a target that showed three items, or none. */
function reasonFor(address: string, isKnown = true): unknown {
  const items = new Map(isKnown ? ['1', '2', '3'].map((id) => [id, { InvocationId: id }]) : []);
  const knowledge = { absent: {}, items, ...(isKnown && { input }) };
  const [verdict] = judge(contract, { caseId: 'a', covers: [address], exchanges: [], knowledge });
  expect(verdict).toMatchObject({ outcome: 'inconclusive', dataLimited: true });
  return verdict?.reason;
}

test('what needs pages says how many items would do', () => {
  const reason = 'it needs another number of items, for example 20: the target showed 3';
  for (const address of ['paging/complete', 'request/NextToken/type', 'response/NextToken/type']) {
    expect(reasonFor(address)).toBe(reason);
  }
});

test('what needs a member says which', () => {
  const reason = 'it needs an item with OwnerInformation, and the target showed none';
  expect(reasonFor(`${item}/OwnerInformation/length`)).toBe(reason);
  const shown = 'it needs an item whose InvocationId can be judged';
  expect(reasonFor(`${item}/InvocationId/pattern`)).toBe(shown);
});

test('what needs some other data says what there was', () => {
  const reason = 'it needs other items than the 3 that the target showed';
  expect(reasonFor('request/Filters/complete')).toBe(reason);
});

test('without any known input, that is what is needed', () => {
  const reason = 'it needs items: name an input that has some with --fixture FILE';
  expect(reasonFor('paging/complete', false)).toBe(reason);
});
