/** How an id is called in the names of defects. */
export function shortName(name: string): string {
  return name === 'TaskId' ? 'task-id' : 'execution-id';
}

/** True for an id of the documented form. */
export function isUuid(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
