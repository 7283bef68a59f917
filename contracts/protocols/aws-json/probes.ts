import type { Contract } from '../../contract.ts';
import {
  type ErrorProbe,
  type MakeProbe,
  noSuchOperation,
  type Probe,
  type Protocol,
} from '../protocol.ts';
import { malformedBodies, oddBodies, otherJsonBodies, plainBodies } from './bodies.ts';
import { targetOf, withHeaders } from './encode.ts';

/** How AWS JSON writes a request: what the probes are made of. */
type Wire = Pick<Protocol, 'encode' | 'encodeText'>;

/** What AWS JSON says of method, target, media type and body, whatever the operation. */
export function probesOf(contract: Contract, wire: Wire, mediaType: string): Probe[] {
  return [
    answerProbe(contract, wire),
    ...targetProbes(contract, wire),
    ...methodProbes(contract, wire),
    ...mediaTypeProbes(contract, wire, mediaType),
    ...bodyProbes(contract, wire),
  ];
}

/** Two causes of errors that are not about a member. */
export function errorProbesOf(contract: Contract, wire: Wire): ErrorProbe[] {
  return [
    {
      ...{ name: 'cut-off-body', error: 'serialization', breaks: 'protocol/json' },
      shows: ['protocol/error-envelope', 'protocol/request-id', 'protocol/content-type'],
      request: (base) => wire.encodeText(contract, JSON.stringify(base).slice(0, -1)),
    },
    {
      ...{ name: 'unknown-operation', error: 'unknown-operation', breaks: 'protocol/target' },
      // Of the answer to a request for no operation of the service, its headers are not promised.
      shows: ['protocol/error-envelope'],
      request: (base) => wire.encode({ ...contract, operation: noSuchOperation }, base),
    },
  ];
}

function probe(
  kind: Probe['kind'],
  covers: readonly string[],
  name: string,
  request: MakeProbe,
): Probe {
  return { kind, covers, name, title: name.replaceAll('-', ' '), request };
}

/** The form of the answer to a plain valid request. */
function answerProbe(contract: Contract, wire: Wire): Probe {
  return {
    kind: 'accepted',
    name: 'valid-request',
    title: 'the form of the answer to a valid request',
    covers: [
      'protocol/answered',
      'protocol/status',
      'protocol/response-json',
      'protocol/content-type',
      'protocol/request-id',
      'protocol/no-null-members',
    ],
    needsFixture: true,
    request: (base) => wire.encode(contract, base),
  };
}

function targetProbes(contract: Contract, wire: Wire): Probe[] {
  const { serviceShape: service, operation } = contract;
  const target = targetOf(contract);
  const targets: [string, string | undefined][] = [
    ['missing', undefined],
    ['unknown-operation', `${service}.${noSuchOperation}`],
    ['longer-operation', `${target}X`],
    ['longer-service', `${service}X.${operation}`],
    ['segment-between', `${service}.X.${operation}`],
    ['no-operation', `${service}.`],
    ['no-service', operation],
    ['other-service', `NoSuchService.${operation}`],
    ['lower-case', target.toLowerCase()],
    ['lower-case-operation', `${service}.${operation.toLowerCase()}`],
    ['upper-case', target.toUpperCase()],
  ];
  // What does not name the service may be refused by what stands before it.
  const unrouted = ['missing', 'no-service', 'lower-case', 'upper-case'];
  return targets.map(([name, value]) => {
    const more = unrouted.includes(name) ? ['protocol/unrouted-error'] : [];
    return probe('refused', ['protocol/target', ...more], name, (base) =>
      withHeaders(wire.encode(contract, base), { 'x-amz-target': value }),
    );
  });
}

function methodProbes(contract: Contract, wire: Wire): Probe[] {
  return ['GET', 'PUT', 'DELETE', 'PATCH'].map((method) =>
    probe('refused', ['protocol/method'], method.toLowerCase(), (base) => ({
      ...wire.encode(contract, base),
      method,
    })),
  );
}

function mediaTypeProbes(contract: Contract, wire: Wire, own: string): Probe[] {
  const other = own.endsWith('1.1') ? own.replace('1.1', '1.0') : own.replace('1.0', '1.1');
  const others: [string, string | undefined][] = [
    ['missing', undefined],
    ['json', 'application/json'],
    ['other-version', other],
    ['text', 'text/plain'],
    ['form', 'application/x-www-form-urlencoded'],
  ];
  const parameters: [string, string][] = [
    ['charset', `${own}; charset=utf-8`],
    ['charset-without-space', `${own};charset=UTF-8`],
  ];
  const typed = (address: string) => {
    return ([name, type]: readonly [string, string | undefined]) =>
      probe('accepted', [address], name, (base) =>
        withHeaders(wire.encode(contract, base), { 'content-type': type }),
      );
  };
  return [
    ...parameters.map(typed('protocol/content-type-parameters')),
    ...others.map(typed('protocol/request-content-type')),
  ];
}

function bodyProbes(contract: Contract, wire: Wire): Probe[] {
  const required = [...contract.input.members.values()].some((member) => member.required);
  const withBody =
    (kind: Probe['kind'], address: string) =>
    ({ name, text }: (typeof malformedBodies)[number]) =>
      probe(kind, [address], name, (base) => wire.encodeText(contract, text(base)));
  const empty = { name: 'empty', text: () => '' };
  return [
    withBody(required ? 'refused' : 'accepted', 'protocol/empty-body')(empty),
    ...malformedBodies.map(withBody('refused', 'protocol/json')),
    ...otherJsonBodies.map(withBody('refused', 'protocol/body-object')),
    ...[...oddBodies, ...plainBodies].map((body) => withBody('accepted', body.address)(body)),
  ];
}
