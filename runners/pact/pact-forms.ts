import type { Contract } from '../../contracts/contract.ts';
import type { Json } from '../../contracts/json.ts';
import type { ProtocolName } from '../../contracts/protocols/protocol-name.ts';
import { protocolOf } from '../../contracts/protocols/protocols.ts';
import { anything, only, optionalMembers, orNull } from './matching.ts';
import type { BodyDemands } from './member-demands.ts';
import type { PactBody, PactResponse } from './pact-file.ts';

/** How Pact is told of the messages of a protocol: nothing else here knows the wire. */
export interface PactForm {
  /** Addresses of what is said of every result, and of every error, by its form. */
  readonly ofResults: readonly string[];
  readonly ofErrors: readonly string[];
  /** A body that Pact reads. */
  body(content: Json): PactBody;
  /** An answer with this body and the media type of the protocol. */
  message(body: BodyDemands): Pick<PactResponse, 'headers' | 'body' | 'matchingRules'>;
  /** The body of an error with one of these names. */
  error(names: readonly string[]): BodyDemands;
}

const forms: Readonly<Partial<Record<ProtocolName, (mediaType: string) => PactForm>>> = {
  awsJson1_0: awsJsonForm,
  awsJson1_1: awsJsonForm,
};

/** The form of the messages of a contract; undefined for a protocol that Pact is not told of. */
export function pactForm(contract: Contract): PactForm | undefined {
  return forms[contract.protocol]?.(mediaTypeOf(contract));
}

function mediaTypeOf(contract: Contract): string {
  return protocolOf(contract).encode(contract, {}).headers['content-type'] ?? '';
}

/**
 * AWS JSON. Pact knows JSON by the media type, and takes that of AWS for bytes; with `+json` it is
 * read, and compared with a Content-Type as if the suffix were not there.
 */
function awsJsonForm(mediaType: string): PactForm {
  const body = (content: Json): PactBody => {
    return { contentType: `${mediaType}+json`, encoded: false, content };
  };
  // In any case, and with parameters.
  const regex = `(?i)\\s*${mediaType.replaceAll('.', '\\.')}\\s*(;.*)?`;
  return {
    ofResults: ['protocol/status', 'protocol/response-json', 'protocol/content-type'],
    ofErrors: ['protocol/content-type'],
    body,
    message: ({ content, rules }) => ({
      headers: { 'content-type': [mediaType] },
      body: body(content),
      matchingRules: {
        header: { 'content-type': only({ match: 'regex', regex }) },
        body: rules,
      },
    }),
    error: awsJsonError,
  };
}

/**
 * The error has one of these names wherever the body names it; a header may name it instead, so
 * that no place is demanded. Nothing but a name is promised, and a message is a text.
 */
function awsJsonError(names: readonly string[]): BodyDemands {
  const name = `(?:[^:#]*#)?(?:${names.join('|')})(?::[\\s\\S]*)?`;
  const text = orNull({ match: 'type' });
  return {
    content: { __type: names[0] ?? '' },
    rules: {
      $: optionalMembers,
      '$.*': anything,
      '$.__type': only({ match: 'regex', regex: `\\A(?:${name})?\\z` }),
      '$.code': only({ match: 'regex', regex: `\\A(?:${name}|\\d+)?\\z` }),
      '$.message': text,
      '$.Message': text,
    },
    addresses: [],
  };
}
