import type { Answer } from '../../answers/answer.ts';
import { isObject, type Json, parseJson } from '../../json.ts';
import { remember } from '../../remember.ts';
import type { Reply, WireResponse } from '../../wire.ts';

/** Reads a reply in AWS JSON, once: it is the same in both versions. */
export const decode: (reply: Reply) => Answer = remember(interpret);

function interpret(reply: Reply): Answer {
  if (reply.kind === 'no-response') {
    return { kind: 'none', fault: reply.fault, detail: reply.detail };
  }
  const { response } = reply;
  // RFC 8259, section 8.1: JSON between systems is UTF-8. Clients cannot read anything else.
  const body = response.notUtf8 ? undefined : parseOnce(response.body);
  const types = errorTypes(response, body).filter(({ name }) => !isResultType(response, name));
  if (response.status >= 400 || types.some(({ from }) => from !== 'code')) {
    return { kind: 'error', response, types: types.map(({ name }) => name), body };
  }
  if (response.status >= 200 && response.status < 300 && isObject(body)) {
    return { kind: 'result', response, body };
  }
  return { kind: 'unreadable', response };
}

/** True for what is no name of an error: some servers say of what type a result is, too. */
function isResultType({ status }: WireResponse, name: string): boolean {
  if (status < 200 || status >= 300) return false;
  return /(Result|Response|Output)$/.test(name) || !errorName.test(name);
}

/** Names of errors, as services have them: `InvalidFilterKey` is one as well. */
const errorName =
  /(Exception|Error|Fault|Failure)$|^(Invalid|Unknown|Unrecogni[sz]ed|Unsupported|Missing|Malformed|Incomplete|AccessDenied|Throttl|Expired|NotFound|NotImplemented|DoesNotExist|Too|Internal|Service|Request)|(NotFound|DoesNotExist|Exceeded|Denied|Mismatch|Expired)$/;

/** Equal answers come in great numbers: the last different ones are kept, parsed. */
const parsed = new Map<string, Json | undefined>();
const mostKept = 64;
/** Characters of a text that is kept: values take several times as much. */
const longestKept = 65_536;

function parseOnce(text: string): Json | undefined {
  if (text.length > longestKept) return parseJson(text);
  if (parsed.has(text)) return parsed.get(text);
  const value = parseJson(text);
  const [oldest] = parsed.keys();
  if (parsed.size >= mostKept && oldest !== undefined) parsed.delete(oldest);
  parsed.set(text, value);
  return value;
}

interface FoundType {
  readonly from: 'header' | 'code' | '__type';
  readonly name: string;
}

/** Smithy: the type is in the header, in `code` or in `__type`; clients look in this order. */
function errorTypes(response: WireResponse, body: Json | undefined): FoundType[] {
  const fields = isObject(body) ? body : {};
  const places = [
    ['header', response.headers['x-amzn-errortype']],
    ['code', fields['code']],
    ['__type', fields['__type']],
  ] as const;
  return places.flatMap(([from, value]) =>
    typeof value === 'string' && value !== '' ? [{ from, name: sanitise(value) }] : [],
  );
}

/** Cuts a namespace and a URI off: `aws.x#FooError:http://…` is FooError. */
function sanitise(type: string): string {
  const beforeColon = type.split(':', 1)[0] ?? '';
  return beforeColon.slice(beforeColon.indexOf('#') + 1);
}
