import type { Bounds } from '../../contracts/shape.ts';
import { breakingCounts } from './breaking-counts.ts';
import { characterName, outsiders } from './character-names.ts';
import { type Derived, ordinaryValue } from './ordinary-value.ts';
import { type Characters, type Choice, decided, type Literal, type Visit, visits } from './part.ts';
import type { PatternValue } from './pattern-value.ts';
import type { Verify } from './verify.ts';

/** For each element of a pattern, values that break it and, if they can, nothing else. */
export function* breakingElements(
  root: Choice,
  verify: Verify,
  length: Bounds,
): Generator<PatternValue> {
  const seen = new Set<string>();
  for (const visit of visits(root)) {
    const { part, decisions } = visit;
    if (part.kind !== 'literal' && part.kind !== 'characters' && part.kind !== 'repeat') continue;
    const derived = ordinaryValue(root, verify, length, decisions);
    if (!derived) continue;
    if (part.kind === 'literal') yield* literalValues(part, derived);
    if (part.kind === 'characters') {
      const entered = present(root, visit, derived, verify, length);
      yield* outsideValues(part, entered, seen.has(part.source));
      seen.add(part.source);
    }
    if (part.kind === 'repeat') yield* breakingCounts(root, part, decisions, length);
  }
}

function* literalValues(part: Literal, derived: Derived): Generator<PatternValue> {
  const index = derived.runs.findIndex((run) => run.part === part);
  const text = [...part.text];
  const named = (edit: string, characters: readonly string[]): PatternValue => ({
    name: `element-${part.number}-${edit}`,
    value: replaced(derived, index, characters),
  });
  if (text.length === 1) {
    yield named('other-character', [other(text[0])]);
  } else {
    yield named('other-first-character', [other(text[0]), ...text.slice(1)]);
    yield named('other-last-character', [...text.slice(0, -1), other(text.at(-1))]);
  }
  yield named('absent', []);
  const turned = text.map(otherCase);
  yield named('other-case', turned);
}

function otherCase(character: string): string {
  const upper = character.toUpperCase();
  return upper === character ? character.toLowerCase() : upper;
}

// A set that is optional and left out in the plainest value is made present.
function present(
  root: Choice,
  { part, decisions }: Visit,
  derived: Derived,
  verify: Verify,
  length: Bounds,
): Derived {
  const index = derived.runs.findIndex((run) => run.part === part);
  if ((derived.texts[index]?.length ?? 0) > 0) return derived;
  const repeat = visits(root).find(
    (each) => each.part.kind === 'repeat' && each.part.part === part,
  );
  const chosen = repeat && decided(decisions, repeat.part, 1);
  return (chosen && ordinaryValue(root, verify, length, chosen)) ?? derived;
}

function* outsideValues(
  part: Characters,
  derived: Derived,
  isSeen: boolean,
): Generator<PatternValue> {
  const index = derived.runs.findIndex((run) => run.part === part);
  const text = derived.texts[index] ?? [];
  if (text.length === 0) return;
  const put = (edit: string, character: string, at: number): PatternValue => ({
    name: `element-${part.number}-${edit}`,
    value: replaced(derived, index, text.with(at, character)),
  });
  // Sets that read alike break alike: their edges are probed once.
  const edges = isSeen ? [] : part.edges.filter((character) => !part.has(character));
  const middle = Math.floor(text.length / 2);
  for (const edge of edges) yield put(characterName(edge), edge, middle);
  const outside = outsiders.find((character) => !part.has(character));
  if (outside === undefined) return;
  yield put('outside-first', outside, 0);
  yield put('outside-last', outside, text.length - 1);
}

function other(character: string | undefined): string {
  return character === 'x' ? 'y' : 'x';
}

function replaced({ texts }: Derived, index: number, text: readonly string[]): string {
  return texts.with(index, text).flat().join('');
}
