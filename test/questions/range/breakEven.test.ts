import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import { currencyAt, type PricingRequest } from '../../../src/bill/vary.js';
import { InputError, type Problem } from '../../../src/errors.js';
import { type Rational, toDecimal } from '../../../src/quantity/rational.js';
import { check } from '../../../src/questions/check/check.js';
import { Effort } from '../../../src/questions/effort.js';
import { type BreakEven, breakEven } from '../../../src/questions/range/breakEven.js';
import { frontier } from '../../../src/questions/range/frontier.js';
import type { VarySettings } from '../../../src/questions/range/range.js';
import { closest } from '../../../src/questions/range/stretches.js';
import { books, TODAY } from '../../support/price.js';

function asked(text: string): PricingRequest {
  return { source: { file: 'test.yaml', text }, settings: { today: TODAY }, books };
}

function said(vary: string, more: { from?: string; to?: string; step?: string } = {}): VarySettings {
  const texts = Object.entries(more).map(([key, text]) => [key, { file: `--${key}`, text }]);
  return { vary: { file: '--vary', text: vary }, ...Object.fromEntries(texts) };
}

const scenario = (name: string) => readFileSync(new URL(`../../../scenarios/${name}.yaml`, import.meta.url), 'utf8');

const decimal = (value: Parameters<typeof toDecimal>[0]) => toDecimal(value, 12).text;

function summary({ stretches }: BreakEven): string[] {
  return stretches.map(({ from, to, cheapest, impossible }) => {
    const without = impossible.map(({ option }) => ` without ${option}`).join('');
    return `${decimal(from)}..${decimal(to)} ${cheapest.join('=')}${without}`;
  });
}

/** A server against functions, where both can be worked out by hand: 0.02 USD x 730 h, and 0.20 USD a million. */
const SERVER = `
region: ap-northeast-1
asOf: 2016-06-02
freeTier: none
workload:
  calls: 1M / month
  time: 100 ms
options:
  EC2:
    - ec2: { type: t2.micro, count: 1 }
  Lambda:
    - lambda: { requests: calls, duration: time, memory: 128 MB }
`;

