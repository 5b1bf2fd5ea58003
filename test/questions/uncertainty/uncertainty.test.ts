import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import { InputError } from '../../../src/errors.js';
import { exactly, rational, toDecimal, toNumber } from '../../../src/quantity/rational.js';
import { drawsOf, quantileOf, standardNormal } from '../../../src/questions/uncertainty/draw.js';
import { type Uncertainty, uncertainty } from '../../../src/questions/uncertainty/uncertainty.js';
import { comparisonAnswer } from '../../../src/report/answers/comparison.js';
import { comparisonJson } from '../../../src/report/answers/comparisonJson.js';
import { uncertaintyAnswer } from '../../../src/report/answers/uncertainty.js';
import { uncertaintyJson } from '../../../src/report/answers/uncertaintyJson.js';
import type { Distribution, Uncertain } from '../../../src/scenario/quantity/distribution.js';
import { books, TODAY } from '../../support/price.js';
import { tableOf } from '../../support/shown.js';

function text(calls: string, more: { duration?: string; memory?: string; count?: string } = {}): string {
  const { duration = '100 ms', memory = '512 MB', count = '1' } = more;
  return `
region: us-east-1
asOf: 2025-06-18
freeTier: none
currency: { code: JPY, perUsd: 150 }
workload:
  calls: ${calls}
options:
  EC2:
    - ec2: { type: t3.small, count: ${count} }
  Lambda:
    - lambda: { name: api, requests: calls, duration: ${duration}, memory: ${memory} }
`;
}

function ask(scenario: string, samples = 2000, seed = 1): Uncertainty {
  return uncertainty(asking(scenario), { samples, seed });
}

function asking(scenario: string) {
  return { source: { file: 'test.yaml', text: scenario }, settings: { today: TODAY }, books };
}

function problemOf(scenario: string): string {
  try {
    ask(scenario);
    return 'nothing is wrong';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems
      .map(
        ({ message, place, expected, remedy }) =>
          `${place?.line ?? '-'}: ${message.en} (${(expected ?? remedy)?.en ?? ''})`,
      )
      .join('\n');
  }
}

const middle = (distribution: Distribution): Uncertain => ({
  id: 'x',
  unit: {},
  distribution,
  middle: rational(0),
  whole: false,
  written: '',
});

describe('draws', () => {
  const DISTRIBUTIONS: readonly (readonly [string, Distribution, { mean: number; p50: number; p95: number }])[] = [
    ['a range', { kind: 'uniform', low: rational(80), high: rational(200) }, { mean: 140, p50: 140, p95: 194 }],
    [
      'low, likely and high',
      { kind: 'triangular', low: rational(0), likely: rational(30), high: rational(120) },
      { mean: 50, p50: 46.515, p95: 96.762 },
    ],
    [
      'a normal distribution',
      { kind: 'normal', mean: rational(100), deviation: rational(10) },
      { mean: 100, p50: 100, p95: 116.449 },
    ],
    [
      'a lognormal distribution',
      { kind: 'lognormal', median: rational(100), p95: rational(300) },
      { mean: 124.99, p50: 100, p95: 300 },
    ],
    [
      'choices',
      {
        kind: 'choices',
        of: [
          { share: rational('0.9'), value: rational(80) },
          { share: rational('0.1'), value: rational(2000) },
        ],
      },
      { mean: 272, p50: 80, p95: 2000 },
    ],
  ];

  it.each(DISTRIBUTIONS)('of %s have its mean and its percentiles', (_, distribution, { mean, p50, p95 }) => {
    const [found] = drawsOf([middle(distribution)], 200_000, 7) as [Float64Array];
    const sorted = found.slice().sort();
    const at = (part: number) => sorted[Math.floor(part * sorted.length)] as number;
    expect(found.reduce((sum, one) => sum + one, 0) / found.length / mean).toBeCloseTo(1, 1);
    expect(at(0.5) / p50).toBeCloseTo(1, 1);
    expect(at(0.95) / p95).toBeCloseTo(1, 1);
    expect(quantileOf(distribution)(0.95) / p95).toBeCloseTo(1, 3);
  });

  it.each([
    [0.5, 0],
    [0.975, 1.959963985],
    [0.025, -1.959963985],
    [0.001, -3.090232306],
    [0.999, 3.090232306],
  ])('know the standard normal value below which %d lies', (part, expected) => {
    expect(standardNormal(part)).toBeCloseTo(expected, 7);
  });

  it('are the same for the same seed, and others for another', () => {
    const range = middle({ kind: 'uniform', low: rational(0), high: rational(1) });
    expect(drawsOf([range], 50, 3)).toEqual(drawsOf([range], 50, 3));
    expect(drawsOf([range], 50, 3)).not.toEqual(drawsOf([range], 50, 4));
  });

  it('are never negative, and whole where only whole numbers are meant', () => {
    const wide = middle({ kind: 'normal', mean: rational(1), deviation: rational(5) });
    const [found] = drawsOf([{ ...wide, whole: true }], 5000, 1) as [Float64Array];
    expect(found.every((value) => value >= 0 && Number.isInteger(value))).toBe(true);
  });
});

