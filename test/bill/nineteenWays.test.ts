/** One instance bought in every way: its rates as AWS states them, and what a month of it comes to, to the cent. */
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { fixed, rational } from '../../src/quantity/rational.js';
import { comparisonJson } from '../../src/report/answers/comparisonJson.js';
import { books, TODAY } from '../support/price.js';
import { monthOf, TERMS, type Term, type Ways } from '../support/waysToBuy.js';

/** c5.xlarge with Windows in Tokyo, rounded as its list shows them. */
const RATES: Ways = {
  onDemand: '0.398',
  reserved: {
    '1 year none': { hourly: '0.319' },
    '1 year partial': { upfront: '1368', hourly: '0.156' },
    '1 year all': { upfront: '2714', hourly: '0' },
    '3 years none': { hourly: '0.276' },
    '3 years partial': { upfront: '3543', hourly: '0.135' },
    '3 years all': { upfront: '6950', hourly: '0' },
  },
  compute: {
    '1 year none': '0.361',
    '1 year partial': '0.352',
    '1 year all': '0.349',
    '3 years none': '0.31',
    '3 years partial': '0.301',
    '3 years all': '0.299',
  },
  ec2Instance: {
    '1 year none': '0.319',
    '1 year partial': '0.312',
    '1 year all': '0.31',
    '3 years none': '0.276',
    '3 years partial': '0.27',
    '3 years all': '0.264',
  },
};

describe('an instance bought in 19 ways', () => {
  const months = monthOf(RATES, { instance: 'c5.xlarge', os: 'windows', region: 'ap-northeast-1', asOf: '2025-09-26' });
  const comparison = compare(months, { today: TODAY }, books);
  const usdOf = (name: string) => fixed(comparison.options.find((one) => one.name === name)?.usd ?? rational(-1), 2);
  const flowOf = (name: string) => {
    const { options } = comparisonJson(comparison) as { options: { name: string; cashFlow?: object[] }[] };
    return options.find((one) => one.name === name)?.cashFlow?.[0];
  };

  it('on demand costs its hours', () => {
    expect(usdOf('onDemand')).toBe('290.54'); // 730 x 0.398
  });

  it.each<[Term, string, object]>([
    ['1 year none', '232.87', { upfront: { usd: '0' }, hourly: { usd: '0.319' }, monthly: { usd: '232.87' } }],
    ['1 year partial', '227.88', { upfront: { usd: '1368' }, hourly: { usd: '0.156' }, monthly: { usd: '113.88' } }],
    ['1 year all', '226.17', { upfront: { usd: '2714' }, hourly: { usd: '0' }, monthly: { usd: '0' } }],
    ['3 years none', '201.48', { upfront: { usd: '0' }, hourly: { usd: '0.276' }, monthly: { usd: '201.48' } }],
    ['3 years partial', '196.97', { upfront: { usd: '3543' }, hourly: { usd: '0.135' }, monthly: { usd: '98.55' } }],
    ['3 years all', '193.06', { upfront: { usd: '6950' }, hourly: { usd: '0' }, monthly: { usd: '0' } }],
  ])('reserved for %s upfront costs %s USD a month, and is paid as AWS shows it', (term, usd, flow) => {
    expect(usdOf(`reserved ${term}`)).toBe(usd);
    expect(flowOf(`reserved ${term}`)).toMatchObject(flow);
  });

  it.each(
    (['compute', 'ec2Instance'] as const).flatMap((plan) =>
      TERMS.map((term) => [plan, term, RATES[plan][term]] as const),
    ),
  )('under a plan (%s, %s upfront) costs its rate in every hour: %s USD', (plan, term, rate) => {
    const usd = fixed(rational(rate).mul(730), 2);
    for (const how of ['rate', 'price']) expect(usdOf(`${plan} ${term} by ${how}`)).toBe(usd);
    const part = { none: 0, partial: 0.5, all: 1 }[term.split(' ')[2] as 'none' | 'partial' | 'all'];
    const hours = term.startsWith('1') ? 8760 : 26280;
    const flow = flowOf(`${plan} ${term} by rate`) as { upfront: { usd: string }; monthly: { usd: string } };
    expect(Number(flow.upfront.usd)).toBeCloseTo(Number(rate) * hours * part, 6);
    expect(Number(flow.monthly.usd)).toBeCloseTo(Number(rate) * 730 * (1 - part), 6);
  });
});
