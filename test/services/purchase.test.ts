import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { lineName } from '../../src/bill/select.js';
import type { PriceShard } from '../../src/book/book.js';
import { compile } from '../../src/formula/compiled.js';
import { builtInBooks } from '../../src/io/books/builtInBooks.js';
import type { Day } from '../../src/quantity/day.js';
import { fixed } from '../../src/quantity/rational.js';
import { comparisonJson } from '../../src/report/answers/comparisonJson.js';
import { comparisonTable } from '../../src/report/formats/terminal/table.js';
import { amountsOf, objectionsTo, priced, scenarioText, totalOf } from '../support/price.js';

/** Virginia in July 2025: m5.large costs 0.096 USD an hour, Lambda 0.0000166667 USD a GB-second. */
const AROUND = { asOf: '2025-07-01', region: 'us-east-1' };
const TODAY = '2026-11-23' as Day;

const plan = (more: string) => `savingsPlan: compute, term: 1 year, upfront: none, ${more}`;
const web = (purchase: string, more = '') => `ec2: { name: web, type: m5.large, purchase: { ${purchase} }${more} }`;
/** 1,000,000 calls of a second and 1024 MB: 1,000,000 GB-seconds, 16.6667 USD. */
const convert = (purchase: string) =>
  `lambda: { name: convert, requests: 1M, duration: 1 s, memory: 1024 MB, purchase: { ${purchase} } }`;

function warnings(components: readonly string[]): string {
  const [option] = priced(scenarioText(components, AROUND)).options;
  return option?.warnings.map(({ en }) => en).join('\n') ?? '';
}

describe('a Savings Plan on an instance', () => {
  it('costs the discounted price of every hour where the instance always runs', () => {
    // 0.096 x 0.73 x 730
    expect(amountsOf([web(plan('discount: 27 %'))], AROUND)).toEqual({
      "web / Savings Plan's commitment": '51.158400',
    });
    expect(warnings([web(plan('discount: 27 %'))])).toBe('');
  });

  it('is paid in hours in which nothing runs too', () => {
    const night = [web(plan('discount: 27 %'), ', hours: 365')];
    expect(amountsOf(night, AROUND)).toEqual({ "web / Savings Plan's commitment": '51.158400' });
    expect(warnings(night)).toContain("50.0 % of the Savings Plan's commitment is paid and not used");
  });

  it.each([
    // Used at the plan's rates: 0.096 x 0.5 = 0.048 USD an hour.
    { commitment: '0.048', amounts: { plan: '35.040000', beyond: '0.000000' }, unused: undefined },
    { commitment: '0.024', amounts: { plan: '17.520000', beyond: '35.040000' }, unused: undefined }, // half of 70.08
    { commitment: '0.096', amounts: { plan: '70.080000', beyond: '0.000000' }, unused: '50.0 %' },
    { commitment: '0', amounts: { plan: '0.000000', beyond: '70.080000' }, unused: undefined },
  ])(
    'covers what a commitment of $commitment USD an hour covers, and the rest is on demand',
    ({ commitment, amounts, unused }) => {
      const component = web(plan(`discount: 50 %, commitment: ${commitment} USD / h`));
      expect(amountsOf([component], AROUND)).toEqual({
        "web / Savings Plan's commitment": amounts.plan,
        'web / instance hours beyond the Savings Plan': amounts.beyond,
      });
      expect(warnings([component]).includes('paid and not used')).toBe(unused !== undefined);
      if (unused !== undefined) expect(warnings([component])).toContain(unused);
    },
  );

  it('tells doubts about the price that its discount is of', () => {
    const [option] = priced(
      scenarioText([web(plan('discount: 27 %'))], { ...AROUND, region: 'us-west-1', asOf: '2026-11-01' }),
    ).options;
    expect(option?.doubts.map(({ price, kind }) => [price, kind])).toEqual([['ec2/linux.m5.large', 'stale']]);
  });

  const rates: PriceShard = {
    service: 'savingsPlans',
    region: 'us-east-1',
    checked: '2025-06-30' as Day,
    sources: { own: 'the offer of 2025-06' },
    prices: {
      'compute.linux.m5.large.1year.none': {
        unit: 'h',
        per: '1',
        history: [{ from: '2025-01-01' as Day, tiers: [{ usd: '0.07' }], source: 'own' }],
      },
    },
  };
  const underRates = (purchase: string, around = AROUND) =>
    compare(
      { file: 'test.yaml', text: scenarioText([web(purchase)], around) },
      { today: TODAY },
      builtInBooks({ shards: [rates] }, new URL('../../dist/data/', import.meta.url).pathname),
    ).options[0];

  it.each(['', ', commitment: 0.03 USD / h'])('tells doubts about the rates that it measures usage by (%s)', (more) => {
    const purchase = `savingsPlan: compute, term: 1 year, upfront: none${more}`;
    const found = underRates(purchase, { ...AROUND, asOf: '2026-07-20' });
    expect(found?.doubts).toEqual([
      { kind: 'stale', price: 'savingsPlans/compute.linux.m5.large.1year.none', lastSeen: '2025-06-30' },
    ]);
  });

  it('takes its rates from a price file where no discount is stated', () => {
    const found = underRates('savingsPlan: compute, term: 1 year, upfront: none');
    expect(fixed(found?.usd ?? (0 as never), 2)).toBe('51.10'); // 0.07 x 730
    expect(objectionsTo([web('savingsPlan: compute, term: 1 year, upfront: none')], AROUND)).toEqual([
      expect.stringContaining('no prices of savingsPlans in us-east-1'),
    ]);
  });

  it.each([
    { upfront: 'none', first: '0', monthly: '51.1584' },
    { upfront: 'partial', first: '306.9504', monthly: '25.5792' }, // half of 0.07008 x 8760
    { upfront: 'all', first: '613.9008', monthly: '0' },
  ])('paid $upfront upfront says what is paid at the start and each month', ({ upfront, first, monthly }) => {
    const component = web(`savingsPlan: ec2Instance, term: 1 year, upfront: ${upfront}, discount: 27 %`);
    const comparison = priced(scenarioText([component], AROUND));
    const { options } = comparisonJson(comparison) as { options: { cashFlow: unknown }[] };
    expect(options[0]?.cashFlow).toMatchObject([
      { component: 'web', termMonths: 12, upfront: { usd: first }, monthly: { usd: monthly } },
    ]);
  });

  it('says so in the table, in both languages', () => {
    const comparison = priced(
      scenarioText([web(`savingsPlan: compute, term: 3 years, upfront: all, discount: 50 %`)], AROUND),
    );
    const look = { width: 100, color: false } as const;
    expect(comparisonTable(comparison, { ...look, language: 'en' }).replace(/\s+/g, ' ')).toContain(
      'Paid, A: web: 1,261.44 USD at the start of 36 months, then 0.00 USD a month',
    );
    expect(comparisonTable(comparison, { ...look, language: 'ja' }).replace(/\s+/g, ' ')).toContain(
      '支払い, A: web: 契約 36 か月、初期費用 1,261.44 USD、以後は月額 0.00 USD',
    );
  });

  it.each([
    ['2019-11-05', ["Savings Plans don't cover EC2 instances on 2019-11-05"]],
    ['2019-11-06', []],
  ])('can be bought from the day on which AWS sells it: %s', (asOf, objections) => {
    expect(objectionsTo([web(plan('discount: 27 %'))], { ...AROUND, asOf })).toEqual(objections);
  });
});

