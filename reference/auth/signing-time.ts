const basic = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** The time of an `X-Amz-Date` or `Date` header in milliseconds since 1970, or NaN. */
export function timeOf(date: string): number {
  const extended = date.replace(basic, '$1-$2-$3T$4:$5:$6Z');
  // Anything else with digits would pass for a date in some way or other.
  return extended !== date || /^\w{3}, .* GMT$/.test(date) ? Date.parse(extended) : Number.NaN;
}

/** The same in the basic form in which it is signed: 20260131T235959Z. */
export function isoDate(date: string): string {
  const time = timeOf(date);
  if (Number.isNaN(time)) return date;
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}
