import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import { contentTypeOf } from '../contracts/read-contract.ts';
import type { WireRequest } from '../contracts/wire.ts';
import { acceptanceCase, type CaseDraft, caseOf, refusalCase } from './build-case.ts';
import type { Case } from './case.ts';
import { malformedBodies, oddBodies, otherJsonBodies, plainBodies } from './protocol-bodies.ts';
import { requestOf, requestWithBody, withHeaders } from './requests.ts';

/** What AWS JSON says of method, target, media type and body, whatever the operation. */
export function protocolCases(contract: Contract): Case[] {
  return [
    ...answerCases(contract),
    connectionCase(contract),
    ...targetCases(contract),
    ...methodCases(contract),
    ...mediaTypeCases(contract),
    ...bodyCases(contract),
  ];
}

type Probe = (base: JsonObject) => WireRequest;

function accepted(contract: Contract, address: string, name: string, probe: Probe): Case {
  return acceptanceCase(contract, draft(address, name), probe);
}

function refused(contract: Contract, address: string, name: string, probe: Probe): Case {
  return refusalCase(contract, draft(address, name), probe);
}

function draft(address: string, name: string): CaseDraft {
  return { suite: 'protocol', name, title: name.replaceAll('-', ' '), covers: [address] };
}

/** The form of the answer to a plain valid request. */
function answerCases(contract: Contract): Case[] {
  return [
    acceptanceCase(
      contract,
      {
        suite: 'protocol',
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
        needs: 'fixture',
      },
      (base) => requestOf(contract, base),
    ),
  ];
}

/** Sends nothing: it is about what became of the requests of all the other cases. */
function connectionCase(contract: Contract): Case {
  const about = { covers: ['protocol/connection'], name: 'of-the-run' };
  const title = 'how many requests of the run got lost, and were answered when sent again';
  const one = caseOf(contract, { suite: 'protocol', title, ...about }, [], function* steps() {});
  return { ...one, isLast: true };
}

function targetCases(contract: Contract): Case[] {
  const { target, operation } = contract;
  const service = target.slice(0, target.indexOf('.'));
  const targets: [string, string | undefined][] = [
    ['missing', undefined],
    ['unknown-operation', `${service}.DescribeNoSuchThing`],
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
    const own = draft('protocol/target', name);
    const covers = unrouted.includes(name)
      ? [...own.covers, 'protocol/unrouted-error']
      : own.covers;
    return refusalCase(contract, { ...own, covers }, (base) =>
      withHeaders(requestOf(contract, base), { 'x-amz-target': value }),
    );
  });
}

function methodCases(contract: Contract): Case[] {
  return ['GET', 'PUT', 'DELETE', 'PATCH'].map((method) =>
    refused(contract, 'protocol/method', method.toLowerCase(), (base) => ({
      ...requestOf(contract, base),
      method,
    })),
  );
}

function mediaTypeCases(contract: Contract): Case[] {
  const own = contentTypeOf(contract);
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
  const typed = (base: JsonObject, type: string | undefined) =>
    withHeaders(requestOf(contract, base), { 'content-type': type });
  return [
    ...parameters.map(([name, type]) =>
      accepted(contract, 'protocol/content-type-parameters', name, (base) => typed(base, type)),
    ),
    ...others.map(([name, type]) =>
      accepted(contract, 'protocol/request-content-type', name, (base) => typed(base, type)),
    ),
  ];
}

function bodyCases(contract: Contract): Case[] {
  const required = [...contract.input.members.values()].some((member) => member.required);
  const empty = required ? refused : accepted;
  return [
    empty(contract, 'protocol/empty-body', 'empty', () => requestWithBody(contract, '')),
    ...malformedBodies.map(({ name, text }) =>
      refused(contract, 'protocol/json', name, (base) => requestWithBody(contract, text(base))),
    ),
    ...otherJsonBodies.map(({ name, text }) =>
      refused(contract, 'protocol/body-object', name, (base) =>
        requestWithBody(contract, text(base)),
      ),
    ),
    ...oddBodies.map(({ address, name, text }) =>
      accepted(contract, address, name, (base) => requestWithBody(contract, text(base))),
    ),
    ...plainBodies.map(({ address, name, text }) =>
      accepted(contract, address, name, (base) => requestWithBody(contract, text(base))),
    ),
  ];
}
