import { describe, expect, it } from 'vitest';
import type { OptionBill } from '../../src/bill/compare.js';
import { lineName, selectLines } from '../../src/bill/select.js';
import { amountsOf, objectionsTo, priced, scenarioText, totalOf } from '../support/price.js';

describe('DynamoDB', () => {
  it.each([
    { freeTier: 'none', wcu: 25, usd: '13.541500' },
    { freeTier: 'always', wcu: 25, usd: '0.000000' },
    { freeTier: 'always', wcu: 26, usd: '0.541660' },
  ] as const)('costs $usd USD for $wcu write units under $freeTier', ({ freeTier, wcu, usd }) => {
    const amounts = amountsOf([`dynamodb: { provisioned: { wcu: ${wcu} } }`], { freeTier });
    expect(amounts['dynamodb / write capacity']).toBe(usd);
  });

  it.each([
    { asOf: '2018-11-28', usd: '1.250000' },
    { asOf: '2024-10-31', usd: '1.250000' },
    { asOf: '2024-11-01', usd: '0.625000' },
  ])('costs $usd USD for a million writes on demand in Virginia on $asOf', ({ asOf, usd }) => {
    expect(totalOf(['dynamodb: { onDemand: { writes: 1M } }'], { region: 'us-east-1', asOf })).toBe(usd);
  });

  it('has no price on demand before that existed', () => {
    expect(
      objectionsTo(['dynamodb: { onDemand: { writes: 1M } }'], { region: 'us-east-1', asOf: '2018-11-27' }),
    ).toEqual([
      'no price for dynamodb/onDemand.writes in us-east-1 on 2018-11-27: the first known one is from 2018-11-28',
    ]);
  });

  it('grants its free units to provisioned capacity only', () => {
    const amounts = amountsOf(['dynamodb: { onDemand: { reads: 1M } }'], { asOf: '2025-06-18', freeTier: 'always' });
    expect(amounts['dynamodb / read request units']).toBe('0.142500');
  });
});

describe('lines of request units', () => {
  const [option] = priced(
    scenarioText(['dynamodb: { name: table, onDemand: { writes: 1M } }'], { asOf: '2025-06-18' }),
  ).options;

  it.each(['table / write request units', 'table / write requests', 'write requests', 'table'])(
    'are found as %s too, as they were called before',
    (name) => {
      const selected = selectLines(option as OptionBill, name);
      expect('found' in selected && selected.found.map((line) => lineName(line))).toEqual([
        'table / write request units',
      ]);
    },
  );
});
