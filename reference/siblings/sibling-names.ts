/** The read operations beside the main one, by which its ids are discovered and cross-checked. */
export const siblingNames = [
  'DescribeMaintenanceWindows',
  'DescribeMaintenanceWindowExecutions',
  'DescribeMaintenanceWindowExecutionTasks',
  'GetMaintenanceWindowExecutionTaskInvocation',
] as const;

/** The name of one of them. */
export type SiblingName = (typeof siblingNames)[number];
