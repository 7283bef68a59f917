/** What a case is about, as far as the acceptance of a request alone speaks for it. */
export function positiveAims(covers: readonly string[]): string[] {
  return covers.filter(
    (address) =>
      (address.startsWith('request/') && !address.endsWith('/complete')) ||
      address === 'protocol/content-type-parameters' ||
      address === 'auth/valid',
  );
}
