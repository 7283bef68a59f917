import { expect, test } from 'vitest';
import { readContract } from '../contracts/read-contract.ts';
import { readModel } from '../contracts/smithy/model.ts';
import model from '../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import { absentValues } from './absent-values.ts';

const builtIn = readModel(model, 'the built-in model');

test('an absent UUID has the first and the last group of the known one, and nothing between', () => {
  const contract = readContract(builtIn, 'DescribeMaintenanceWindowExecutionTaskInvocations');
  const TaskId = '00000000-0000-0000-0000-000000000001';
  const { TaskId: absent = '' } = absentValues(contract, { TaskId });
  expect(absent).toMatch(/^0{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-0{11}1$/);
  expect(absent.slice(9, 23)).not.toContain('0000');
});

test('a shorter id is replaced as a whole', () => {
  const plain = readContract(builtIn, 'DescribeMaintenanceWindowExecutions');
  const contract = { ...plain, resources: new Map([['WindowId', 'DoesNotExistException']]) };
  const WindowId = 'mw-00000000000000001';
  const { WindowId: absent = '' } = absentValues(contract, { WindowId });
  expect(absent).toMatch(/^mw-[0-9a-f]{17}$/);
  expect(absent.slice(3, 11)).not.toBe('00000000');
});
