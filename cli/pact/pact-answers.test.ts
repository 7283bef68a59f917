import { expect, test } from 'vitest';
import { builtInContract } from '../../contracts/built-in-contract.ts';
import { createEmulator } from '../../reference/create-emulator.ts';
import { referenceFixture } from '../../reference/reference-fixture.ts';
import { variants } from '../../reference/variants/catalogue.ts';
import { readFixture } from '../../runners/fixture.ts';
import type { LocalAnswer } from '../../runners/in-process-target.ts';
import { stateValues } from '../../runners/pact/placeholders.ts';
import type { PactResult } from '../../runners/pact/read-results.ts';
import { fillRequest } from '../../runners/pact/request-template.ts';
import { type TriedAnswer, verifyAnswers } from '../../runners/pact/verify-answers.testing.ts';
import { replyTransience } from '../../runners/transience.ts';
import { absentValues } from '../../suites/absent-values.ts';
import { planFor } from './pact-plan.ts';

const contract = builtInContract();
const plan = planFor(contract);
const fixture = readFixture(contract, referenceFixture, 'The built-in fixture');
const values = stateValues(contract, { ...fixture, absent: absentValues(contract, fixture.input) });

const items = '$.WindowExecutionTaskInvocationIdentities';

type Emulator = Readonly<{ defect?: string; variant?: string }>;

/**
 * The answers of an emulator to all interactions. Of those that differ in what they say alone, and
 * are held against the same demands, the shortest stands for all.
 */
async function answersOf(emulator: Emulator): Promise<Map<string, TriedAnswer>> {
  const { answer } = await createEmulator(emulator);
  const name = emulator.variant ?? emulator.defect ?? 'reference';
  const found = new Map<string, TriedAnswer>();
  for (const { key, template, demands } of plan.interactions.values()) {
    const { placeholders } = plan;
    const request = placeholders ? fillRequest(template, placeholders, values) : template.request;
    const one = {
      name: `${name}: ${key}`,
      demands: demands.response,
      answer: lasting(() => answer(request)),
    };
    const { status, headers, body } = one.answer;
    const kind = JSON.stringify([
      one.demands,
      status,
      headers['content-type'],
      /"__type":"[^"]*"/.exec(body)?.[0],
    ]);
    const before = found.get(kind);
    if (!before || body.length < before.answer.body.length) found.set(kind, one);
  }
  return found;
}

function contentOf({ headers, body }: TriedAnswer['answer']): string {
  return `${headers['content-type']} ${body}`;
}

/** Passing faults are sent for again, as a run does, before Pact sees an answer. */
function lasting(answer: () => LocalAnswer): TriedAnswer['answer'] {
  for (let tries = 0; tries < 20; tries += 1) {
    const { transport = '', ...response } = answer();
    const isBroken = ['reset', 'cut', 'hang'].includes(transport);
    if (!isBroken && replyTransience(contract, { kind: 'response', response }) === 'lasting')
      return response;
  }
  return { status: 500, headers: {}, body: '' };
}

/** What Pact did not pass: where, by the name of the answer. */
function failedIn(results: ReadonlyMap<string, PactResult>): Record<string, string> {
  const failed = [...results].filter(([, { result }]) => result !== 'ok');
  return Object.fromEntries(failed.map(([name, { places }]) => [name, places.join(', ')]));
}

test('the reference and every variant pass every interaction', async () => {
  const tried = new Map<string, TriedAnswer>();
  for (const variant of [undefined, ...variants]) {
    const answers = await answersOf(variant ? { variant: variant.name } : {});
    for (const one of answers.values()) {
      // Most variants answer most requests as the reference does.
      const same = JSON.stringify([one.demands, one.answer.status, contentOf(one.answer)]);
      if (!tried.has(same)) tried.set(same, one);
    }
  }
  const results = await verifyAnswers([...tried.values()]);
  expect(results.size).toBe(tried.size);
  expect(tried.size).toBeGreaterThan(500);
  expect(failedIn(results)).toEqual({});
}, 600_000);

