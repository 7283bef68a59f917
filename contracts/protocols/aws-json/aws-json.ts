import type { Protocol } from '../protocol.ts';
import { checkForm } from './check-form.ts';
import { decode } from './decode.ts';
import { encodeText, withRawMember } from './encode.ts';
import { errorForms } from './error-forms.ts';
import { inspectBody } from './inspect-body.ts';
import { inspectEnvelope } from './inspect-envelope.ts';
import { errorProbesOf, probesOf } from './probes.ts';
import { protocolPromises } from './promises.ts';

/** AWS JSON in one of its two versions, which differ in their media type. */
export function awsJson(version: '1.0' | '1.1'): Protocol {
  const mediaType = `application/x-amz-json-${version}`;
  const wire: Pick<Protocol, 'encode' | 'encodeText'> = {
    encode: (operation, members) => encodeText(operation, mediaType, JSON.stringify(members)),
    encodeText: (operation, body) => encodeText(operation, mediaType, body),
  };
  return {
    ...wire,
    name: version === '1.0' ? 'awsJson1_0' : 'awsJson1_1',
    trait: `aws.protocols#awsJson${version.replace('.', '_')}`,
    headersRead: ['x-amzn-errortype', 'x-amzn-requestid', 'x-amz-request-id'],
    timestamps: 'epoch-seconds',
    encodeNumber: (operation, members, name, text) =>
      encodeText(operation, mediaType, withRawMember(members, name, text)),
    decode: (_, reply) => decode(reply),
    inspect: (contract, request) => {
      const envelope = inspectEnvelope(contract, request, mediaType);
      // A body is looked at only where it is for this operation, and in this form.
      if (envelope.some(({ fault }) => fault !== 'media-type')) return { violations: envelope };
      const { violations, ...members } = inspectBody(contract, request.body);
      return { violations: [...envelope, ...violations], ...members };
    },
    operationIn: ({ headers }) => headers['x-amz-target'],
    promises: () => protocolPromises(mediaType),
    probes: (contract) => probesOf(contract, wire, mediaType),
    errorProbes: (contract) => errorProbesOf(contract, wire),
    checkForm: (answer) => checkForm(answer, mediaType),
    errorStatus: (fault) => (fault === 'server' ? 500 : 400),
    errorForm: (kind) => errorForms[kind],
  };
}
