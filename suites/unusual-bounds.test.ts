import { expect, test } from 'vitest';
import { readContract } from '../contracts/read-contract.ts';
import { readModel } from '../contracts/smithy/model.ts';
import type { Exchange, WireRequest } from '../contracts/wire.ts';
import { absentValues } from './absent-values.ts';
import { generateCases } from './generate-cases.ts';
import { refuteRequest } from './prove-request.ts';

const shapes = {
  'a.b#Service': { type: 'service', traits: { 'aws.protocols#awsJson1_1': {} } },
  'a.b#ListThings': {
    type: 'operation',
    input: { target: 'a.b#Input' },
    output: { target: 'a.b#Output' },
    traits: {
      'smithy.api#paginated': {
        inputToken: 'Token',
        outputToken: 'Token',
        pageSize: 'Size',
        items: 'Things',
      },
    },
  },
  'a.b#Output': {
    type: 'structure',
    members: { Things: { target: 'a.b#Things' }, Token: { target: 'smithy.api#String' } },
  },
  'a.b#Things': { type: 'list', member: { target: 'smithy.api#String' } },
};

function contractWith(size: object, number: object) {
  const members = {
    Token: { target: 'smithy.api#String' },
    Size: { target: 'smithy.api#Integer', traits: { 'smithy.api#range': size } },
    Number: { target: 'smithy.api#Long', traits: { 'smithy.api#range': number } },
  };
  const input = { type: 'structure', members };
  const model = readModel({ smithy: '2.0', shapes: { ...shapes, 'a.b#Input': input } }, 'the test');
  return readContract(model, 'ListThings');
}

function exchangeOf(request: WireRequest, page: number): Exchange {
  const body = JSON.stringify({ Things: ['one'], ...(page < 2 && { Token: `page ${page}` }) });
  const reply = { kind: 'response', response: { status: 200, headers: {}, body } } as const;
  return { request, reply, attempts: 1, sentAt: 0, durationMs: 0 };
}

const long = 9_223_372_036_854_775_807n;

test.each([
  ['few sizes of pages', { min: 1, max: 5 }, { min: 0, max: 9 }],
  ['one size of pages', { min: 5, max: 5 }, { min: 0, max: 9 }],
  ['numbers as large as a long', { min: 1, max: 50 }, { min: 0, max: Number(long) }],
  ['numbers as small as a long', { min: 1, max: 50 }, { min: -Number(long), max: 0 }],
])('with %s, every request breaks what its case says', (_, size, number) => {
  const contract = contractWith(size, number);
  const knowledge = { input: {}, absent: absentValues(contract, {}), items: new Map() };
  const refuted = generateCases(contract).flatMap((one) => {
    const exchanges: Exchange[] = [];
    const steps = one.steps(knowledge);
    for (let next = steps.next(); !next.done; ) {
      const wrong = refuteRequest(contract, one, next.value, knowledge, exchanges);
      if (wrong !== undefined) return [`${one.id}: ${wrong}`];
      const exchange = exchangeOf(next.value.request, exchanges.length);
      exchanges.push(exchange);
      next = steps.next(exchange.reply);
    }
    return [];
  });
  expect(refuted).toEqual([]);
});
