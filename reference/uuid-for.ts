import { hexOf, sha256 } from './bytes.ts';

/** A version-4 UUID made from a name: the same in every process. */
export function uuidFor(name: string): string {
  const hex = hexOf(sha256(name));
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
