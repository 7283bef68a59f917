import { characterSet, findRuns } from './find-runs.ts';
import type { Span } from './span.ts';

/** A look of secrets: a text that is always there and quickly looked for, and the whole of it. */
interface Look {
  readonly likely: string | RegExp;
  /** The first group is what stays. */
  readonly pattern: RegExp;
}

const looks: readonly Look[] = [
  { likely: '://', pattern: /(:\/\/)[^\s/@"'<>\\]{1,500}(?=@)/g },
  { likely: 'AKIA', pattern: /((?<![A-Z0-9]))AKIA[A-Z0-9]{12,124}(?![a-z])/g },
  { likely: 'ASIA', pattern: /((?<![A-Z0-9]))ASIA[A-Z0-9]{12,124}(?![a-z])/g },
  {
    likely: '=',
    pattern: /(\b\w{0,64}(?:TOKEN|PASSWORD|PASSWD|SECRET|API_?KEY)\w{0,64}=)[^\s"'&;<>\\]+/gi,
  },
  { likely: 'redential', pattern: /(Credential=)[^\s,"'&<>\\]+/gi },
  { likely: 'ignature', pattern: /(Signature=)[^\s,"'&<>\\]+/gi },
  {
    // A name of a header or setting that holds a secret, up to where its value begins.
    likely: /security|session|secret/i,
    pattern:
      /((?:x-amz-security-token|secret_?access_?key|session_?token|security_?token)[\\"'\]]{0,32}\s{0,8}[:=]\s{0,8}[\\"'[]{0,32})[^\s,"'&<>\\\]]+/gi,
  },
];

/** Where a text has what looks like credentials and signatures. */
export function secretLookSpans(text: string): Span[] {
  return [
    ...signatureSpans(text),
    ...looks.flatMap(({ likely, pattern }) => {
      const isLikely = typeof likely === 'string' ? text.includes(likely) : likely.test(text);
      if (!isLikely) return [];
      return [...text.matchAll(pattern)].map((match): Span => {
        const start = match.index + (match[1]?.length ?? 0);
        return { start, end: match.index + match[0].length, kind: 'secret' };
      });
    }),
  ];
}

const hexadecimal = characterSet('0123456789abcdefABCDEF');

/** A signature, or a part of what is signed, by itself; a digest of ours says what it is. */
function signatureSpans(text: string): Span[] {
  return findRuns(text, hexadecimal, 64)
    .filter(({ start, end }) => end - start === 64 && !text.endsWith('sha256:', start))
    .map((run) => ({ ...run, kind: 'secret' }));
}
