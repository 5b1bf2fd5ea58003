import { describe, expect, it } from 'vitest';
import { ZERO } from '../../src/quantity/rational.js';
import { warningsOf } from '../../src/report/document/warnings.js';
import { amountsOf, objectionsTo, priced, quantitiesOf, refusalsOf, scenarioText, totalOf } from '../support/price.js';

const million = (more: string) => [`lambda: { requests: 1M, memory: 1024 MB, ${more} }`];

describe('the billed duration of a call', () => {
  it.each([
    // 1 M calls at 1 GB: GB-seconds are the billed milliseconds x 1,000
    { asOf: '2016-06-02', duration: '1 ms', gbSeconds: '100000' },
    { asOf: '2016-06-02', duration: '100 ms', gbSeconds: '100000' },
    { asOf: '2016-06-02', duration: '101 ms', gbSeconds: '200000' },
    { asOf: '2020-11-30', duration: '101 ms', gbSeconds: '200000' },
    { asOf: '2020-12-01', duration: '101 ms', gbSeconds: '101000' },
    { asOf: '2020-12-01', duration: '100.1 ms', gbSeconds: '101000' },
  ])('is $gbSeconds GB-s for a million calls of $duration on $asOf', ({ asOf, duration, gbSeconds }) => {
    expect(quantitiesOf(million(`duration: ${duration}`), { asOf })['lambda / duration']).toBe(gbSeconds);
  });

  it('is rounded up for each part of a distribution by itself, which a mean would hide', () => {
    const parts = 'duration: [{ share: 90 %, duration: 80 ms }, { share: 10 %, duration: 320 ms }]';
    // 0.9 x 100 + 0.1 x 400 = 130 ms; the mean of 104 ms would be billed as 200 ms.
    expect(quantitiesOf(million(parts))['lambda / duration']).toBe('130000');
    expect(quantitiesOf(million('duration: 104 ms'))['lambda / duration']).toBe('200000');
  });

  it.each([
    { asOf: '2025-07-31', codePackage: 'zip', gbSeconds: '100000' },
    { asOf: '2025-08-01', codePackage: 'zip', gbSeconds: '105000' },
    { asOf: '2025-07-31', codePackage: 'image', gbSeconds: '105000' },
  ])(
    'on $asOf is $gbSeconds GB-s with 1 % cold starts of 500 ms in a $codePackage',
    ({ asOf, codePackage, gbSeconds }) => {
      const cold = `duration: 100 ms, coldStarts: 1 %, initDuration: 500 ms, codePackage: ${codePackage}`;
      expect(quantitiesOf(million(cold), { asOf })['lambda / duration']).toBe(gbSeconds);
    },
  );
});

describe('durations by memory', () => {
  const measured = (memory: string, curve: string, more = '') =>
    `lambda: { requests: 1M, memory: ${memory}, durationByMemory: ${curve}${more} }`;
  const each = '{ x86_64: { 512 MB: 400 ms, 1024 MB: 200 ms }, arm64: { 1024 MB: 300 ms } }';
  const asOf = '2025-06-18';

  it.each([
    { memory: '512 MB', curve: '{ 512 MB: 400 ms, 1024 MB: 100 ms }', more: '', gbSeconds: '200000' },
    { memory: '1024 MB', curve: '{ 512 MB: 400 ms, 1024 MB: 100 ms }', more: '', gbSeconds: '100000' },
    { memory: '1024 MB', curve: '{ 1024 MB: 100 ms }', more: ', architecture: arm64', gbSeconds: '100000' },
    { memory: '1024 MB', curve: each, more: '', gbSeconds: '200000' },
    { memory: '1024 MB', curve: each, more: ', architecture: arm64', gbSeconds: '300000' },
  ])('$curve are $gbSeconds GB-s for a million calls with $memory$more', ({ memory, curve, more, gbSeconds }) => {
    expect(quantitiesOf([measured(memory, curve, more)], { asOf })['lambda / duration']).toBe(gbSeconds);
  });

  it.each([
    ['a memory that was not measured', measured('768 MB', each), '`durationByMemory` has no duration with 768 MB'],
    [
      'an architecture that was not measured',
      measured('512 MB', '{ x86_64: { 512 MB: 400 ms } }', ', architecture: arm64'),
      '`durationByMemory` has no durations on arm64',
    ],
    [
      'a duration beside them',
      measured('512 MB', '{ 512 MB: 400 ms }', ', duration: 1 s'),
      '`duration` and `durationByMemory` both say how long a call runs',
    ],
  ])('refuse %s', (_, component, message) => {
    expect(objectionsTo([component], { asOf })).toContain(message);
  });
});

