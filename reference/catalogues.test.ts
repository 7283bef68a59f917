import { expect, test } from 'vitest';
import { answer } from './answer.ts';
import type { Change } from './behaviour.ts';
import type { Answer } from './create-answer.ts';
import { createEmulator } from './create-emulator.ts';
import { defectNamed, defects } from './defects/catalogue.ts';
import { signatureDefects } from './defects/signatures.ts';
import { documentedBehaviour } from './documented-behaviour.ts';
import { observe } from './probes/observe.ts';
import { promises } from './promises.ts';
import { variantNamed, variants } from './variants/catalogue.ts';
import { signatureVariants } from './variants/signatures.ts';
import { decodeRequest } from './wire.ts';

const plain = [...observe(emulatorOf((behaviour) => behaviour))];

test('the reference gives the same answers every time', () => {
  expect([...observe(emulatorOf((behaviour) => behaviour))]).toEqual(plain);
});

test('names are in kebab case, and no two entries share one', () => {
  const names = [...defects, ...signatureDefects, ...variants, ...signatureVariants].map(
    ({ name }) => name,
  );
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  expect(names.filter((name, position) => names.indexOf(name) !== position)).toEqual([]);
});

test('titles and what allows a variant say something, and no two titles are the same', () => {
  const titles = [...defects, ...signatureDefects, ...variants, ...signatureVariants].map(
    ({ title }) => title,
  );
  expect(titles.filter((title, position) => titles.indexOf(title) !== position)).toEqual([]);
  expect(titles.filter((title) => title.length < 8)).toEqual([]);
  expect(variants.filter(({ allowedBy }) => allowedBy.length < 4)).toEqual([]);
});

test('each defect changes an answer', () => {
  expect(
    defects.filter((defect) => !changes(defect.change, withoutMessage)).map(({ name }) => name),
  ).toEqual([]);
});

test('each variant changes an answer', () => {
  const unseen = variants.filter((variant) => !changes(variant.change)).map(({ name }) => name);
  expect(unseen).toEqual([]);
});

test('there are at least 130 defects and 45 variants', () => {
  expect(defects.length).toBeGreaterThanOrEqual(130);
  expect(variants.length).toBeGreaterThanOrEqual(45);
});

test('a defect names promises by the ends of their addresses', () => {
  const known =
    /^(request|response|errors|protocol|paging|state|auth)\/[A-Za-z0-9-]+(\/[A-Za-z-]+)*$/;
  const broken = [...defects, ...signatureDefects].flatMap(({ breaks }) => breaks);
  expect(broken.filter((address) => !known.test(address))).toEqual([]);
});

test('each promise is broken by several defects', () => {
  const seldom = promises.filter((promise) => breaking(promise).length < 2);
  expect(seldom).toEqual([]);
});

test('entries are found by name, and others are refused', async () => {
  expect(defectNamed('filters-ignored').breaks).toEqual(['request/Filters/matching']);
  expect(defectNamed('signature-optional').breaks).toEqual(['auth/missing']);
  expect(variantNamed('transport-gzip').allowedBy).toContain('RFC');
  await expect(createEmulator({ defect: 'no-such' })).rejects.toThrow(
    'There is no defect no-such.',
  );
  await expect(createEmulator({ variant: 'no-such' })).rejects.toThrow('There is no variant');
});

function breaking(promise: string): readonly string[] {
  return defects.filter(({ breaks }) => breaks.includes(promise)).map(({ name }) => name);
}

function emulatorOf(change: Change): Answer {
  const behaviour = change(documentedBehaviour);
  return (request) => answer(behaviour, decodeRequest(request));
}

function changes(change: Change, of: (seen: string) => string = (seen) => seen): boolean {
  let position = 0;
  for (const seen of observe(emulatorOf(change))) {
    if (of(seen) !== of(plain[position] ?? '')) return true;
    position += 1;
  }
  return position !== plain.length;
}

/** Messages are not promised, and so no defect may be one of the message alone. */
function withoutMessage(seen: string): string {
  return seen.replace(/"content-length":"\d+"/, '').replace(/\\"message\\":\\".*\\"\}/, '');
}