describe('the crossings of a scenario', () => {
  it('are the last value where one wins and the first where the other does', () => {
    const { crossings, stretches } = breakEven(asked(SERVER), said('calls'));
    // 14.60 USD for the instance; 0.0000002 + 0.0125 GB-s x 0.00001667 = 0.00000040838 (rounded) for a call.
    expect(crossings).toHaveLength(1);
    expect(stretches).toHaveLength(2);
    const [{ last, first }] = crossings as [BreakEven['crossings'][0]];
    expect([last.cheapest, first.cheapest]).toEqual([['Lambda'], ['EC2']]);
    expect(decimal(first.value.sub(last.value))).toBe('1');
    expect(first.usd.get('EC2')?.compare(first.usd.get('Lambda') as never)).toBe(-1);
    expect(last.usd.get('EC2')?.compare(last.usd.get('Lambda') as never)).toBe(1);
  });

  it('fall on the 100 ms steps of 2016, and by the millisecond of today', () => {
    const range = said('time=1ms..2s', { step: '1ms' });
    const [crossing] = breakEven(asked(SERVER.replace('1M', '8M')), range).crossings;
    expect(decimal(crossing?.last.value as never)).toBe('700');
    const today = SERVER.replace('2016-06-02', '2025-06-18').replace('1M', '8M');
    const [later] = breakEven(asked(today), range).crossings;
    expect(Number(decimal(later?.last.value as never)) % 100).not.toBe(0);
  });

  it.each([
    ['campaign-site', 'uploads', 'uploads'],
    ['campaign-site-today', 'uploads', 'uploads'],
    ['on-premises-to-lambda', 'requests', 'requests'],
  ])('of %s by %s are what compare finds on both sides', (name, quantity, word) => {
    const text = scenario(name);
    const { crossings } = breakEven(asked(text), said(quantity));
    expect(crossings.length).toBeGreaterThan(0);
    for (const side of crossings.flatMap(({ last, first }) => [last, first])) {
      const set = [{ file: '--set', text: `${word}=${decimal(side.value)}` }];
      const found = compare({ file: name, text }, { today: TODAY, set }, books);
      expect(found.cheapest.map((option) => option.name)).toEqual(side.cheapest);
      for (const option of found.options) expect(option.usd.equals(side.usd.get(option.name) as never)).toBe(true);
    }
  });

  it.each([
    ['the exchange rate', 'rate=50..200'],
    ['a price of the books', 'ec2/linux.t2.micro=0..0.1'],
    ['a billing rule', 'lambda/durationGranularity=1ms..1000ms'],
    ['memory, by its step of 64 MB', 'memory'],
    ['the hours of the month', 'month=100..744'],
  ])('can be asked of %s', (_, vary) => {
    const text = SERVER.replace('freeTier', 'currency: { code: JPY, perUsd: 110 }\nfreeTier').replace(
      '    - ec2:',
      '    - onPremises: { monthly: 800 JPY }\n    - ec2:',
    );
    const { stretches, grid } = breakEven(asked(text), said(vary));
    expect(stretches.length).toBeGreaterThan(0);
    if (vary === 'memory') expect([decimal(grid.from), decimal(grid.step)]).toEqual(['64', '64']);
  });

  it.each([
    ['a rate of its own', '1 / h', '', 'month: 730 h'],
    ['a rate within an expression', '12 / day * 2', '', 'month: 730 h'],
    ['a rate of the workload', 'calls', 'workload: { calls: 24 / day }', 'month: 730 h'],
    ['a rate that is uncertain', 'calls', 'workload: { calls: 0.5..1.5 / h }', 'month: 730 h'],
    ['what arrives in a second by the month', 'calls', 'workload: { calls: 730 / month }', 'month: 730 h'],
    [
      'traffic that was counted',
      'calls',
      `traffic: { calls: { day: [${Array(24).fill(1).join(', ')}] } }`,
      'month: 730 h',
    ],
    ['a count, which stays the same', '730', '', 'month: 730 h'],
    ['an event', '40 / min', '', 'during: 4.5 h'],
    ['an event, by the month', '1M / month', '', 'during: 4.5 h'],
  ])('follow the length of the month or the event through %s', (_, requests, more, length) => {
    const [key] = length.split(':') as [string];
    const text = (stated: string) => `
region: us-east-1
asOf: 2025-06-18
${stated}
${more}
options:
  EC2: [{ ec2: { type: t2.micro, count: 1 } }]
  Lambda: [{ lambda: { requests: "${requests}", duration: 300 s, memory: 2500 MB } }]
`;
    const ends = { month: '600..744', during: '1..20' }[key];
    const found = breakEven(asked(text(length)), said(`${key}=${ends}`, { step: '1' }));
    const at = (value: Rational) =>
      compare({ file: 'x', text: text(`${key}: ${decimal(value)} h`) }, { today: TODAY }, books);
    for (const { from, to, cheapest, most, least } of found.stretches) {
      for (const value of [from, to]) expect(at(value).cheapest.map(({ name }) => name)).toEqual(cheapest);
      for (const ahead of [most, least]) {
        const [first, next] = at(ahead?.at as Rational).options.map(({ usd }) => usd) as [Rational, Rational];
        expect(ahead?.usd.equals(next.sub(first).abs())).toBe(true);
      }
    }
  });

  it('keep what arrives in a second while the month changes', () => {
    const text = `
region: ap-northeast-1
asOf: 2025-06-18
workload: { peak: 40 / s }
options:
  A: [{ ec2: { type: t3.medium, count: auto, load: { peakRequests: peak, cpu: 200 ms } } }]
  B: [{ ec2: { type: t3.medium, count: 5 } }]
`;
    for (const { from, cheapest } of breakEven(asked(text), said('month=600..744', { step: '1' })).stretches) {
      const at = compare({ file: 'x', text: `month: ${decimal(from)} h\n${text}` }, { today: TODAY }, books);
      expect(at.cheapest.map(({ name }) => name)).toEqual(cheapest);
    }
  });

  it('of the exchange rate leave the scenario its own rate', () => {
    const text = SERVER.replace('freeTier', 'currency: { code: JPY, perUsd: 110 }\nfreeTier').replace(
      '    - lambda:',
      '    - onPremises: { monthly: 1500 JPY }\n    - lambda:',
    );
    const { scenario: found, crossings } = breakEven(asked(text), said('rate=50..200', { step: '1' }));
    expect(decimal(found.currency.perUsd)).toBe('110');
    const [{ last, first }] = crossings as [BreakEven['crossings'][0]];
    for (const { value, cheapest } of [last, first]) {
      const rate = { file: '--rate', text: decimal(value) };
      const at = compare({ file: 'x', text }, { today: TODAY, rate }, books);
      expect(at.cheapest.map(({ name }) => name)).toEqual(cheapest);
      expect(decimal(currencyAt(found, { id: 'currency.perUsd' }, value).perUsd)).toBe(decimal(value));
    }
  });

  it.each([
    ['a share', 'EC2 committed/api/purchase/discount', '0.00027', '1'],
    ['the month', 'month', '1', '744'],
  ])('are looked for no further than %s reaches', (_, vary, from, to) => {
    const { grid } = breakEven(asked(scenario('purchase/bought-for-a-term')), said(vary));
    expect([decimal(grid.from), decimal(grid.from.add(grid.step.mul(grid.last)))]).toEqual([from, to]);
  });

  it('name the range in which an option is not possible', () => {
    const found = breakEven(asked(SERVER), said('time=1 min..10 min', { step: '1s' }));
    expect(summary(found)).toEqual(['60000..300000 EC2', '301000..600000 EC2 without Lambda']);
    expect(found.stretches[1]?.impossible[0]?.reason.en).toMatch(/it can be at most 300000 ms on 2016-06-02/);
  });

  it('are looked for anew where metering decides something else: a gp3 volume of a database is striped from 400 GB', () => {
    const text = `
region: us-east-1
asOf: 2025-06-18
workload: { data: 100 GB }
options:
  A:
    - rds: { class: db.t3.micro, engine: mysql, storage: data, storageType: gp3, iops: 5000 }
  B:
    - rds: { class: db.t3.micro, engine: mysql, storage: data, storageType: gp2 }
`;
    const found = breakEven(asked(text), said('data=20GB..1000GB', { step: '1GB' }));
    for (const { from, to, cheapest } of found.stretches) {
      for (const value of [from, to]) {
        const set = [{ file: '--set', text: `data=${decimal(value)} GB` }];
        const at = compare({ file: 'x', text }, { today: TODAY, set }, books);
        expect(at.cheapest.map((option) => option.name)).toEqual(cheapest);
      }
    }
    expect(found.crossings.length).toBeGreaterThan(0);
  });

  it('are none where there are none, with the least distance', () => {
    const found = breakEven(asked(SERVER), said('calls=1..1000'));
    expect(found.crossings).toEqual([]);
    const least = closest(found);
    expect([decimal(least?.at as never), least?.over]).toEqual(['1000', 'EC2']);
  });

  it('of two quantities are those of the one at each value of the other', () => {
    const found = frontier(asked(SERVER), said('calls=1..1G'.replace('1G', '1B')), said('time=100ms..1s'), 4);
    expect(found.rows.map(({ at }) => decimal(at))).toEqual(['100', '400', '700', '1000']);
    for (const { at, found: row } of found.rows) {
      const text = SERVER.replace('time: 100 ms', `time: ${decimal(at)} ms`);
      expect(summary(row)).toEqual(summary(breakEven(asked(text), said('calls=1..1B'))));
    }
  });
});

