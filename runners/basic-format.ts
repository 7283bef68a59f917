/** `20261124T215959Z`, as X-Amz-Date has it. */
export function basicFormat(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}
