/** Any value of any scenario written otherwise: what is read is the same but for it, and no other byte moves. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editText } from '../../src/document/edit.js';
import { lineStartsOf } from '../../src/document/place.js';
import { parseTree, type Scalar, type Tree } from '../../src/document/tree.js';
import type { Problem } from '../../src/errors.js';

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const FILES = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort();

function treeOf(text: string): Tree {
  const problems: Problem[] = [];
  const tree = parseTree({ file: 'scenario.yaml', text }, problems);
  expect(problems).toEqual([]);
  return tree as Tree;
}

/** Every value that is a word, in the order of the text; keys are none. */
function scalarsOf(tree: Tree): readonly Scalar[] {
  switch (tree.kind) {
    case 'scalar':
      return [tree];
    case 'list':
      return tree.items.flatMap(scalarsOf);
    case 'mapping':
      return [...tree.entries.values()].flatMap(({ value }) => scalarsOf(value));
  }
}

/** What is read, without its places; the words of some places are others. */
function plain(tree: Tree, others: ReadonlyMap<Tree, string> = new Map()): unknown {
  switch (tree.kind) {
    case 'scalar':
      return others.get(tree) ?? tree.text;
    case 'list':
      return tree.items.map((item) => plain(item, others));
    case 'mapping':
      return [...tree.entries].map(([key, { value }]) => [key, plain(value, others)]);
  }
}

/** Where words begin and end in the text. No value of the scenarios goes over several lines. */
function spanOf({ place }: Scalar, starts: readonly number[]): readonly [from: number, to: number] {
  const from = (starts[place.line - 1] as number) + place.column - 1;
  return [from, from + place.length];
}

/** The text with every span for itself: what stands around the values, in turn. */
function around(text: string, scalars: readonly Scalar[]): string[] {
  const starts = lineStartsOf(text);
  const spans = scalars.map((scalar) => spanOf(scalar, starts));
  const edges = [0, ...spans.flat(), text.length];
  return spans.concat([[0, 0]]).map((_, index) => text.slice(edges[2 * index], edges[2 * index + 1]));
}

const WORDS = fc.oneof(
  fc.constantFrom(
    '12,000 JPY',
    '3 / s',
    '',
    ' ',
    '~',
    'null',
    'true',
    '#1',
    '- a',
    'a: b',
    '[x',
    '"',
    "it's",
    '*x',
    '&x',
    '%',
    '日本 語',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/\p{Cs}/u.test(text)),
);

const SEED = { seed: 20_161 };

describe.each(FILES)('the values of %s', (file) => {
  const text = readFileSync(`${folder}${file}`, 'utf8');
  const tree = treeOf(text);
  const scalars = scalarsOf(tree);

  it('can all be written otherwise at once', () => {
    expect(scalars.length).toBeGreaterThan(5);
    const values = fc.sample(WORDS, { ...SEED, numRuns: scalars.length });
    const others = new Map(scalars.map((scalar, index): [Tree, string] => [scalar, values[index] as string]));
    const edited = editText(
      text,
      [...others].map(([{ place }, value]) => ({ place, value })),
    ) as string;
    const read = treeOf(edited);
    expect(plain(read)).toEqual(plain(tree, others));
    expect(around(edited, scalarsOf(read))).toEqual(around(text, scalars));
  });

  it('can be written otherwise one by one', () => {
    fc.assert(
      fc.property(fc.nat(scalars.length - 1), WORDS, (index, value) => {
        const scalar = scalars[index] as Scalar;
        const edited = editText(text, [{ place: scalar.place, value }]) as string;
        expect(plain(treeOf(edited))).toEqual(plain(tree, new Map([[scalar, value]])));
        const [from, to] = spanOf(scalar, lineStartsOf(text));
        expect([edited.startsWith(text.slice(0, from)), edited.endsWith(text.slice(to))]).toEqual([true, true]);
      }),
      { ...SEED, numRuns: 5 },
    );
  });
});