describe('what durations by memory refuse', () => {
  const refused = (said: string) => refusalsOf([`lambda: { requests: 1M, ${said} }`], { asOf: '2025-06-18' });

  it('is told at the memory, with those that were measured', () => {
    expect(refused('memory: 768 MB, durationByMemory: { 512 MB: 400 ms, 1024 MB: 200 ms }')).toEqual([
      ['missingKey', '768 MB', 'one of 512 MB, 1,024 MB; or measure it'],
    ]);
  });

  it('is told at the durations, with the architecture that they lack', () => {
    const found = refused('memory: 512 MB, architecture: arm64, durationByMemory: { x86_64: { 512 MB: 400 ms } }');
    const at = expect.stringMatching(/^(durationByMemory|\{ x86_64)/);
    expect(found).toContainEqual(['missingKey', at, 'arm64: { … }']);
  });

  it('is told at the durations where `duration` stands beside them', () => {
    const [first] = refused('memory: 512 MB, duration: 1 s, durationByMemory: { 512 MB: 400 ms }');
    expect(first?.[0]).toBe('contradiction');
    expect(first?.[1]).toMatch(/^(durationByMemory|\{ 512 MB)/);
  });
});

describe('an asynchronous event', () => {
  it.each([
    { payload: '256 KB', usd: '0.200000' },
    { payload: '257 KB', usd: '0.400000' },
    { payload: '320 KB', usd: '0.400000' },
    { payload: '321 KB', usd: '0.600000' },
    { payload: '1024 KB', usd: '2.600000' },
  ])('of $payload costs $usd USD a million', ({ payload, usd }) => {
    const said = `memory: 512 MB, duration: 1 s, invocation: asynchronous, payload: ${payload}`;
    const around = { region: 'us-east-1', asOf: '2026-06-22' };
    expect(amountsOf([`lambda: { requests: 1M, ${said} }`], around)['lambda / requests']).toBe(usd);
  });
});

describe('the INIT phase in August 2025', () => {
  const doubtsOn = (asOf: string, more = ', coldStarts: 1 %, initDuration: 400 ms') => {
    const component = `lambda: { requests: 1M, memory: 512 MB, duration: 100 ms${more} }`;
    return priced(scenarioText([component], { asOf })).options[0]?.doubts;
  };
  const DISPUTED = {
    kind: 'disputed',
    price: 'lambda/initBilled.zip',
    from: '2025-08-01',
    to: '2025-08-31',
    others: [ZERO],
  };

  it.each([
    ['2025-07-31', false],
    ['2025-08-01', true],
    ['2025-08-31', true],
    ['2025-09-01', false],
  ])('is told to be in doubt on %s: %s', (asOf, isDoubtful) => {
    expect(doubtsOn(asOf)).toEqual(isDoubtful ? [DISPUTED] : []);
  });

  it('is in doubt for nobody who has no cold starts, or was always billed for them', () => {
    expect(doubtsOn('2025-08-15', '')).toEqual([]);
    expect(doubtsOn('2025-08-15', ', coldStarts: 1 %, initDuration: 400 ms, codePackage: image')).toEqual([]);
  });

  it('is told of in a sentence', () => {
    const [told] = warningsOf(doubtsOn('2025-08-15') ?? [], '2025-08-15');
    expect(told?.en).toBe(
      'AWS announced these rules for 2025-08-01, and bills may not follow them until 2025-08-31, as reports of that time show; 2025-08-15 follows the announcement: lambda/initBilled.zip',
    );
    expect(told?.ja).toContain('lambda/initBilled.zip');
  });
});

describe('SnapStart', () => {
  it('is billed for the cache all month and for each restore, by memory', () => {
    const said = 'duration: 1 s, snapStart: { versions: 2, restores: 1000 }';
    const around = { region: 'us-east-1', asOf: '2025-06-18', month: '730 h' };
    const quantities = quantitiesOf([`lambda: { requests: 1k, memory: 512 MB, ${said} }`], around);
    expect(quantities['lambda / SnapStart cache']).toBe(String(2 * 730 * 3600 * 0.5));
    expect(quantities['lambda / SnapStart restores']).toBe('500');
  });
});

// The first days of endoflife-date/endoflife.date, products/aws-lambda.md.
it.each([
  ['java8', '2015-06-14', '2015-06-15'],
  ['nodejs16.x', '2022-05-11', '2022-05-12'],
  ['nodejs20.x', '2023-11-14', '2023-11-15'],
  ['java21', '2023-11-16', '2023-11-17'],
  ['python3.13', '2024-11-13', '2024-11-14'],
  ['nodejs22.x', '2024-11-21', '2024-11-22'],
  ['ruby3.4', '2025-03-26', '2025-03-27'],
])("functions on %s can't be had on %s, and can on %s", (runtime, before, first) => {
  const component = `lambda: { requests: 1, memory: 512 MB, duration: 1 s, runtime: ${runtime} }`;
  expect(refusalsOf([component], { asOf: before })).toMatchObject([['notInBooks', runtime]]);
  expect(refusalsOf([component], { asOf: first })).toEqual([]);
});

describe('event poller units', () => {
  it.each([
    ['ap-south-1', '97.600000'],
    ['ap-northeast-1', '190.400000'],
    ['eu-west-1', '165.600000'],
    ['sa-east-1', '235.200000'],
  ])('of Kafka have a price in %s: 800 hours are %s USD', (region, usd) => {
    const component =
      'lambda: { requests: 1k, memory: 512 MB, duration: 1 s, eventPollers: { source: kafka, unitHours: 800 } }';
    expect(amountsOf([component], { region, asOf: '2025-06-18' })['lambda / event poller units (Kafka)']).toBe(usd);
  });

  it('are billed by the hour', () => {
    const component = 'lambda: { requests: 1k, memory: 512 MB, duration: 1 s, pollerUnitHours: 800 }';
    expect(
      amountsOf([component], { region: 'us-east-1', asOf: '2025-06-18' })['lambda / event poller units (Kafka)'],
    ).toBe('148.000000');
  });
});

describe('the price per 100 ms that AWS published for each memory size until 2020', () => {
  // Nano-dollars; each is round-half-up(MB / 1024 x 0.1 x 0.00001667, 9 decimals).
  const published: readonly (readonly [number, string])[] = [
    [128, '208'], [192, '313'], [256, '417'], [320, '521'], [384, '625'], [448, '729'], [512, '834'], [576, '938'],
    [640, '1042'], [704, '1146'], [768, '1250'], [832, '1354'], [896, '1459'], [960, '1563'], [1024, '1667'], [1088, '1771'],
    [1152, '1875'], [1216, '1980'], [1280, '2084'], [1344, '2188'], [1408, '2292'], [1472, '2396'], [1536, '2501'],
    [1600, '2605'], [1664, '2709'], [1728, '2813'], [1792, '2917'], [1856, '3021'], [1920, '3126'], [1984, '3230'],
    [2048, '3334'], [2112, '3438'], [2176, '3542'], [2240, '3647'], [2304, '3751'], [2368, '3855'], [2432, '3959'],
    [2496, '4063'], [2560, '4168'], [2624, '4272'], [2688, '4376'], [2752, '4480'], [2816, '4584'], [2880, '4688'],
    [2944, '4793'], [3008, '4897'],
  ]; // biome-ignore format: a table
  it.each(published)('%i MB: %s nano-dollars', (memory, nanoDollars) => {
    // A thousand million calls of 100 ms cost as many dollars as one costs nano-dollars.
    const usd = amountsOf([`lambda: { requests: 1B, duration: 100 ms, memory: ${memory} MB }`], { asOf: '2018-01-01' });
    expect(Math.round(Number(usd['lambda / duration']))).toBe(Number(nanoDollars));
  });
});

describe('the free tier of Lambda', () => {
  const function_ = (requests: string, name = 'f', more = '') =>
    `lambda: { name: ${name}, requests: ${requests}, duration: 1 s, memory: 1024 MB${more} }`;

  it.each([
    { requests: '399999', duration: '0.000000' },
    { requests: '400000', duration: '0.000000' },
    { requests: '400001', duration: '0.000017' },
  ])('leaves $duration USD of the duration of $requests GB-seconds', ({ requests, duration }) => {
    expect(amountsOf([function_(requests)], { freeTier: 'always' })['f / duration']).toBe(duration);
  });

  it.each([
    { requests: '1000000', usd: '0.000000' },
    { requests: '1000005', usd: '0.000001' },
  ])('leaves $usd USD for $requests requests', ({ requests, usd }) => {
    expect(amountsOf([function_(requests)], { freeTier: 'always' })['f / requests']).toBe(usd);
  });

  it('is granted once to all functions of an option', () => {
    const one = totalOf([function_('800k')], { freeTier: 'always' });
    const two = totalOf([function_('600k', 'f'), function_('200k', 'g')], { freeTier: 'always' });
    expect(two).toBe(one);
  });

  it('is shared by the two architectures', () => {
    const both = [function_('400k', 'f'), function_('400k', 'g', ', architecture: arm64')];
    const amounts = amountsOf(both, { asOf: '2022-01-01', freeTier: 'always' });
    expect(amounts['f / duration']).toBe('3.333340'); // 200,000 GB-s are left of each
    expect(amounts['g / duration']).toBe('2.666680');
  });

  it('does not apply to the duration on provisioned concurrency, and applies to its requests', () => {
    const provisioned =
      'lambda: { memory: 1024 MB, provisionedConcurrency: { concurrency: 1, hours: 1, requests: 500k, duration: 1 s } }';
    const amounts = amountsOf([provisioned], { region: 'us-east-1', asOf: '2025-06-18', freeTier: 'always' });
    expect(amounts['lambda / duration on provisioned concurrency']).toBe('4.861100');
    expect(amounts['lambda / requests']).toBe('0.000000');
  });
});

describe('the volume tiers of Lambda', () => {
  it.each([
    { asOf: '2022-07-31', usd: '150000.300000' },
    { asOf: '2022-08-01', usd: '145000.200000' }, // 6 B at the first price, 3 B at the second
  ])('make 9 thousand million GB-s $usd USD on $asOf', ({ asOf, usd }) => {
    const amounts = amountsOf(['lambda: { requests: 9B, duration: 1 s, memory: 1024 MB }'], { asOf });
    expect(amounts['lambda / duration']).toBe(usd);
  });

  it('are filled by all functions of an option together', () => {
    const around = { asOf: '2025-06-18' };
    const one = totalOf(['lambda: { requests: 9B, duration: 1 s, memory: 1024 MB }'], around);
    const three = totalOf(Array<string>(3).fill('lambda: { requests: 3B, duration: 1 s, memory: 1024 MB }'), around);
    expect(three).toBe(one);
  });

  it('reproduce the 61.44 thousand million GB-seconds of the published price list test', () => {
    // infracost's golden file: 100,000.20 + 135,000.00 + 619,203.10
    const amounts = amountsOf(['lambda: { requests: 61.44B, duration: 1 s, memory: 1024 MB }'], { asOf: '2025-06-18' });
    expect(amounts['lambda / duration']).toBe('854203.296000');
  });
});

describe('ephemeral storage', () => {
  it.each([
    { size: '512 MB', gbSeconds: '0' },
    { size: '513 MB', gbSeconds: '976.5625' },
    { size: '1024 MB', gbSeconds: '500000' },
  ])('of $size is $gbSeconds GB-s for a million seconds, whatever the memory is', ({ size, gbSeconds }) => {
    for (const memory of ['128 MB', '10240 MB']) {
      const component = `lambda: { requests: 1M, duration: 1 s, memory: ${memory}, ephemeralStorage: ${size} }`;
      expect(quantitiesOf([component], { asOf: '2025-06-18' })['lambda / ephemeral storage']).toBe(gbSeconds);
    }
  });
});

describe('ephemeral storage of calls on provisioned concurrency', () => {
  it('is billed like that of any call', () => {
    const said = 'provisionedConcurrency: { concurrency: 10, requests: 1M, duration: 1 s }';
    const component = `lambda: { memory: 1024 MB, ephemeralStorage: 10240 MB, ${said} }`;
    const amounts = amountsOf([component], { region: 'us-east-1', asOf: '2025-06-18' });
    expect(amounts['lambda / ephemeral storage']).toBe('0.293550');
  });
});

describe('provisioned concurrency', () => {
  it.each([
    { hours: '4 min', gbSeconds: '300' },
    { hours: '5 min', gbSeconds: '300' },
    { hours: '6 min', gbSeconds: '600' },
  ])('of 1 GB for $hours is $gbSeconds GB-s, by five minutes', ({ hours, gbSeconds }) => {
    const component = `lambda: { memory: 1024 MB, provisionedConcurrency: { concurrency: 1, hours: ${hours} } }`;
    const quantities = quantitiesOf([component], { asOf: '2025-06-18' });
    expect(quantities['lambda / provisioned concurrency']).toBe(gbSeconds);
  });

  it('is there all month where no hours are said, and not for longer', () => {
    const kept = (more: string) => [`lambda: { memory: 1024 MB, provisionedConcurrency: { concurrency: 2${more} } }`];
    const around = { asOf: '2025-06-18', month: '730 h' };
    const quantities = quantitiesOf(kept(''), around);
    expect(quantities['lambda / provisioned concurrency']).toBe(String(2 * 730 * 3600));
    expect(objectionsTo(kept(', hours: 730'), around)).toEqual([]);
    expect(objectionsTo(kept(', hours: 731'), around)).toHaveLength(1);
  });

  it('needs the duration of the calls that it serves', () => {
    const component = 'lambda: { memory: 1024 MB, provisionedConcurrency: { concurrency: 1, requests: 1k } }';
    expect(objectionsTo([component], { asOf: '2025-06-18' })).toEqual([
      '`provisionedConcurrency` with requests needs the key `duration`',
    ]);
  });
});

describe('the limits of the day', () => {
  it.each([
    { asOf: '2016-06-02', said: 'memory: 128 MB, duration: 300 s', objections: 0 },
    { asOf: '2016-06-02', said: 'memory: 127 MB, duration: 1 s', objections: 2 }, // too small, and not a multiple of 64
    { asOf: '2016-06-02', said: 'memory: 64 MB, duration: 1 s', objections: 1 },
    { asOf: '2016-06-02', said: 'memory: 1536 MB, duration: 1 s', objections: 0 },
    { asOf: '2016-06-02', said: 'memory: 1600 MB, duration: 1 s', objections: 1 },
    { asOf: '2017-11-30', said: 'memory: 1600 MB, duration: 1 s', objections: 0 },
    { asOf: '2016-06-02', said: 'memory: 130 MB, duration: 1 s', objections: 1 },
    { asOf: '2020-11-30', said: 'memory: 3008 MB, duration: 1 s', objections: 0 },
    { asOf: '2020-11-30', said: 'memory: 3072 MB, duration: 1 s', objections: 1 },
    { asOf: '2020-12-01', said: 'memory: 10240 MB, duration: 1 s', objections: 0 },
    { asOf: '2020-12-01', said: 'memory: 10241 MB, duration: 1 s', objections: 1 },
    { asOf: '2016-06-02', said: 'memory: 128 MB, duration: 301 s', objections: 1 },
    { asOf: '2016-06-02', said: 'memory: 128 MB, duration: 10 min', objections: 1 },
    { asOf: '2018-10-09', said: 'memory: 128 MB, duration: 900 s', objections: 1 },
    { asOf: '2018-10-10', said: 'memory: 128 MB, duration: 900 s', objections: 0 },
    { asOf: '2018-10-10', said: 'memory: 128 MB, duration: 901 s', objections: 1 },
    { asOf: '2018-10-10', said: 'memory: 128 MB, duration: 31 s, timeout: 30 s', objections: 1 },
    { asOf: '2018-10-10', said: 'memory: 128 MB, duration: 30 s, timeout: 30 s', objections: 0 },
    { asOf: '2016-06-02', said: 'memory: 128 MB, duration: 1 s, ephemeralStorage: 513 MB', objections: 1 },
    { asOf: '2025-06-18', said: 'memory: 128 MB, duration: 1 s, ephemeralStorage: 10240 MB', objections: 0 },
    { asOf: '2025-06-18', said: 'memory: 128 MB, duration: 1 s, ephemeralStorage: 10241 MB', objections: 1 },
    { asOf: '2021-09-28', said: 'memory: 128 MB, duration: 1 s, architecture: arm64', objections: 1 },
    { asOf: '2021-09-29', said: 'memory: 128 MB, duration: 1 s, architecture: arm64', objections: 0 },
  ])('find $objections thing(s) wrong on $asOf with $said', ({ asOf, said, objections }) => {
    expect(objectionsTo([`lambda: { requests: 1k, ${said} }`], { asOf })).toHaveLength(objections);
  });

  it('are named with the day since which they hold, the day on which they change, and their source', () => {
    expect(objectionsTo(['lambda: { requests: 1, duration: 1 s, memory: 1600 MB }'])).toEqual([
      expect.stringMatching(
        /`memory` is 1600 MB; it can be at most 1536 MB on 2016-06-02 \(since 2014-11-13, 3008 MB from 2017-11-30 on; .+\)/,
      ),
    ]);
  });
});
