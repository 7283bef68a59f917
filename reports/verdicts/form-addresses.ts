/** What holds of the form of every answer, and is decided whatever the answer says. */
export const ofForm: ReadonlySet<string> = new Set([
  'protocol/answered',
  'protocol/content-type',
  'protocol/error-envelope',
  'protocol/request-id',
  'protocol/response-json',
  'protocol/status',
  'protocol/unrouted-error',
]);
