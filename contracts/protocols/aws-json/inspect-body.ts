import type { Contract } from '../../contract.ts';
import { isObject, type JsonObject, parseJson } from '../../json.ts';
import { checkStructure } from '../../requests/check-value.ts';
import type { Violation } from '../../requests/faults.ts';
import type { Inspection } from '../protocol.ts';
import { type JsonScan, scanJson } from './scan-json.ts';

/** Bytes and levels beyond which a server may well refuse a body, whatever it says. */
const large = 64 * 1024;
const deep = 100;

/** Reads a request body, and finds what the input shape of the operation does not allow. */
export function inspectBody(contract: Contract, body: string): Inspection {
  if (body === '') return emptyBody(contract);
  const marked = body.startsWith('\uFEFF');
  const text = marked ? body.slice(1) : body;
  const value = parseJson(text);
  if (value === undefined) {
    return { violations: [{ address: 'protocol/json', fault: 'unreadable-body' }] };
  }
  if (!isObject(value)) {
    return { violations: [{ address: 'protocol/body-object', fault: 'unreadable-body' }] };
  }
  const { duplicates, unusualNumbers, depth } = isPlain(text, value) ? plain : scanJson(text);
  const violations: Violation[] = [];
  if (marked) violations.push({ address: 'protocol/byte-order-mark', fault: 'odd-body' });
  if (duplicates.length > 0) {
    violations.push({ address: 'protocol/duplicate-keys', fault: 'odd-body' });
  }
  if (depth > deep) violations.push({ address: 'protocol/deep-nesting', fault: 'big-body' });
  if (text.length > large) violations.push({ address: 'protocol/large-body', fault: 'big-body' });
  const filters = `request/${contract.filters?.member ?? ''}/`;
  checkStructure(
    {
      violations,
      unusualNumbers,
      valueFault: (address) =>
        contract.filters && address.startsWith(`${filters}member/`) ? 'filter-value' : 'value',
    },
    contract.input,
    value,
    'request',
  );
  return { violations, members: value };
}

const plain: JsonScan = { duplicates: [], unusualNumbers: new Set(), depth: 0 };

/**
 * True for text that is written again just as it was: no name comes twice, and a number with a
 * fraction shows in its value. Most bodies are so, and need no scan.
 */
function isPlain(text: string, value: JsonObject): boolean {
  const brackets = text.match(/[[{]/g)?.length ?? 0;
  return brackets <= deep && !/\de\+/.test(text) && JSON.stringify(value) === text;
}

/** An empty body may be read as `{}`; AWS itself answers that it cannot be read. */
function emptyBody(contract: Contract): Inspection {
  const required = [...contract.input.members.values()].some((member) => member.required);
  const fault = required ? 'empty-body' : 'odd-body';
  return { violations: [{ address: 'protocol/empty-body', fault }], members: {} };
}