describe('a double', () => {
  it.each([0, 1, 0.1, -2.5, 1e15, 2 ** -40, 1e21])('of %d is exactly a fraction', (double) => {
    expect(toNumber(exactly(double))).toBe(double);
  });

  it('that is no number is refused', () => {
    expect(() => exactly(Number.NaN)).toThrow(RangeError);
  });
});

describe('the bill of an uncertain quantity', () => {
  it.each([
    ['80..200 ms', '140'],
    ['80ms..200ms', '140'],
    ['{ low: 80 ms, likely: 90 ms, high: 200 ms }', '90'],
    ['{ normal: { mean: 120 ms, deviation: 20 ms } }', '120'],
    ['{ lognormal: { median: 120 ms, p95: 400 ms } }', '120'],
    ['{ choices: [{ share: 90 %, value: 80 ms }, { share: 10 %, value: 2 s }] }', '80'],
  ])('takes the middle of %s, and says so', (duration, expected) => {
    const found = compare({ file: 'x', text: text('1M', { duration }) }, { today: TODAY }, books);
    const plain = compare({ file: 'x', text: text('1M', { duration: `${expected} ms` }) }, { today: TODAY }, books);
    expect(found.options.map(({ usd }) => usd.toFraction())).toEqual(plain.options.map(({ usd }) => usd.toFraction()));
    expect(found.assumed.map(({ en }) => en).join()).toContain(`Lambda/api/duration ${expected} ms, the middle of`);
  });

  it('can be set where the scenario is called', () => {
    const set = [{ file: '--set', text: 'calls=1M..3M' }];
    const found = compare({ file: 'x', text: text('5M') }, { today: TODAY, set }, books);
    expect(toDecimal(found.options[1]?.lines[0]?.quantity as never).text).toBe('2000000');
  });

  it('of instances is a whole number of them', () => {
    const found = compare({ file: 'x', text: text('1M', { count: '1..4' }) }, { today: TODAY }, books);
    expect(toDecimal(found.options[0]?.lines[0]?.quantity as never).text).toBe('2190');
  });
});