describe('a range is refused', () => {
  const message = (vary: string, more: { from?: string; to?: string; step?: string } = {}): string => {
    try {
      breakEven(asked(SERVER), said(vary, more));
      return 'nothing is wrong';
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const [problem] = error.problems;
      const { message: text, nearest, expected, remedy, place } = problem as Problem;
      expect(place ?? expected ?? remedy).toBeDefined();
      return [text.en, nearest, remedy?.en].filter((part) => part !== undefined).join(' | ');
    }
  };

  it.each([
    ['of what the scenario does not have, with the nearest name', 'cals', /no quantity `cals` \| calls/],
    ['that is reversed', 'calls=100..1', /reversed: it starts at 100 and ends at 1/],
    ['that is none', 'calls=100', /names no range/],
    ['that is empty', 'calls=', /names no range/],
    ['without a name', '=1..2', /names no range/],
    ['whose end is no number', 'calls=1..many', /a plain number/],
    ['of another unit', 'time=1..2', /has no unit/],
    ['that is negative', 'calls=-5..2', /./],
    ['in parts of a call', 'calls=1.5..20', /whole numbers only/],
    ['of memory that AWS does not take', 'memory=100MB..512MB', /multiples of 64 only/],
    ['in which the bill divides by nothing', 'lambda/durationGranularity=0ms..5ms', /divides by/],
    ['of months that there are not', 'month=600..800', /can't reach from 600 to 800/],
    ['of a rate that nothing depends on', 'rate', /exchange rate changes nothing/],
  ])('%s', (_, vary, expected) => {
    expect(message(vary)).toMatch(expected);
  });

  it.each([
    ['a step of zero', { step: '0' }, /step of zero/],
    ['more values than can be counted', { to: '1e15', step: '0.001' }, /./],
  ])('with %s', (_, more, expected) => {
    expect(message('calls', more)).toMatch(expected);
  });
});

function problemOf(work: () => unknown): Problem | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.problems[0];
    throw error;
  }
  return undefined;
}

