import { describe, expect, it } from 'vitest';
import { placeAt } from '../../src/document/place.js';
import { parseTree, type Tree } from '../../src/document/tree.js';
import type { Problem } from '../../src/errors.js';

function parse(text: string): { tree: Tree | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  return { tree: parseTree({ file: 'test.yaml', text }, problems), problems };
}

/** The tree as plain values; a mapping as its entries. */
function plain(tree: Tree | undefined): unknown {
  if (tree === undefined) return undefined;
  if (tree.kind === 'scalar') return tree.text;
  if (tree.kind === 'list') return tree.items.map(plain);
  return [...tree.entries].map(([key, { value }]) => [key, plain(value)]);
}

describe('a YAML text', () => {
  it.each([
    { what: 'a number keeps every digit', text: '83.17188568115234375', value: '83.17188568115234375' },
    { what: 'a number keeps its zeros', text: '0.10', value: '0.10' },
    {
      what: 'a large number stays text',
      text: '123456789012345678901234567890',
      value: '123456789012345678901234567890',
    },
    { what: 'a day stays text', text: '2016-06-02', value: '2016-06-02' },
    { what: 'yes, no and null stay text', text: '[yes, no, null, ~]', value: ['yes', 'no', 'null', '~'] },
    { what: 'quotation marks go', text: '"a: b"', value: 'a: b' },
    { what: 'nothing is empty text', text: 'a:', value: [['a', '']] },
    {
      what: '__proto__ is a key like any other',
      text: '__proto__: {constructor: 1}',
      value: [['__proto__', [['constructor', '1']]]],
    },
    { what: 'an alias is what it names', text: '[&a {b: 1}, *a]', value: [[['b', '1']], [['b', '1']]] },
    { what: 'a comment is left out', text: 'a: 1 # [{', value: [['a', '1']] },
  ])('$what', ({ text, value }) => {
    const { tree, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(plain(tree)).toEqual(value);
  });

  it('has every part at its place', () => {
    const { tree } = parse('a:\n  - b: "cd"\n');
    const list = tree?.kind === 'mapping' ? tree.entries.get('a')?.value : undefined;
    const item = list?.kind === 'list' ? list.items[0] : undefined;
    const entry = item?.kind === 'mapping' ? item.entries.get('b') : undefined;
    expect(entry?.key.place).toMatchObject({ line: 2, column: 5, length: 1 });
    expect(entry?.value.place).toMatchObject({ line: 2, column: 8, length: 4 });
  });

  it('is read on after duplicate keys, so that the rest of its problems is found', () => {
    const { tree, problems } = parse('a: 1\na: 2\nb: 3\n');
    expect(problems).toMatchObject([{ code: 'duplicateKey', place: { line: 2, column: 1 } }]);
    expect(plain(tree)).toEqual([
      ['a', '1'],
      ['b', '3'],
    ]);
  });

  it('may be nested 64 deep, and no deeper', () => {
    const nested = (depth: number) => parse(`${'['.repeat(depth)}${']'.repeat(depth)}`).problems;
    expect(nested(64)).toEqual([]);
    expect(nested(65)).toMatchObject([{ code: 'syntax', message: { en: 'nested more than 64 levels deep' } }]);
  });

  it.each([
    ['brackets', (depth: number) => '['.repeat(depth), '1:151'],
    ['braces', (depth: number) => '{a: '.repeat(depth), '1:601'],
    ['items in one line', (depth: number) => `${'- '.repeat(depth)}x`, '1:1'],
    ['keys in one line', (depth: number) => `${'? '.repeat(depth)}x`, '1:1'],
    [
      'indents',
      (depth: number) => Array.from({ length: depth }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
      '151:151',
    ],
  ])(
    'is refused before it is parsed where %s are nested deeper than a stack holds, at their place',
    (_, nested, place) => {
      for (const depth of [151, 20_000].filter((one) => one < 1000 || !nested(3).includes('\n'))) {
        const { problems } = parse(nested(depth));
        expect(problems.map(({ message: { en } }) => en)).toEqual(['nested more than 64 levels deep']);
        expect(problems.map(({ place: at }) => `${at?.line}:${at?.column}`)).toEqual([place]);
      }
      expect(parse(nested(100)).problems.length).toBeGreaterThan(0);
    },
  );

  it('may have any number of brackets that are closed, quoted, or in a comment', () => {
    const open = '['.repeat(200);
    expect(parse(`a: "${open}" # ${open}\nb: [${'[], '.repeat(200)}]`).problems).toEqual([]);
    expect(parse(`# ${'- '.repeat(200)}\na: b`).problems).toEqual([]);
  });

  it('may be nested 64 deep by indents, and no deeper', () => {
    const nested = (depth: number) =>
      parse(
        `${Array.from({ length: depth }, (_, index) => `${' '.repeat(index)}a:\n`).join('')}${' '.repeat(depth)}b: 1`,
      ).problems;
    expect(nested(60)).toEqual([]);
    expect(nested(70)).toMatchObject([{ code: 'syntax' }]);
  });

  it.each(['# [\n', '# {\n'])('may have any number of comments like %j', (line) => {
    expect(parse(`${line.repeat(65)}a: 1\n`).problems).toEqual([]);
  });

  it('may have any number of brackets in quotation marks', () => {
    expect(parse(`a: "${'['.repeat(65)}"\n`).problems).toEqual([]);
  });

  it('may have 400,000 words and marks, and no more', () => {
    // The key, the value and what is around them are eight to the library, a comment and the end of its line two.
    const full = `a: 1\n${'#\n'.repeat((400_000 - 8) / 2)}`;
    const over = parse(`${full}#\n`).problems;
    expect(parse(full).problems).toEqual([]);
    expect(over.map(({ message, place }) => [message.en, place?.column])).toEqual([[TOO_FULL, 1]]);
  });

  it('may have as many as its reader says, as books do', () => {
    const told = (maxTokens: number) => {
      const problems: Problem[] = [];
      parseTree({ file: 'made-up.yaml', text: 'a: [1, 2]\n' }, problems, 10, maxTokens);
      return problems.map(({ message }) => message.en);
    };
    expect(told(14)).toEqual([]);
    expect(told(13)).toEqual(['the text has more than 13 words and marks']);
  });
});

const TOO_FULL = 'the text has more than 400000 words and marks';

describe('the place of an offset', () => {
  const source = { file: 'a', text: 'ab\n\r\ncd' };
  it.each([
    [0, 9, 1, 1, 2],
    [2, 1, 1, 3, 1],
    [3, 5, 2, 1, 1],
    [4, 1, 2, 2, 1],
    [5, 1, 3, 1, 1],
    [7, 1, 3, 3, 1],
    [99, 1, 3, 3, 1],
  ])('%d is counted by line ends and lies inside the text', (offset, length, line, column, shown) => {
    expect(placeAt(source, offset, length)).toEqual({ source, line, column, length: shown });
  });
});