/** A kind of nonconformance with a defect of that kind, and a place where Pact finds it. */
const kinds: readonly (readonly [kind: string, defect: string, place: string])[] = [
  ['a member that is required is not', 'task-id-not-required', 'body at $.__type'],
  ['a value that must be refused is served', 'max-results-unchecked', 'status'],
  ['a malformed id is served', 'execution-id-of-any-form', 'body at $.__type'],
  ['a valid value is refused', 'max-results-minimum-refused', 'status'],
  ['an unknown id finds an empty list', 'unknown-task-empty', 'status'],
  ['an error of another name', 'validation-as-serialization', 'body at $.__type'],
  ['an error with another status', 'validation-status-409', 'status'],
  ['an error that is no JSON', 'error-body-html', 'body at $'],
  ['a message that is no text', 'error-message-is-a-structure', 'body at $.message'],
  ['an answer of another media type', 'response-content-type-json', 'header content-type'],
  ['an answer without a media type', 'response-content-type-missing', 'header content-type'],
  ['a result with another status', 'success-status-201', 'status'],
  ['a result that is cut', 'result-cut', 'body at $'],
  ['a result that is a list', 'result-in-a-list', 'body at $'],
  ['a list that is a structure', 'list-is-a-structure', `body at ${items}`],
  ['items that are texts', 'items-are-ids', `body at ${items}[*]`],
  ['a member of another type', 'status-is-a-number', `body at ${items}[*].Status`],
  ['an undocumented value', 'status-unknown-word', `body at ${items}[*].Status`],
  [
    'a form that does not match',
    'task-execution-id-prefixed',
    `body at ${items}[*].TaskExecutionId`,
  ],
  ['a time that is a text', 'start-time-iso', `body at ${items}[*].StartTime`],
  ['an item that nothing identifies', 'invocation-id-absent-in-one-item', `body at ${items}[*]`],
  ['a token that is a number', 'token-is-a-number', 'body at $.NextToken'],
  ['JSON that is none is read', 'trailing-comma-accepted', 'body at $.__type'],
  ['another operation is performed', 'target-case-ignored', 'status'],
  ['unknown members are refused', 'unknown-members-refused', 'status'],
];

test('defects of every kind fail, each where it is', async () => {
  const answers = kinds.map(async ([, defect]) => [...(await answersOf({ defect })).values()]);
  const results = await verifyAnswers((await Promise.all(answers)).flat());
  const failed = Object.entries(failedIn(results));
  const found = kinds.map(([kind, defect, place]) => {
    const own = failed.filter(([name]) => name.startsWith(`${defect}: `));
    return [kind, own.some(([, places]) => places.split(', ').includes(place))];
  });
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(kinds.map(([kind]) => [kind, true])),
  );
}, 600_000);

test.each<[string, number, string]>([
  ['200 {}', 200, '{}'],
  ['200 and an empty list', 200, '{"WindowExecutionTaskInvocationIdentities":[]}'],
  ['400 {}', 400, '{}'],
  ['400 ValidationException', 400, '{"__type":"ValidationException"}'],
])('a server that answers everything with %s fails', async (_, status, body) => {
  const answer = { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
  const answers = [...(await answersOf({})).values()].map((one) => ({ ...one, answer }));
  const failed = failedIn(await verifyAnswers(answers));
  // All that demands another status, and of results those that must have items.
  const wrong = answers.filter(({ demands }) => demands.status !== status || isAboutItems(demands));
  expect(wrong.length).toBeGreaterThan(5);
  expect(wrong.filter(({ name }) => failed[name] === undefined)).toEqual([]);
});

/** True for a demand of at least one item. */
function isAboutItems({ matchingRules }: TriedAnswer['demands']): boolean {
  const [rule] = matchingRules?.body?.[items]?.matchers ?? [];
  return rule?.match === 'type' && rule.min === 1;
}
