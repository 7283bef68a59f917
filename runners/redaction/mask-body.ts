import type { Contract } from '../../contracts/contract.ts';
import { parseJson } from '../../contracts/json.ts';
import { keepResults } from './kept-results.ts';
import { kindMask, type MaskText } from './mask-kind.ts';
import { type MaskValue, valueMask } from './mask-value.ts';
import { memberFinder } from './member-spans.ts';
import { secretSpans } from './secret-spans.ts';
import { sensitiveMembers } from './sensitive-members.ts';
import { replaceSpans, type Span } from './span.ts';

/**
 * Makes the mask of bodies and headers that are judged: what is masked keeps its type, its length
 * and the kind of each of its characters, so that a verdict on it stays the same.
 */
export function bodyMask(contract: Contract, maskText: MaskText = kindMask()): MaskText {
  const find = memberFinder([...contract.sensitive]);
  const shapes = sensitiveMembers(contract);
  const maskOf = new Map<string, MaskValue>();
  for (const name of contract.sensitive) {
    maskOf.set(name.toLowerCase(), valueMask(maskText, shapes.get(name) ?? []));
  }
  return keepResults((text) => {
    const members = find(text);
    const spans = [...members, ...secretSpans(text).filter((span) => !isNumber(text, span))];
    return replaceSpans(text, spans, (found, { start, end }) => {
      const member = members.find((one) => one.start === start && one.end === end);
      // JSON within a string, and what is cut, cannot be taken apart: it is masked as it stands.
      const whole = member?.quote === '"' && parseJson(found) !== undefined;
      const mask = whole ? maskOf.get(member.name.toLowerCase()) : undefined;
      return mask ? mask(found) : maskText(found);
    });
  });
}

/** Twelve digits that are a JSON number count something: no service gives an account so. */
function isNumber(text: string, { kind, start, end }: Span): boolean {
  if (kind !== 'account') return false;
  const before = text.slice(Math.max(0, start - 64), start);
  return (
    /[:,[]\s{0,8}$/.test(before) &&
    /^\s{0,8}[,}\]]/.test(text.slice(end, end + 9)) &&
    !/"[^"]*(?:account|owner)[^"]*"\s*:\s*$/i.test(before)
  );
}
