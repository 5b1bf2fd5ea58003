/** What a scenario may ask for at the most: both sides of each limit, read and not priced. */
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read.js';
import { TODAY } from '../support/price.js';

const HEAD = 'region: ap-northeast-1\nasOf: 2025-06-18\n';
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));

function problemsOf(text: string): string[] {
  const { problems } = readScenario({ file: 'test.yaml', text: HEAD + text }, { today: TODAY });
  return problems.map(({ place, message }) => `${place?.line}:${place?.column} ${message.en}`);
}

const workload = (...lines: readonly string[]) =>
  `workload:\n${lines.map((line) => `  ${line}\n`).join('')}options: { A: [sqs: { requests: 1 }] }\n`;

const options = (count: number, components: number) =>
  `options:\n${many(count, (index) => `  O${index}: [${many(components, () => 'sqs: { requests: 1 }').join(', ')}]\n`).join('')}`;

/** Aliases of a list of nine: ten values each. */
const aliases = (count: number) =>
  `workload: { a: 1 }\noptions: { A: [sqs: { requests: 1 }] }\nx0: &x [${many(9, String).join(', ')}]\n${many(count, (index) => `x${index + 1}: *x\n`).join('')}`;

const sumOf = (name: string, operations: number) => many(operations + 1, () => name).join('+');

/** A thousand operations of two names, each within what one expression may have. */
const twoNames = (more: number) =>
  workload('a: 1', `b: ${sumOf('a', 400)}`, `c: ${sumOf('b', 400)}`, `e: ${sumOf('c', 200 + more)}`);

const growing = (components: number, years: number, growth = '1 %') =>
  `workload: { a: 1 }\n${options(1, components)}horizon: { years: ${years}, growth: { a: ${growth} } }\n`;

describe('a scenario is read up to a limit and refused beyond it', () => {
  it.each([
    {
      what: 'a thousand operations in a quantity',
      most: twoNames(0),
      beyond: twoNames(1),
      says: '7:6 `e` is made of more than 1000 operations',
    },
    {
      what: 'six hundred components',
      most: options(2, 300),
      beyond: `${options(2, 300)}  P: [sqs: { requests: 1 }]\n`,
      says: '6:3 the options have more than 600 components',
    },
    {
      what: 'two hundred options',
      most: options(200, 1),
      beyond: options(201, 1),
      says: '204:3 the scenario has 201 options',
    },
    {
      what: 'ten thousand components in the years of growth',
      most: growing(100, 100),
      beyond: growing(101, 100),
      says: '6:1 101 components would be billed again for each of 100 years',
    },
    {
      what: 'a growth of forty digits over a century',
      most: growing(1, 100, `1.${'1'.repeat(37)} %`),
      beyond: growing(1, 100, `1.${'1'.repeat(38)} %`),
      says: '6:37 a number with more than 4000 digits would come up in a calculation',
    },
  ])('$what', ({ most, beyond, says }) => {
    expect(problemsOf(most)).toEqual([]);
    expect(problemsOf(beyond)).toEqual([expect.stringContaining(says)]);
  });

  it('twenty thousand values that aliases stand for', () => {
    const said = 'the aliases stand for more than 20000 values';
    // What the keys mean is not looked at here.
    expect(problemsOf(aliases(900)).join()).not.toContain(said);
    const lists = (count: number) =>
      `workload: { a: &l [${many(999, String).join(',')}], b: [${many(count, () => '*l').join(',')}] }\n`;
    expect(problemsOf(lists(20)).join()).not.toContain(said);
    expect(problemsOf(lists(21))).toEqual([expect.stringContaining(said)]);
  });
});

describe('an expression whose numbers grow without limit', () => {
  const long = `1.${'3'.repeat(900)}`;
  it.each([
    ['a product', many(40, () => 'a').join('*')],
    ['a quotient', `1/${many(40, () => 'a').join('/')}`],
    ['a sum of fractions', many(9, (index) => `1/(a*a+${index}/7)`).join('+')],
  ])('is refused where it stands: %s', (_, expression) => {
    expect(problemsOf(workload(`a: ${long}`, `b: ${expression}`))).toEqual([
      expect.stringMatching(/^5:6 (a number with more than 4000 digits|.b. has too many digits)/),
    ]);
  });

  it('is taken where rounding keeps it short', () => {
    const rounded = many(20, (index) => `round(a * ${index + 3})`).join('+');
    expect(problemsOf(workload(`a: ${long}`, `b: ${rounded}`))).toEqual([]);
  });
});
