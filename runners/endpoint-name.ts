/** An endpoint as reports call it: without a trailing slash, and without a user or password. */
export function endpointName(endpoint: URL): string {
  const shown = new URL(endpoint);
  shown.username = '';
  shown.password = '';
  return shown.href.replace(/\/$/, '');
}
