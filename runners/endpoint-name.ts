/** An endpoint as reports call it: without a trailing slash, and without what may be secret. */
export function endpointName(endpoint: URL): string {
  const shown = new URL(endpoint);
  shown.username = '';
  shown.password = '';
  shown.search = '';
  return shown.href.replace(/\/$/, '');
}
