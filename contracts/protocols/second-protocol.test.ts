import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import { operationSchema } from '../operation-schema.ts';
import { readContract } from '../read-contract.ts';
import { schemaMistake } from '../schema-mistake.ts';
import type { Member, StructureShape } from '../shape.ts';
import { readModel } from '../smithy/model.ts';
import type { Reply, WireRequest } from '../wire.ts';
import type { Protocol } from './protocol.ts';

// A trial of the seam: REST JSON puts members into path, query and headers. One operation's requests
// and answers go through it as members, which the same contract checks as for AWS JSON.

const string = { target: 'smithy.api#String' };
const member = (target: string, ...traits: readonly (readonly [string, unknown])[]) => ({
  target: target.includes('#') ? target : `t#${target}`,
  traits: Object.fromEntries(traits.map(([name, value]) => [`smithy.api#${name}`, value])),
});

const contract = readContract(
  readModel(
    {
      smithy: '2.0',
      shapes: {
        't#S': {
          type: 'service',
          version: '1',
          operations: [{ target: 't#GetThing' }],
          traits: {
            'aws.protocols#awsJson1_1': {},
            'aws.auth#sigv4': { name: 's' },
            'aws.api#service': { sdkId: 'S', endpointPrefix: 's' },
          },
        },
        't#GetThing': {
          type: 'operation',
          input: { target: 't#In' },
          output: { target: 't#Out' },
          errors: [{ target: 't#NoThing' }],
        },
        't#In': {
          type: 'structure',
          members: {
            Id: member('Id', ['required', {}], ['httpLabel', {}]),
            Most: member('Most', ['httpQuery', 'most']),
            Note: member('smithy.api#String', ['httpHeader', 'x-note']),
            Tags: member('Tags'),
          },
        },
        't#Out': {
          type: 'structure',
          members: {
            Version: member('smithy.api#Integer', ['httpHeader', 'x-version']),
            Name: member('Id', ['required', {}]),
          },
        },
        't#NoThing': {
          type: 'structure',
          members: { message: string },
          traits: { 'smithy.api#error': 'client', 'smithy.api#httpError': 404 },
        },
        't#Id': { type: 'string', traits: { 'smithy.api#length': { min: 3 } } },
        't#Most': { type: 'integer', traits: { 'smithy.api#range': { min: 1, max: 50 } } },
        't#Tags': { type: 'list', member: string },
      },
    },
    'a model',
  ),
  'GetThing',
);

type Codec = Pick<Protocol, 'encode' | 'decode'>;

/** REST JSON of an operation with this `http` trait, as far as this operation needs it. */
function restJson(method: string, uri: string): Codec {
  return {
    encode: ({ input }, members) => requestOf(input, members, method, uri),
    decode: ({ output }, reply) => {
      if (reply.kind === 'no-response') return { ...reply, kind: 'none' };
      const { response } = reply;
      const body = parseJson(response.body);
      const [name] = (response.headers['x-amzn-errortype'] ?? '').split(':');
      if (response.status >= 400) {
        return { kind: 'error', response, types: name ? [name] : [], body };
      }
      if (!isObject(body)) return { kind: 'unreadable', response };
      return { kind: 'result', response, body: { ...body, ...fromHeaders(output, reply) } };
    },
  };
}

function bound(shape: StructureShape, trait: string): Member[] {
  return [...shape.members.values()].filter(({ traits }) => `smithy.api#${trait}` in traits);
}

function requestOf(
  input: StructureShape,
  members: JsonObject,
  method: string,
  uri: string,
): WireRequest {
  const left = new Map(Object.entries(members));
  const take = (trait: string): [string, string][] =>
    bound(input, trait).flatMap(({ name, traits }) => {
      const value = left.get(name);
      if (!left.delete(name)) return [];
      const place = traits[`smithy.api#${trait}`];
      return [[typeof place === 'string' ? place : name, String(value)]];
    });
  const labels = new Map(take('httpLabel'));
  const path = uri.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(labels.get(name) ?? ''));
  const query = new URLSearchParams(take('httpQuery')).toString();
  return {
    method,
    path: query === '' ? path : `${path}?${query}`,
    headers: { 'content-type': 'application/json', ...Object.fromEntries(take('httpHeader')) },
    body: JSON.stringify(Object.fromEntries(left)),
  };
}

function fromHeaders(output: StructureShape, reply: Reply): JsonObject {
  if (reply.kind === 'no-response') return {};
  const found = bound(output, 'httpHeader').flatMap(({ name, shape, traits }) => {
    const text = reply.response.headers[String(traits['smithy.api#httpHeader'])];
    if (text === undefined) return [];
    return [[name, shape.type === 'integer' ? Number(text) : text]];
  });
  return Object.fromEntries(found);
}

/** A service that answers with what it read from each place of the request. */
async function serveThings(): Promise<(request: WireRequest) => Promise<Reply>> {
  const server = http.createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://localhost');
    const id = decodeURIComponent(pathname.split('/').at(-1) ?? '');
    if (id === 'gone') {
      outgoing.writeHead(404, { 'x-amzn-errortype': 'NoThing:http://x' });
      outgoing.end('{"message":"no"}');
      return;
    }
    outgoing.writeHead(200, { 'x-version': searchParams.get('most') ?? '' });
    outgoing.end(JSON.stringify({ Name: `${id} ${incoming.headers['x-note']}` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return async ({ method, path, headers, body }) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body });
    const { status } = response;
    const read = Object.fromEntries(response.headers);
    return { kind: 'response', response: { status, headers: read, body: await response.text() } };
  };
}

const { encode, decode } = restJson('POST', '/things/{Id}');

test('requests and answers of one operation go through a second protocol, as the same members', async () => {
  const send = await serveThings();
  const request = encode(contract, { Id: 'a/b c', Most: 7, Note: 'x', Tags: ['t'] });
  expect(request).toMatchObject({
    path: '/things/a%2Fb%20c?most=7',
    headers: { 'x-note': 'x' },
    body: '{"Tags":["t"]}',
  });
  const answer = decode(contract, await send(request));
  expect(answer).toMatchObject({ kind: 'result', body: { Version: 7, Name: 'a/b c x' } });
  expect(decode(contract, await send(encode(contract, { Id: 'gone' })))).toMatchObject({
    kind: 'error',
    types: ['NoThing'],
  });
});

test('what the contract says of members holds of those that came by path, query and header', async () => {
  const send = await serveThings();
  const schema = operationSchema(contract, 'response');
  const read = async (Most: number | undefined) => {
    const members = { Id: 'abc', ...(Most !== undefined && { Most }) };
    const answer = decode(contract, await send(encode(contract, members)));
    return answer.kind === 'result' ? schemaMistake(schema, answer.body) : answer.kind;
  };
  expect(await read(5)).toBeUndefined();
  // Not a whole number: the member is there, with a value that its type does not allow.
  expect(await read(5.5)).toMatchObject({ path: ['Version'], keyword: 'type' });
});