describe('a Savings Plan on Lambda', () => {
  it('covers duration and not requests', () => {
    expect(amountsOf([convert(plan('discount: 17 %'))], AROUND)).toEqual({
      'convert / requests': '0.200000',
      "convert / Savings Plan's commitment": '13.833361', // 16.6667 x 0.83
    });
  });

  it('leaves on demand what goes beyond the commitment, an even load over the month', () => {
    // At the plan's rates 13.833361 USD a month; 0.01 USD an hour covers 7.30 of them.
    const amounts = amountsOf([convert(plan('discount: 17 %, commitment: 0.01 USD / h'))], AROUND);
    expect(amounts["convert / Savings Plan's commitment"]).toBe('7.300000');
    expect(amounts['convert / duration beyond the Savings Plan']).toBe('7.871519'); // 16.6667 x (1 - 7.3 / 13.833361)
  });

  it('is not an EC2 Instance Savings Plan', () => {
    expect(objectionsTo([convert(plan('discount: 17 %').replace('compute', 'ec2Instance'))], AROUND)).toEqual([
      expect.stringContaining("can't be `ec2Instance`"),
    ]);
  });

  it.each([
    ['2020-02-16', 1],
    ['2020-02-17', 0],
  ])('can be bought from the day on which AWS covers it: %s', (asOf, objections) => {
    expect(objectionsTo([convert(plan('discount: 17 %'))], { ...AROUND, asOf })).toHaveLength(objections);
  });
});

it('a Savings Plan on Fargate covers vCPU and memory', () => {
  const tasks = (purchase: string) => `fargate: { vcpu: 1, memory: 2 GB, tasks: 2${purchase} }`;
  const onDemand = Number(totalOf([tasks('')], AROUND));
  const covered = Number(totalOf([tasks(`, purchase: { ${plan('discount: 20 %')} }`)], AROUND));
  expect(covered).toBeCloseTo(onDemand * 0.8, 5);
});

describe('spot instances', () => {
  it.each([
    { price: 'discount: 68 %', total: '22.425600' }, // 0.096 x 0.32 x 730
    { price: 'rate: 0.03 USD / h', total: '21.900000' },
  ])('cost what the scenario states: $price', ({ price, total }) => {
    expect(totalOf([web(`spot: { ${price} }`)], AROUND)).toBe(total);
  });

  it('say that they may be taken back', () => {
    const [option] = priced(scenarioText([web('spot: { discount: 68 % }')], AROUND)).options;
    expect(option?.assumed.map(({ en }) => en).join()).toContain('AWS may interrupt the instances');
  });
});

