const item = 'response/WindowExecutionTaskInvocationIdentities/member';

function each(prefix: string, ...ends: readonly string[]): string[] {
  return ends.map((end) => `${prefix}/${end}`);
}

/** Addresses of what the documentation promises, without service and operation. */
export const promises: readonly string[] = [
  ...each('request/WindowExecutionId', 'required', 'type', 'length', 'pattern'),
  ...each('request/TaskId', 'required', 'type', 'length', 'pattern'),
  ...each('request/Filters', 'type', 'length', 'member/type', 'matching', 'complete'),
  ...each('request/Filters/member', 'Key/type', 'Key/length'),
  ...each('request/Filters/member/Values', 'type', 'member/type', 'member/length'),
  ...each('request/MaxResults', 'type', 'range'),
  ...each('request', 'NextToken/type', 'unknown-members', 'valid'),
  ...each('errors', 'ValidationException', 'SerializationException', 'UnknownOperationException'),
  ...each('errors', 'DoesNotExistException', 'unknown-ids'),
  ...each('protocol', 'error-envelope', 'content-type', 'content-type-parameters', 'method'),
  ...each('protocol', 'target', 'json', 'body-object', 'empty-body', 'status', 'response-json'),
  ...each('protocol', 'answered', 'connection'),
  ...each('paging', 'page-size', 'no-duplicates', 'complete', 'ends', 'unknown-token'),
  ...each('state', 'stable'),
  ...each('response', 'NextToken/type', 'WindowExecutionTaskInvocationIdentities/type'),
  ...each(item, 'type', 'WindowExecutionId/echo', 'TaskExecutionId/echo'),
  ...['WindowExecutionId', 'TaskExecutionId', 'InvocationId'].flatMap((id) =>
    each(`${item}/${id}`, 'pattern', 'length'),
  ),
  ...each(`${item}/InvocationId`, 'present', 'unique', 'type'),
  ...each(item, 'Status/type', 'Status/enum', 'TaskType/enum', 'Parameters/type'),
  ...each(item, 'StatusDetails/type', 'StatusDetails/length', 'OwnerInformation/length'),
  ...each(item, 'WindowTargetId/type', 'WindowTargetId/length'),
  ...each(item, 'StartTime/timestamp', 'EndTime/timestamp', 'EndTime/not-before'),
];