/** Functions whose calls come in sevens and in elevens: the cheapest changes every few values. */
const OFTEN = `
region: ap-northeast-1
asOf: 2016-06-02
freeTier: none
workload:
  a: 1000
options:
  Sevens:
    - lambda: { requests: a * 1000 - floor(a / 7) * 6999, duration: 100 ms, memory: 128 MB }
  Elevens:
    - lambda: { requests: a * 1000 - floor(a / 11) * 10999, duration: 100 ms, memory: 128 MB }
`;

describe('a search that may spend so much', () => {
  const range = said('a=1..2000');

  it('has the same answer with more than it needs, and says nothing of a part', () => {
    const whole = breakEven(asked(OFTEN), range, new Effort(1e10));
    expect(whole.provenTo).toBeUndefined();
    expect(whole.crossings.length).toBeGreaterThan(300);
    expect(summary(breakEven(asked(OFTEN), range))).toEqual(summary(whole));
  });

  it('has the beginning of that answer with less, and says how far it is proven', () => {
    const whole = breakEven(asked(OFTEN), range);
    const cut = breakEven(asked(OFTEN), range, new Effort(4e7));
    const provenTo = cut.provenTo?.valueOf() ?? 0;
    expect(provenTo).toBeGreaterThan(10);
    expect(provenTo).toBeLessThan(2000);
    const before = whole.crossings.filter(({ first }) => first.value.valueOf() <= provenTo);
    expect(cut.crossings).toEqual(before);
    expect(cut.stretches.at(-1)?.to.valueOf()).toBe(provenTo);
  });

  it('is refused where not even the first value is proven', () => {
    const problem = problemOf(() => breakEven(asked(OFTEN), range, new Effort(0)));
    expect(problem).toMatchObject({
      message: { en: 'the cheapest option changes too often in this range to be listed' },
    });
  });

  it('is shared by the rows of a frontier, which says how many are left', () => {
    const rows = (effort: number) =>
      frontier(asked(SERVER), said('calls'), said('time=1ms..1s'), 5, new Effort(effort));
    expect(rows(1e9)).toMatchObject({ rowsLeft: 0, rows: { length: 5 } });
    const cut = rows(200_000);
    expect(cut.rows.length + cut.rowsLeft).toBe(5);
    expect(cut.rowsLeft).toBeGreaterThan(0);
    expect(cut.rows.length).toBeGreaterThan(0);
  });

  it('is shared by the break-evens that a file expects: a change that was found counts, and what was not looked for is told', () => {
    const checked = (breakEvens: string) => {
      const question = asked(`${OFTEN}expect: { breakEven: ${breakEvens} }\n`);
      return check(compare(question.source, question.settings, question.books), question);
    };
    expect(checked('{ a: 1..2000 }').map(({ passes }) => passes)).toEqual([true]);
    expect(checked('{ a: 1..1000000000 }').map(({ passes }) => passes)).toEqual([true]);
    const twice = '{ a: 1..1000000000, Sevens/lambda/memory: 128..256 MB }';
    expect(problemOf(() => checked(twice))).toMatchObject({
      message: { en: 'the break-evens up to this one used up the search limit of a check' },
    });
  });
});