describe('reserved instances', () => {
  const reserved = (upfront: string, more = '') =>
    web(`reserved: 1 year, upfront: ${upfront}${more}`).replace('m5.large', 'm4.large');
  const OCTOBER = { region: 'ap-northeast-1', asOf: '2017-10-26' };

  it('are billed at the effective rate where only that is known, and that is said', () => {
    const [option] = priced(scenarioText([reserved('partial')], OCTOBER)).options;
    expect(option?.lines.map((line) => lineName(line))).toEqual([
      'web / reserved instance hours, upfront payment included',
    ]);
    expect(option?.assumed.map(({ en }) => en).join()).toContain('not its split');
    expect(option?.cashFlow).toEqual([{ component: 'web', termMonths: 12 }]);
    expect(option?.doubts.map(({ kind }) => kind)).toContain('rounded');
  });

  it.each([
    ['2016-06-03', []],
    ['2016-06-04', ['hours', 'upfront']],
    ['2017-10-25', ['hours', 'upfront']],
  ])('on %s are in doubt where a later list shows another rate without its split', (asOf, parts) => {
    const [option] = priced(scenarioText([reserved('partial')], { region: 'us-east-1', asOf })).options;
    const changed = option?.doubts.filter(({ kind, price }) => kind === 'changedBetween' && price.includes('Reserved'));
    expect(changed).toMatchObject(
      parts.map((part) => ({
        kind: 'changedBetween',
        price: `ec2Reserved/${part}.linux.m4.large.1year.partial`,
        lastSeen: '2016-06-03',
        next: '2017-10-26',
      })),
    );
  });

  it('of a convertible class are another price', () => {
    const convertible = reserved('all', ', class: convertible').replace('1 year', '3 years');
    const standard = reserved('all').replace('1 year', '3 years');
    expect(totalOf([convertible], OCTOBER)).not.toBe(totalOf([standard], OCTOBER));
    expect(objectionsTo([reserved('all', ', class: convertible')], OCTOBER)).toHaveLength(1); // one year began later
  });

  it('say what is paid at the start and each month where both are known', () => {
    const text = scenarioText(['ec2: { type: t2.micro, count: 2, purchase: { reserved: 1 year, upfront: partial } }']);
    const { options } = comparisonJson(priced(text)) as { options: { cashFlow: unknown }[] };
    expect(options[0]?.cashFlow).toMatchObject([{ termMonths: 12, upfront: { usd: '170' }, monthly: { usd: '7.3' } }]);
  });
});

describe('a purchase that can’t be', () => {
  it.each([
    ['upfront: none', '`purchase` doesn’t say how'],
    ['reserved: 1 year', '`purchase` needs the key `upfront`'],
    ['savingsPlan: compute, upfront: none, discount: 20 %', '`purchase` needs the key `term`'],
    ['reserved: 1 year, upfront: none, savingsPlan: compute', '`reserved` and `savingsPlan` both say how it is bought'],
    ['reserved: 1 year, upfront: none, discount: 20 %', '`discount` says nothing of `reserved`'],
    ['spot: { discount: 68 % }, upfront: none', '`upfront` says nothing of `spot`'],
    ['spot: {}', '`spot` doesn’t say at what price'],
    ['spot: { discount: 68 %, rate: 0.01 USD / h }', '`discount` and `rate` both say the price of spot'],
    ['savingsPlan: compute, term: 1 year, upfront: none, discount: 120 %', '`discount` is more than 100 %'],
    ['savingsPlan: compute, term: 2 years, upfront: none, discount: 20 %', "can't be `2 years`"],
    ['savingsPlan: compute, term: 1 year, upfront: none, discount: 20 %, commitment: 3 GB', '`3 GB`'],
    ['savingsPlan: sagemaker, term: 1 year, upfront: none, discount: 20 %', "can't be `sagemaker`"],
  ])('is told in words: %s', (purchase, says) => {
    expect(objectionsTo([web(purchase)], AROUND).join('\n')).toContain(says);
  });
});

it('what is bought is the same in the compiled reading as in the exact one', () => {
  const components = [
    web(plan('discount: 27 %, commitment: 0.05 USD / h')),
    convert(plan('discount: 17 %, commitment: 0.01 USD / h')),
    'ec2: { name: batch, type: m5.large, hours: 10, purchase: { spot: { discount: 68 % } } }',
  ];
  const [option] = priced(scenarioText(components, AROUND)).options;
  if (option === undefined) throw new Error('no option');
  expect(compile(option.formula, [])([])).toBeCloseTo(Number(fixed(option.usd, 12)), 10);
});
