import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reporters } from '../reports/reporters/reporters.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const sensitive = { 'smithy.api#sensitive': {} };
const string = { target: 'smithy.api#String' };

/** A service like KMS: what it gives out is what nobody else may see. */
const model = {
  smithy: '2.0',
  shapes: {
    'com.example#Vault': {
      type: 'service',
      version: '2020-01-01',
      operations: [{ target: 'com.example#GetSecret' }, { target: 'com.example#GetOther' }],
      traits: {
        'aws.protocols#awsJson1_1': {},
        'aws.auth#sigv4': { name: 'vault' },
        'aws.api#service': { sdkId: 'Vault', endpointPrefix: 'vault' },
      },
    },
    'com.example#GetSecret': {
      type: 'operation',
      input: { target: 'com.example#GetSecretRequest' },
      output: { target: 'com.example#GetSecretResponse' },
    },
    'com.example#GetOther': {
      type: 'operation',
      input: { target: 'com.example#GetSecretRequest' },
      output: { target: 'com.example#GetOtherResponse' },
    },
    'com.example#GetSecretRequest': {
      type: 'structure',
      members: { Name: { target: 'com.example#Name', traits: { 'smithy.api#required': {} } } },
    },
    'com.example#Name': {
      type: 'string',
      traits: { 'smithy.api#length': { min: 3, max: 20 }, 'smithy.api#pattern': '^[a-z]+$' },
    },
    'com.example#GetSecretResponse': {
      type: 'structure',
      members: {
        Plaintext: { target: 'com.example#Plaintext' },
        Hint: { ...string, traits: sensitive },
        Answers: { target: 'com.example#Answers' },
        Name: { target: 'com.example#Name' },
      },
    },
    'com.example#GetOtherResponse': {
      type: 'structure',
      members: { Codes: { target: 'com.example#Codes' } },
    },
    'com.example#Plaintext': {
      type: 'blob',
      traits: { ...sensitive, 'smithy.api#length': { min: 1, max: 4096 } },
    },
    'com.example#Answers': {
      type: 'map',
      key: string,
      value: { target: 'com.example#Answer' },
    },
    'com.example#Answer': { type: 'string', traits: sensitive },
    'com.example#Codes': { type: 'list', member: { target: 'com.example#Answer' } },
  },
};

const markers = ['cGxhaW4gbWFya2Vy', 'MARKERHINT', 'MARKERANSWER', 'MARKERCODE'];

test('what any member of a model holds that it calls sensitive is in no output', async () => {
  const told = {
    Plaintext: markers[0],
    Hint: `my ${markers[1]}`,
    Answers: { 'first pet': markers[2] },
    // Of another operation, and a member that is broken beside it, so that answers are quoted.
    Codes: [markers[3]],
    Name: 7,
  };
  const server = http.createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      const isWhole = incoming.headers['x-amz-target']?.toString().endsWith('.GetSecret');
      const error = { __type: 'UnknownOperationException', message: JSON.stringify(told) };
      outgoing.writeHead(isWhole ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
      outgoing.end(JSON.stringify(isWhole ? told : error));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const cwd = newFolder();
  writeFileSync(join(cwd, 'model.json'), JSON.stringify(model));
  writeFileSync(join(cwd, 'fixture.json'), JSON.stringify({ Name: 'something' }));
  const { code, stdout, stderr } = await runCommand(
    [
      ...['run', '--model', 'model.json', '--operation', 'GetSecret', '--fixture', 'fixture.json'],
      ...['--endpoint-url', `http://127.0.0.1:${port}`, '--out', 'out'],
      ...reporters.flatMap(({ name }) => ['--reporter', name]),
    ],
    { cwd },
  );
  server.close();
  expect(code).toBe(1);
  const files = readdirSync(join(cwd, 'out'));
  const outputs = [
    ['stdout', stdout],
    ['stderr', stderr],
    ...files.map((name) => [name, readFileSync(join(cwd, 'out', name), 'utf8')]),
  ];
  expect(files.length).toBeGreaterThanOrEqual(reporters.length);
  expect(stdout).toContain('"Name":7');
  const leaks = outputs.flatMap(([name = '', text = '']) =>
    markers.filter((marker) => text.includes(marker)).map((marker) => `${marker} in ${name}`),
  );
  expect(leaks).toEqual([]);
});
