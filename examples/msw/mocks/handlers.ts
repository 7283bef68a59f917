import { HttpResponse, http } from 'msw';

// A mock as people write them: good enough for one test, until somebody asks for a second page.

const ids = {
  WindowExecutionId: 'c1b2c3d4-0000-4000-8000-0000000000a1',
  TaskId: 'c1b2c3d4-0000-4000-8000-0000000000b1',
};

const items = Array.from({ length: 24 }, (_, index) => ({
  WindowExecutionId: ids.WindowExecutionId,
  TaskExecutionId: ids.TaskId,
  InvocationId: `c1b2c3d4-0000-4000-8000-0000000001${String(index).padStart(2, '0')}`,
  Status: 'SUCCESS',
  StartTime: 1_700_000_000 + index,
  EndTime: 1_700_000_060 + index,
}));

const error = (type: string, message: string) =>
  HttpResponse.json(
    { __type: type, message },
    { status: 400, headers: { 'content-type': 'application/x-amz-json-1.1' } },
  );

export const handlers = [
  http.post('https://ssm.us-east-1.amazonaws.com/', async ({ request }) => {
    const operation = request.headers.get('x-amz-target');
    if (operation !== 'AmazonSSM.DescribeMaintenanceWindowExecutionTaskInvocations') {
      return error('UnknownOperationException', '');
    }
    const input = await request.json();
    if (input.WindowExecutionId !== ids.WindowExecutionId || input.TaskId !== ids.TaskId) {
      return error('DoesNotExistException', 'There is no such task.');
    }
    // The bug: MaxResults is not checked, and a page has one item too many.
    const start = Number(input.NextToken ?? 0);
    const end = start + (input.MaxResults ?? 50) + 1;
    return HttpResponse.json(
      {
        WindowExecutionTaskInvocationIdentities: items.slice(start, end),
        ...(end < items.length && { NextToken: String(end) }),
      },
      {
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amzn-requestid': crypto.randomUUID(),
        },
      },
    );
  }),
];
