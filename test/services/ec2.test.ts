import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, priced, quantitiesOf, scenarioText } from '../support/price.js';

const run = (each: string, times = '1') => [`ec2: { type: t2.micro, runs: { times: ${times}, each: ${each} } }`];
const hours = (components: readonly string[], asOf: string) =>
  quantitiesOf(components, { asOf })['ec2 / instance hours'];

describe('a run of an instance', () => {
  it.each([
    { asOf: '2017-10-01', each: '1 s', billed: '1' },
    { asOf: '2017-10-01', each: '60 min', billed: '1' },
    { asOf: '2017-10-01', each: '3601 s', billed: '2' },
    { asOf: '2017-10-02', each: '59 s', billed: '0.016667' }, // a minute is the least
    { asOf: '2017-10-02', each: '60 s', billed: '0.016667' },
    { asOf: '2017-10-02', each: '61 s', billed: '0.016944' },
    { asOf: '2017-10-02', each: '61.2 s', billed: '0.017222' }, // 62 s
    { asOf: '2017-10-02', each: '60 min', billed: '1' },
  ])('of $each is billed $billed h on $asOf', ({ asOf, each, billed }) => {
    expect(hours(run(each), asOf)).toBe(billed);
  });

  it('is billed from the start again each time', () => {
    expect(hours(run('5 min', '1 / day'), '2016-06-02')).toBe('30.416667');
    expect(hours(run('10 min', '2'), '2016-06-02')).toBe('2');
  });

  it.each([
    { os: 'windows', asOf: '2017-10-30', billed: '1' }, // Windows stayed hourly until 2021
    { os: 'linux', asOf: '2017-10-30', billed: '0.083333' },
    { os: 'rhel', asOf: '2017-10-30', billed: '1' },
    { os: 'suse', asOf: '2026-02-17', billed: '1' },
  ])('of five minutes on $os is billed $billed h on $asOf', ({ os, asOf, billed }) => {
    const component = `ec2: { type: t2.micro, os: ${os}, runs: { times: 1, each: 5 min } }`;
    expect(hours([component], asOf)).toBe(billed);
  });
});

describe('hours of an instance', () => {
  it('are those of the month where it runs always, and are not rounded', () => {
    expect(quantitiesOf(['ec2: { type: t2.micro }'], { month: '28 days' })['ec2 / instance hours']).toBe('672');
    expect(quantitiesOf(['ec2: { type: t2.micro }'], { month: '730.5 h' })['ec2 / instance hours']).toBe('730.5');
  });

  it.each([
    { said: 'hours: 100', billed: '100' },
    { said: 'hours: 100.5', billed: '101' },
    { said: 'hours: 2 days', billed: '48' },
  ])('are $billed for $said under hourly billing', ({ said, billed }) => {
    expect(hours([`ec2: { type: t2.micro, ${said} }`], '2016-06-02')).toBe(billed);
  });

  it('count for each of several instances', () => {
    expect(hours(['ec2: { type: t2.micro, count: 3, hours: 10 }'], '2016-06-02')).toBe('30');
  });

  it('are one go, so that a rate by the day is refused: those are runs', () => {
    expect(objectionsTo(['ec2: { type: t2.micro, hours: 3 h / day }'])).toHaveLength(1);
    const runs = 'ec2: { type: t2.micro, runs: { times: 1 / day, each: 7.5 h } }';
    expect(quantitiesOf([runs], { month: '30 days' })['ec2 / instance hours']).toBe('240');
  });

  it('cannot be more than the month has', () => {
    expect(objectionsTo(['ec2: { type: t2.micro, hours: 730 }'])).toEqual([]);
    expect(objectionsTo(['ec2: { type: t2.micro, hours: 731 }'])).toHaveLength(1);
    expect(objectionsTo(['ec2: { type: t2.micro, runs: { times: 2, each: 366 h } }'])).toHaveLength(1);
  });
});

describe('the price of t2.micro in Tokyo', () => {
  it.each([
    { asOf: '2016-06-02', usd: '0.020000' },
    { asOf: '2016-11-30', usd: '0.020000' },
    { asOf: '2016-12-01', usd: '0.016000' },
    { asOf: '2017-10-25', usd: '0.016000' },
    { asOf: '2017-10-26', usd: '0.015200' },
    { asOf: '2025-06-18', usd: '0.015200' },
  ])('is $usd USD an hour on $asOf', ({ asOf, usd }) => {
    expect(amountsOf(['ec2: { type: t2.micro, hours: 1 }'], { asOf })['ec2 / instance hours']).toBe(usd);
  });

  it('is said to be uncertain between the days on which it was seen', () => {
    const doubts = (asOf: string) => priced(scenarioText(['ec2: { type: t2.micro }'], { asOf })).options[0]?.doubts;
    expect(doubts('2017-10-25')).toMatchObject([{ kind: 'changedBetween', next: '2017-10-26' }]);
    expect(doubts('2017-10-26')).toEqual([]);
  });
});

