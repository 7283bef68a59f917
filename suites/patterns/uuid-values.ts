import type { PatternValue } from './pattern-value.ts';

/** UUIDs of all kinds, for the patterns that allow them: such a pattern asks for no version. */
export function uuidValues(): readonly PatternValue[] {
  return [
    { name: 'version-1', value: '6ba7b810-9dad-11d1-80b4-00c04fd430c8' },
    { name: 'version-3', value: '6fa459ea-ee8a-3ca4-894e-db77e160355e' },
    { name: 'version-4', value: '9b2e4f6a-1c3d-4e5f-8a7b-6c5d4e3f2a1b' },
    { name: 'version-5', value: '886313e1-3b8a-5372-9b90-0c9aee199e5d' },
    { name: 'version-7', value: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f' },
    { name: 'version-0', value: '9b2e4f6a-1c3d-0e5f-8a7b-6c5d4e3f2a1b' },
    { name: 'variant-microsoft', value: '9b2e4f6a-1c3d-4e5f-ca7b-6c5d4e3f2a1b' },
  ];
}

/** A UUID as libraries write and read it in other ways; none of them is of the form of a pattern. */
export function uuidForms(uuid: string): readonly PatternValue[] {
  const dashed = (dash: string) => uuid.replaceAll('-', dash);
  return [
    { name: 'urn', value: `urn:uuid:${uuid}` },
    { name: 'parentheses', value: `(${uuid})` },
    { name: 'quotes', value: `"${uuid}"` },
    { name: 'hyphens', value: dashed('\u2010') },
    { name: 'minus-signs', value: dashed('\u2212') },
    { name: 'underscores', value: dashed('_') },
    { name: 'spaces', value: dashed(' ') },
  ];
}
