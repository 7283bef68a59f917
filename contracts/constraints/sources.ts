import type { Source } from '../contract.ts';
import { recordOf } from '../smithy/model.ts';

const smithy = 'https://smithy.io/2.0';

/** The Smithy pages that the protocol promises come from. */
export const protocolSources: Readonly<
  Record<'awsJson' | 'errors' | 'malformed' | 'pagination' | 'timestamps' | 'json', Source>
> = {
  awsJson: {
    kind: 'protocol',
    title: 'Smithy, AWS JSON 1.1 protocol',
    url: `${smithy}/aws/protocols/aws-json-1_1-protocol.html`,
  },
  errors: {
    kind: 'protocol',
    title: 'Smithy, AWS JSON 1.1 protocol, operation error serialization',
    url: `${smithy}/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization`,
  },
  malformed: {
    kind: 'protocol',
    title:
      'Smithy, malformed request tests: a body that cannot be read is a SerializationException',
    url: `${smithy}/additional-specs/http-protocol-compliance-tests.html`,
  },
  pagination: {
    kind: 'protocol',
    title: 'Smithy, paginated trait',
    url: `${smithy}/spec/behavior-traits.html#paginated-trait`,
  },
  timestamps: {
    kind: 'protocol',
    title: 'Smithy, timestampFormat: epoch-seconds',
    url: `${smithy}/spec/protocol-traits.html#timestampformat-trait`,
  },
  json: {
    kind: 'protocol',
    title: 'RFC 8259, the JSON data interchange format',
    url: 'https://www.rfc-editor.org/rfc/rfc8259',
  },
};

/** Observations of other AWS services on the same framework; never binding on their own. */
export const observedSources: Readonly<Record<'framework', Source>> = {
  framework: {
    kind: 'observation',
    title: 'Recorded answers of AWS services that speak AWS JSON 1.1',
    url: `${smithy}/aws/protocols/aws-json-1_1-protocol.html`,
    observed: '2025-05 and 2026-09, AWS Systems Manager and Amazon Athena',
  },
};

/** What nobody documents: recorded, never counted. */
export const unknownSource: Source = {
  kind: 'inference',
  title: 'Not documented; what AWS does here is unknown',
  url: protocolSources.awsJson.url,
};

/** How often clients of AWS send a request again when it got lost. */
export const retrySource: Source = {
  kind: 'documentation',
  title: 'AWS SDKs and Tools Reference Guide, Retry behavior: a few tries, then the call fails',
  url: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
};

/** AWS's list of errors that every action can give. */
export const commonErrorsSource: Source = {
  kind: 'documentation',
  title: 'API reference, Common Errors',
  url: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html',
};

/** The source named by a shape's `aws.conformance#documented` trait, else the model itself. */
export function sourceOf(traits: Readonly<Record<string, unknown>>, shapeId: string): Source {
  const { title, url } = recordOf(traits['aws.conformance#documented']);
  if (typeof title === 'string' && typeof url === 'string') {
    return { kind: 'documentation', title, url };
  }
  return { kind: 'model', title: `Smithy model, ${shapeId}`, url: `${smithy}/spec/` };
}
