import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { withAuth } from '../contracts/constraints/auth-promises.ts';
import type { Contract } from '../contracts/contract.ts';
import { isObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { readContract } from '../contracts/read-contract.ts';
import { analyseRequest } from '../contracts/requests/analyse-request.ts';
import { operationsOf } from '../contracts/smithy/find-operation.ts';
import { readModel } from '../contracts/smithy/model.ts';
import model from '../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import type { Exchange, WireRequest } from '../contracts/wire.ts';
import { absentValues } from './absent-values.ts';
import { baseInput } from './base-input.ts';
import type { Case, Step } from './case.ts';
import { generateCases, suites } from './generate-cases.ts';
import { refuteRequest } from './prove-request.ts';

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const builtIn = readModel(model, 'the built-in model');
const contract = readContract(builtIn, operation);
const cases = generateCases(contract);

/** Ids of the form of the input, made up: of this execution, and of another one. */
function made(of: Contract, seed: string): Record<string, string> {
  return Object.fromEntries(
    [...of.resources.keys()].map((name) => [name, uuid(`${seed} ${name}`)] as const),
  );
}

function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function knowledgeOf(of: Contract): Knowledge {
  const input = { ...baseInput(of, {}), ...made(of, 'known') };
  const items = new Map(
    Array.from({ length: 23 }, (_, index) => {
      const InvocationId = uuid(`item ${index}`);
      return [InvocationId, { InvocationId, Status: index % 2 === 0 ? 'SUCCESS' : 'FAILED' }];
    }),
  );
  return { input, foreign: made(of, 'foreign'), absent: absentValues(of, input), items };
}

interface Sent {
  readonly step: Step;
  readonly earlier: readonly Exchange[];
}

/** The requests of a case, each answered by a page of one item, and two pages in all. */
function drive(one: Case, knowledge: Knowledge): Sent[] {
  const exchanges: Exchange[] = [];
  const sent: Sent[] = [];
  const steps = one.steps(knowledge);
  for (let next = steps.next(); !next.done; ) {
    sent.push({ step: next.value, earlier: [...exchanges] });
    const exchange = exchangeOf(next.value.request, exchanges.length);
    exchanges.push(exchange);
    next = steps.next(exchange.reply);
  }
  return sent;
}

function exchangeOf(request: WireRequest, index: number): Exchange {
  const last = request.body.includes('"NextToken":"page');
  const body = JSON.stringify({
    WindowExecutionTaskInvocationIdentities: [{ InvocationId: uuid(`item ${index}`) }],
    ...(last ? {} : { NextToken: `page ${index}` }),
  });
  const response = { status: 200, headers: {}, body };
  const reply = { kind: 'response', response } as const;
  return { request, reply, attempts: 1, sentAt: 0, durationMs: 0 };
}

const knowledge = knowledgeOf(contract);

test('the cases of the operation are these', async () => {
  const golden = fileURLToPath(new URL('golden/case-ids.txt', import.meta.url));
  await expect(cases.map(({ id }) => `${id}\n`).join('')).toMatchFileSnapshot(golden);
});

test('ids are unique, and made of the operation, an address and a name in kebab case', () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  for (const { id, covers, title } of cases) {
    const [own = ''] = covers;
    const start = `ssm/${operation}/${own}/`;
    expect(id.startsWith(start), id).toBe(true);
    expect(id.slice(start.length), id).toMatch(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);
    expect(title).not.toMatch(/undefined|NaN|\[object/);
  }
});

test('the same contract gives the same cases, and the same requests', () => {
  const again = generateCases(readContract(readModel(model, 'again'), operation));
  const shown = (all: readonly Case[]) =>
    all.map((one) => [
      { ...one, steps: '' },
      one.needs,
      drive(one, knowledge).map(({ step }) => step),
    ]);
  expect(shown(again)).toEqual(shown(cases));
});

const guarded = withAuth(contract);

test('every suite has cases, and each case is of the suite that made it', () => {
  for (const [name, generate] of Object.entries(suites)) {
    const own = generate(guarded);
    expect(own.length, name).toBeGreaterThan(0);
    expect(new Set(own.map(({ suite }) => suite))).toEqual(new Set([name]));
  }
});

test('signatures are a matter only of a target that checks them', () => {
  const suitesOf = (all: readonly Case[]) => new Set(all.map(({ suite }) => suite));
  expect(suitesOf(cases)).not.toContain('signatures');
  const more = generateCases(guarded).filter(({ suite }) => suite === 'signatures');
  expect(generateCases(guarded).length).toBe(cases.length + more.length);
  for (const one of more) {
    for (const { step, earlier } of drive(one, knowledge)) {
      expect(refuteRequest(guarded, one, step, knowledge, earlier), one.id).toBeUndefined();
    }
  }
});

test('a case speaks of constraints that there are', () => {
  for (const { id, covers, breaks } of cases) {
    for (const address of [...covers, ...breaks]) {
      expect(contract.byAddress.has(address), `${id}: ${address}`).toBe(true);
    }
  }
});

test('every request of every case breaks what the case says, and nothing else', () => {
  for (const one of cases) {
    const sent = drive(one, knowledge);
    for (const { step, earlier } of sent) {
      const refuted = refuteRequest(contract, one, step, knowledge, earlier);
      expect(refuted, one.id).toBeUndefined();
    }
  }
});

test('the cases of the sibling operations prove themselves as well', () => {
  for (const { name } of operationsOf(builtIn)) {
    const sibling = readContract(builtIn, name);
    const known = knowledgeOf(sibling);
    for (const one of generateCases(sibling)) {
      for (const { step, earlier } of drive(one, known)) {
        const refuted = refuteRequest(sibling, one, step, known, earlier);
        expect(refuted, one.id).toBeUndefined();
      }
    }
  }
});

test('without a fixture, the cases that need none prove themselves too', () => {
  const nothing: Knowledge = {
    absent: absentValues(contract, baseInput(contract, {})),
    items: new Map(),
  };
  for (const one of cases.filter(({ needs }) => needs === 'nothing')) {
    for (const { step, earlier } of drive(one, nothing)) {
      expect(refuteRequest(contract, one, step, nothing, earlier), one.id).toBeUndefined();
    }
  }
});

test('a request with a fault too many, too few, or in a control, is refuted in words', () => {
  const [base] = cases.filter(({ breaks }) => breaks.join() === 'request/TaskId/required');
  if (!base) throw new Error('there is no such case');
  const [control, ground, ...rest] = drive(base, knowledge);
  const probe = rest.at(-1);
  if (!control || !ground || !probe) throw new Error('the case has no control');
  const refute = (one: Case, step: Step) => refuteRequest(contract, one, step, knowledge, []);
  expect(refute(base, probe.step)).toBeUndefined();
  expect(refute({ ...base, breaks: [] }, probe.step)).toMatchInlineSnapshot(
    `"the request breaks request/TaskId/required, where the case claims nothing"`,
  );
  expect(refute(base, { ...control.step, control: false })).toMatchInlineSnapshot(
    `"the request breaks nothing, where the case claims request/TaskId/required"`,
  );
  expect(refute(base, { ...probe.step, control: true })).toMatchInlineSnapshot(
    `"the request breaks request/TaskId/required, where the case claims nothing"`,
  );
  expect(refute(base, ground.step)).toBeUndefined();
  expect(refute(base, { ...ground.step, ground: [] })).toMatchInlineSnapshot(
    `"the request breaks errors/unknown-ids, where the case claims nothing"`,
  );
  const both = [...base.breaks, 'request/TaskId/length'];
  expect(refute({ ...base, breaks: both }, probe.step)).toMatchInlineSnapshot(
    `"the request breaks request/TaskId/required, where the case claims request/TaskId/length and request/TaskId/required"`,
  );
});

test('every case that is to be refused sends requests without the fault first, and it last', () => {
  for (const one of cases.filter(({ breaks }) => breaks.length > 0)) {
    const sent = drive(one, knowledge).map(({ step }) => step);
    const roles = sent.map(({ control, ground }) => (control ? 'c' : ground ? 'g' : 'p')).join('');
    expect(roles, one.id).toMatch(/^c[cg]*p$/);
  }
});

test('every case begins with the plain valid request, or is about the answer to it', () => {
  const plain = JSON.stringify(baseInput(contract, knowledge));
  for (const one of cases.filter(({ suite, isLast }) => suite !== 'responses' && !isLast)) {
    const [first] = drive(one, knowledge);
    expect(first?.step.control, one.id).toBe(true);
    expect(first?.step.request.body, one.id).toBe(plain);
  }
});

test('a control has no lenient fault either: nothing excuses its refusal', () => {
  for (const one of cases.filter(({ breaks }) => breaks.length > 0)) {
    for (const { step, earlier } of drive(one, knowledge)) {
      if (!step.control) continue;
      const { lenient } = analyseRequest(contract, step.request, knowledge, earlier);
      expect(lenient, one.id).toEqual([]);
    }
  }
});

/** Constraints that a request cannot break, or that no request can keep by itself; with the reason. */
const onlyTargetsBreak: Readonly<Record<string, string>> = {
  'request/valid': 'it speaks of requests without a fault',
  'request/unknown-members': 'it speaks of requests without a fault',
  'request/Filters/matching': 'it is the answer that leaves an item in',
  'request/Filters/complete': 'it is the answer that leaves an item out',
  'protocol/answered': 'it speaks of the answer',
  'protocol/status': 'it speaks of the answer',
  'protocol/response-json': 'it speaks of the answer',
  'protocol/content-type': 'it speaks of the answer',
  'protocol/error-envelope': 'it speaks of the answer',
  'protocol/content-type-parameters': 'it speaks of requests without a fault',
  'errors/ValidationException': 'it speaks of the answer to a fault that another constraint names',
  'errors/SerializationException': 'it speaks of the answer to a fault that another names',
  'errors/UnknownOperationException': 'it speaks of the answer to a fault that another names',
  'errors/DoesNotExistException': 'it speaks of the answer to unknown ids',
};

/** Constraints that every control keeps, so that no case is there for keeping them alone. */
const keptByControls: Readonly<Record<string, string>> = {
  'protocol/method': 'every other request is a POST',
  'protocol/target': 'every other request has the target',
  'protocol/json': 'every other body is JSON',
  'protocol/body-object': 'every other body is an object',
  'protocol/empty-body': 'required members keep a valid body from being empty',
  'errors/unknown-ids': 'every fixture has known ids',
  'request/WindowExecutionId/required': 'every valid request has it',
  'request/TaskId/required': 'every valid request has it',
};

/** Constraints of no case at all. */
const neverExercised: Readonly<Record<string, string>> = {
  'errors/InternalServerError': 'nothing that a client sends is promised to cause it',
};

const binding = contract.constraints
  .filter(({ level, address }) => level === 'must' && /^(request|protocol|errors)\//.test(address))
  .map(({ address }) => address)
  .filter((address) => !(address in neverExercised));

test('every binding constraint on requests is broken by a case, or can be broken by no request', () => {
  const broken = new Set(cases.flatMap(({ breaks }) => breaks));
  for (const address of binding) {
    expect(broken.has(address), address).toBe(!(address in onlyTargetsBreak));
  }
});

test('every binding constraint on requests is kept by a case that is there for it', () => {
  const kept = new Set(
    cases.filter(({ breaks }) => !breaks.length).flatMap(({ covers }) => covers),
  );
  const errors = binding.filter((address) => address.startsWith('errors/'));
  for (const address of binding.filter((one) => !errors.includes(one))) {
    if (address === 'protocol/error-envelope') continue;
    expect(kept.has(address), address).toBe(!(address in keptByControls));
  }
});

test('every constraint is covered by a case, but for those that nothing can bring about', () => {
  const covered = new Set(cases.flatMap(({ covers }) => covers));
  for (const { address } of contract.constraints) {
    expect(covered.has(address), address).toBe(!(address in neverExercised));
  }
});

test('response, paging and state are for the target to break: only an unknown token is a request', () => {
  const broken = new Set(cases.flatMap(({ breaks }) => breaks));
  const answers = [...broken].filter((address) => /^(response|paging|state)\//.test(address));
  expect(answers).toEqual(['paging/unknown-token']);
});

test('a fault of one request is of the constraint that the case is named after, or entailed', () => {
  const several = new Set(
    cases.filter(({ breaks }) => breaks.length > 1).map(({ breaks }) => breaks.join(' and ')),
  );
  expect([...several]).toMatchInlineSnapshot(`
    [
      "request/WindowExecutionId/required and request/TaskId/required",
      "request/WindowExecutionId/length and request/WindowExecutionId/pattern",
      "request/TaskId/length and request/TaskId/pattern",
      "request/WindowExecutionId/pattern and request/WindowExecutionId/length",
      "request/TaskId/pattern and request/TaskId/length",
    ]
  `);
});

test('bodies are what JSON.parse gives back, or are meant not to be', () => {
  for (const one of cases.filter(({ breaks }) => !breaks.length)) {
    for (const { step } of drive(one, knowledge)) {
      const text = step.request.body.replace(/^\uFEFF/, '');
      expect(text === '' || isObject(JSON.parse(text)), one.id).toBe(true);
    }
  }
});