describe('an uncertain comparison', () => {
  it('has the percentiles of a cost that is a line in the quantity', () => {
    const { options } = ask(text('0..10M'), 20_000);
    const [, lambda] = options;
    const usd = (calls: number) => calls * (0.2e-6 + 0.05 * 0.0000166667);
    lambda?.percentiles.forEach((found, index) => {
      const part = [5, 10, 25, 50, 75, 90, 95][index] as number;
      expect(toNumber(found) / usd(part * 1e5)).toBeCloseTo(1, 1);
    });
    const mean = lambda?.mean ?? 0;
    expect(Math.abs(mean - usd(5e6))).toBeLessThan(4 * (lambda?.standardError ?? 0));
    expect(lambda?.standardError).toBeLessThan(0.03);
  });

  it('finds each option the cheapest as often as the range lies on its side of the crossing', () => {
    // 15.184 USD for the instance: 14,689,653 calls.
    const { options } = ask(text('0..20M'), 20_000);
    const crossing = 15.184 / (0.2e-6 + 0.05 * 0.0000166667) / 20e6;
    expect(options[1]?.cheapestShare).toBeCloseTo(crossing, 1);
    expect((options[0]?.cheapestShare ?? 0) + (options[1]?.cheapestShare ?? 0)).toBeCloseTo(1, 6);
  });

  it('is the same for the same seed', () => {
    const json = (seed: number) => JSON.stringify(uncertaintyJson(ask(text('1M..9M'), 500, seed)));
    expect(json(5)).toBe(json(5));
    expect(json(5)).not.toBe(json(6));
  });

  it('has each profile as compare has it', () => {
    const { profiles } = ask(text('1M..9M', { duration: '{ low: 50 ms, likely: 90 ms, high: 400 ms }' }), 500);
    const expected = { low: ['1M', '50 ms'], likely: ['5M', '90 ms'], high: ['9M', '400 ms'] } as const;
    for (const { name, usd } of profiles) {
      const [calls, duration] = expected[name];
      const found = compare({ file: 'x', text: text(calls, { duration }) }, { today: TODAY }, books);
      for (const option of found.options) expect(usd.get(option.name)?.equals(option.usd)).toBe(true);
    }
  });

  it('puts the quantity first that moves the answer most', () => {
    const { influences } = ask(text('900k..1100k', { duration: '50..5000 ms' }), 500);
    expect(influences.map(({ id }) => id)).toEqual(['Lambda/api/duration', 'calls']);
  });

  it('counts the draws in which AWS does not allow an option', () => {
    const { options } = ask(text('1k', { duration: '10..20 min' }), 5000);
    expect(options[1]?.impossibleShare).toBeCloseTo(0.5, 1);
    expect(options[0]?.impossibleShare).toBe(0);
    expect(options[0]?.cheapestShare).toBeCloseTo(options[1]?.impossibleShare ?? 1, 9);
  });

  it('draws memory in the steps that the day takes', () => {
    const old = text('1M', { memory: '128..1536 MB' })
      .replace('2025-06-18', '2016-06-02')
      .replace('t3.small', 't2.micro');
    expect(ask(old, 500).options[1]?.impossibleShare).toBe(0);
  });

  it.each(['en', 'ja'] as const)('is shown in %s', (language) => {
    const found = ask(text('1M..30M', { duration: '{ low: 50 ms, likely: 90 ms, high: 400 ms }' }), 1000);
    expect(tableOf(uncertaintyAnswer(found), language, 80)).toMatchSnapshot();
  });

  it('warns of what comparing warns of', () => {
    const fleet = 't3.small, count: 1, load: { peakRequests: 90 / s, cpu: 60 ms, requests: calls }';
    const scenario = text('1M..30M')
      .replace(/t3\.small, count: 1/, fleet)
      .replace('2025-06-18', '2026-09-01');
    const compared = compare({ file: 'test.yaml', text: scenario }, { today: TODAY }, books);
    const warned = comparisonJson(compared) as { options: { name: string; warnings: string[] }[] };
    const expected = warned.options.flatMap(({ name, warnings }) =>
      warnings.map((warning) => ({ option: name, warning })),
    );
    const found = ask(scenario);
    expect(uncertaintyJson(found)).toMatchObject({ warnings: expected });
    expect(expected.map(({ warning }) => warning.slice(0, 40))).toEqual([
      "ec2: 1 × t3.small can't carry the load (",
      ...expected.slice(1).map(() => expect.stringMatching(/^prices last checked on/)),
    ]);
    for (const language of ['en', 'ja'] as const) {
      const parts = [comparisonAnswer(compared, asking(scenario)), uncertaintyAnswer(found)].map((answer) =>
        answer.document(language).parts.filter(({ kind }) => kind === 'warnings'),
      );
      expect(parts[0]).toHaveLength(1);
      expect(parts[1]).toEqual(parts[0]);
    }
  });

  it.each([
    ['nothing is uncertain', text('1M'), /the scenario has no uncertain quantity/],
    ['a range is reversed', text('9M..1M'), /range `9M\.\.1M` is reversed/],
    ['a range is one value', text('1M..1M'), /is a single value/],
    ['a range is none', text('1M..'), /./],
    ['a range has two units', text('1M', { duration: '1 MB..3 s' }), /./],
    ['a range is made of names', text('1M', { duration: '{ low: 1 ms, likely: 2 ms, high: calls }' }), /./],
    ['low, likely and high are out of order', text('{ low: 5, likely: 3, high: 9 }'), /out of order/],
    ['one of them is missing', text('{ low: 5, high: 9 }'), /likely/],
    ['a word is misspelt', text('{ low: 5, likly: 6, high: 9 }'), /likly/],
    ['a share is over one', text('{ choices: [{ share: 1.5, value: 3 }] }'), /a share can't be `1\.5`/],
    ['shares don’t add up', text('{ choices: [{ share: 50 %, value: 3 }] }'), /add up to 50 %/],
    ['a deviation is nothing', text('{ normal: { mean: 5, deviation: 0 } }'), /deviation of zero/],
    ['p95 is below the median', text('{ lognormal: { median: 5, p95: 3 } }'), /not above `median`/],
    ['choices are none', text('{ choices: [] }'), /./],
  ])('is refused where %s', (_, scenario, expected) => {
    expect(problemOf(scenario)).not.toBe('nothing is wrong');
    expect(problemOf(scenario)).toMatch(expected);
  });
});

describe('uncertain quantities with many components', () => {
  const of = (quantities: number, components: number) => {
    const names = Array.from({ length: quantities }, (_, index) => `  n${index}: 1M..2M\n`).join('');
    const component = '    - sqs: { requests: n0 }\n';
    const text = `region: ap-northeast-1\nasOf: 2025-06-18\nworkload:\n${names}options:\n  A:\n${component.repeat(components)}`;
    return () =>
      uncertainty({ source: { file: 'test.yaml', text }, settings: { today: TODAY }, books }, { samples: 2, seed: 1 });
  };

  it('are refused where trying each of them would bill ten thousand components for each end', () => {
    expect(of(20, 500)().quantities).toHaveLength(20);
    expect(of(21, 500)).toThrow('21 uncertain quantities would each be tried with 500 components');
  });
});
