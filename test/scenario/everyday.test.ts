/** What people and bills write is read as they mean it. */
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { InputError } from '../../src/errors.js';
import { toDecimal } from '../../src/quantity/rational.js';
import { books, TODAY } from '../support/price.js';

const scenario = (component: string, more = '') =>
  `region: ap-northeast-1\nasOf: 2025-06-18\nmonth: 730 h\n${more}options:\n  A:\n    - ${component}\n`;

function billed(component: string, more?: string) {
  const { options } = compare({ file: 'x.yaml', text: scenario(component, more) }, { today: TODAY }, books);
  const [option] = options;
  const quantities = option?.lines.map(({ quantity }) => toDecimal(quantity).text);
  // That nothing was said of the hours is assumed where it wasn't.
  const assumed = option?.assumed.map(({ en }) => en.replace(/^\w+: hours always$|, hours always/, '')).filter(Boolean);
  return { quantities, warnings: option?.warnings.map(({ en }) => en) ?? [], assumed };
}

function problemsOf(component: string) {
  try {
    compare({ file: 'x.yaml', text: scenario(component) }, { today: TODAY }, books);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ place, message, remedy }) => [place?.line, message.en, remedy?.en]);
  }
}

describe('hours', () => {
  it.each(['24/7', '24 / 7', '24x7', '24×7', '24 h / 7 days', '24/7/365', '24/365', '24x7x365', '24時間365日'])(
    'of %s are all the time, as where none are said',
    (hours) => {
      expect(billed(`natGateway: { hours: ${hours} }`)).toEqual(billed('natGateway: {}'));
      expect(billed(`ec2: { type: t3.small, hours: ${hours} }`)).toEqual(billed('ec2: { type: t3.small }'));
      expect(billed(`operations: { hours: ${hours}, rate: 1 USD }`).quantities).toEqual(['730']);
    },
  );

  it.each([
    ['100', '100'],
    ['24', '24'],
    ['247', '247'],
    ['24 * 7', '168'],
    ['24 h / 7', '4'],
    ['100 / 5', '20'],
    ['8 / 4', '2'],
  ])('of %s are %s', (hours, expected) => {
    expect(billed(`natGateway: { hours: ${hours} }`).quantities).toEqual([expected]);
  });

  it.each(['8/5', '12 / 6', '9x5', '24/5'])('of %s are asked for in words that mean one thing', (hours) => {
    const [[line, message, remedy] = []] = problemsOf(`natGateway: { hours: ${hours} }`);
    expect([line, message, remedy]).toEqual([
      6,
      expect.stringContaining('may be'),
      expect.stringContaining('write `schedule` for hours of a week'),
    ]);
  });

  it.each([
    ['natGateway: { hours: 5086 }', '5086'],
    ['elb: { kind: application, hours: 1460 }', '1460'],
    ['publicIpv4: { hours: 5086.5 }', '5086.5'],
  ])('of several together, as a bill has them, are read: %s', (component, hours) => {
    const { quantities, warnings } = billed(component);
    expect(quantities).toEqual([hours]);
    expect(warnings).toEqual([expect.stringContaining('taken for the hours of several together')]);
  });

  it('are held to the month where it is said how many there are, or each has more than its hours', () => {
    for (const component of ['natGateway: { count: 7, hours: 5086 }', 'ec2: { type: t3.small, hours: 5086 }'])
      expect(problemsOf(component)).toEqual([[6, expect.stringContaining('it can be at most 730 h'), undefined]]);
    expect(billed('natGateway: { hours: 730 }')).toMatchObject({ quantities: ['730'], warnings: [] });
  });
});

describe('counts that a bill has by parts of a month', () => {
  it.each([
    ['cloudwatch: { metrics: 17.871 }', '17.871'],
    ['cloudwatch: { alarms: 2.5 }', '2.5'],
    ['cloudwatch: { dashboards: 0.5 }', '0.5'],
    ['secretsManager: { secrets: 3.25, requests: 0 }', '3.25'],
  ])('are read: %s', (component, quantity) => {
    expect(billed(component).quantities?.[0]).toBe(quantity);
  });
});

describe('an exchange rate', () => {
  it.each([
    ['JPY', '0.0067', /^one US dollar buys 0\.0067 JPY .* the rate is 149\.253731$/],
    ['CNY', '0.14', /the rate is 7\.142857$/],
    ['VND', '0.00004', /the rate is 25,000$/],
  ])('of %s that is the wrong way round is told with its inverse: %s', (code, perUsd, says) => {
    const { warnings } = billed('natGateway: {}', `currency: { code: ${code}, perUsd: ${perUsd} }\n`);
    expect(warnings).toEqual([expect.stringMatching(says)]);
  });

  it.each([
    ['JPY', '150'],
    ['EUR', '0.9'],
    ['KWD', '0.307'],
  ])('of %s is taken as it is: %s', (code, perUsd) => {
    expect(billed('natGateway: {}', `currency: { code: ${code}, perUsd: ${perUsd} }\n`).warnings).toEqual([]);
  });
});