describe('what goes with an instance', () => {
  it('is a volume for each instance, kept all month whether it runs or not', () => {
    const component = 'ec2: { type: t2.micro, count: 2, hours: 1, storage: { gp2: 8 GB, magnetic: 1 GB } }';
    expect(quantitiesOf([component], { region: 'us-east-1' })).toMatchObject({
      'ec2 / gp2 storage': '16',
      'ec2 / magnetic storage': '2',
    });
  });

  it.each([
    { asOf: '2024-01-31', usd: '0.000000' },
    { asOf: '2024-02-01', usd: '3.650000' },
  ])('is a public IPv4 address for $usd USD a month on $asOf', ({ asOf, usd }) => {
    expect(amountsOf(['ec2: { type: t2.micro, publicIpv4: true }'], { asOf })['ec2 / public IPv4 hours']).toBe(usd);
  });

  it('is named as not priced where it is not said, addresses only since they cost something', () => {
    const open = (asOf: string) =>
      priced(scenarioText(['ec2: { type: t2.micro }'], { asOf })).options[0]?.notPriced.map(({ en }) => en);
    expect(open('2016-06-02')).not.toContain('public IPv4 addresses');
    expect(open('2024-02-01')).toContain('public IPv4 addresses');
    expect(open('2016-06-02')).toContain('data transfer out to the internet');
  });

  it('is not named where another component prices it', () => {
    const [option] = priced(scenarioText(['ec2: { type: t2.micro }', 'dataTransfer: { out: 1 GB }'])).options;
    expect(option?.notPriced.map(({ en }) => en)).not.toContain('data transfer out to the internet');
  });

  it('is 0.05 USD for each vCPU-hour of surplus credits on T2, 0.04 on T4g', () => {
    const around = { region: 'us-east-1', asOf: '2025-06-18' };
    const surplus = (type: string) =>
      amountsOf([`ec2: { type: ${type}, surplusCredits: 60 }`], around)['ec2 / surplus CPU credits'];
    expect(surplus('t2.micro')).toBe('0.050000');
    expect(surplus('t4g.micro')).toBe('0.040000');
    expect(objectionsTo(['ec2: { type: m4.large, surplusCredits: 60 }'])).toHaveLength(1);
  });
});

describe('the twelve-month offer', () => {
  it.each([
    { asOf: '2016-06-02', freeTier: 'always', usd: '29.200000' },
    { asOf: '2016-06-02', freeTier: 'newAccount', usd: '14.200000' }, // 1,460 h less 750 h, at 0.02
    { asOf: '2025-07-14', freeTier: 'newAccount', usd: '10.792000' }, // 710 h at 0.0152
    { asOf: '2025-07-15', freeTier: 'newAccount', usd: '22.192000' }, // accounts of that day get credits instead
  ] as const)('leaves $usd USD for two t2.micro under $freeTier on $asOf', ({ asOf, freeTier, usd }) => {
    const around = { asOf, freeTier };
    expect(amountsOf(['ec2: { type: t2.micro, count: 2 }'], around)['ec2 / instance hours']).toBe(usd);
  });

  it.each([
    { accountOpened: '2025-07-14', asOf: '2025-07-15', usd: '10.792000' }, // as before, until its twelve months are over
    { accountOpened: '2025-07-14', asOf: '2026-07-14', usd: '10.792000' },
    { accountOpened: '2025-07-14', asOf: '2026-07-15', usd: '22.192000' },
    { accountOpened: '2025-03-01', asOf: '2026-03-01', usd: '10.792000' },
    { accountOpened: '2025-03-01', asOf: '2026-03-02', usd: '22.192000' },
    { accountOpened: '2025-07-15', asOf: '2025-07-15', usd: '22.192000' },
  ])('leaves $usd USD on $asOf for an account opened on $accountOpened', ({ accountOpened, asOf, usd }) => {
    const around = { asOf, freeTier: 'newAccount', accountOpened } as const;
    expect(amountsOf(['ec2: { type: t2.micro, count: 2 }'], around)['ec2 / instance hours']).toBe(usd);
  });

  it.each([
    { region: 'eu-north-1', type: 't3.micro', free: true }, // Stockholm never had T2
    { region: 'us-east-1', type: 't3.micro', free: false },
    { region: 'us-east-1', type: 't2.micro', free: true },
    { region: 'eu-north-1', type: 't3.small', free: false },
  ])('is granted to $type in $region: $free', ({ region, type, free }) => {
    const around = { region, asOf: '2025-07-01', freeTier: 'newAccount' } as const;
    expect(amountsOf([`ec2: { type: ${type} }`], around)['ec2 / instance hours'] === '0.000000').toBe(free);
  });

  it('is shared by all instances of an option and not granted to other types', () => {
    const two = amountsOf(['ec2: { name: a, type: t2.micro }', 'ec2: { name: b, type: t2.micro }'], {
      freeTier: 'newAccount',
    });
    expect(two).toEqual({ 'a / instance hours': '7.100000', 'b / instance hours': '7.100000' });
    expect(amountsOf(['ec2: { type: t2.small }'], { freeTier: 'newAccount' })['ec2 / instance hours']).toBe(
      '29.200000',
    );
  });
});
