import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, priced, quantitiesOf, scenarioText } from '../support/price.js';

interface Around {
  readonly asOf?: string;
}
const warningsOf = (components: readonly string[], around: Around = {}) =>
  priced(scenarioText(components, around)).options[0]?.warnings.map(({ en }) => en);
const instances = (usage: string, around: Around = {}) => {
  const [option] = priced(scenarioText([`ec2: { ${usage}, count: auto, hours: 1 }`], around)).options;
  return option?.lines[0]?.quantity.toString();
};

describe('instances under a load', () => {
  it.each([
    { peak: '50 / s', needed: '1' }, // 50 x 40 ms: two vCPUs
    { peak: '51 / s', needed: '2' },
    { peak: '3000 / min', needed: '1' },
    { peak: '6001 / min', needed: '3' },
  ])('of $peak with 40 ms each on two vCPUs are $needed', ({ peak, needed }) => {
    expect(instances(`type: c4.large, load: { peakRequests: ${peak}, cpu: 40 ms }`)).toBe(needed);
  });

  it.each([
    { memory: '170 MB', needed: '1' }, // 20 in flight in 3.75 GB less 400 MB
    { memory: '173 MB', needed: '2' },
  ])('with $memory a request in flight are $needed', ({ memory, needed }) => {
    const load = `{ peakRequests: 20 / s, cpu: 1 ms, duration: 1 s, memory: ${memory}, systemMemory: 400 MB }`;
    expect(instances(`type: c4.large, load: ${load}`)).toBe(needed);
  });

  it('that are too few are warned of, with the reason and the number that would do', () => {
    const web = (count: number) => [
      `ec2: { type: m3.medium, count: ${count}, load: { peakRequests: 55 / s, cpu: 40 ms } }`,
    ];
    expect(warningsOf(web(2))).toEqual([
      "ec2: 2 × m3.medium can't carry the load (processor time at the peak): 3 are needed",
    ]);
    expect(warningsOf(web(3))).toEqual([]);
  });

  it('that are too few are warned of in Japanese with every reason too', () => {
    const busy = 'ec2: { type: t2.micro, count: 1, load: { peakRequests: 20 / s, cpu: 100 ms } }';
    expect(priced(scenarioText([busy])).options[0]?.warnings.map(({ ja }) => ja)).toEqual([
      expect.stringContaining('（ピーク時の CPU 時間、CPU クレジット）'),
    ]);
  });

  it('take names of the workload, whose month is then spread evenly', () => {
    const text = scenarioText(['ec2: { type: c4.large, count: auto, load: { peakRequests: hits * 3, cpu: 40 ms } }'], {
      month: '30 days',
      workload: { hits: '51 / s' },
    });
    expect(priced(text).options[0]?.lines[0]?.quantity.toString()).toBe(String(4 * 720)); // 153 / s
  });

  it.each([
    { said: 'count: auto', message: '`count: auto` needs the key `load`' },
    {
      said: 'load: { peakRequests: 5 / s, cpu: 1 ms, memory: 1 MB }',
      message: '`memory` of a load also needs the key `duration`',
    },
    { said: 'load: { peakRequests: 5, cpu: 1 ms }', message: "`peakRequests: 5` doesn't say in which period" },
    {
      said: 'load: { peakRequests: 1 / s, cpu: 1 ms, requests: 5M }',
      message: '`requests`, spread over the time it runs',
    },
    {
      said: 'credits: unlimited',
      message: 't2 has no unlimited mode',
      load: 'load: { peakRequests: 1 / s, cpu: 1 ms }',
    },
  ])('refuse $said', ({ said, message, load = '' }) => {
    const usage = [said, load].filter((part) => part !== '').join(', ');
    expect(objectionsTo([`ec2: { type: t2.micro, ${usage} }`]).join('\n')).toContain(message);
  });
});

describe('a reserved instance', () => {
  const reserved = (upfront: string, more = '') =>
    `ec2: { type: t2.micro, count: 2, purchase: { reserved: 1 year, upfront: ${upfront} }${more} }`;

  it.each([
    { upfront: 'none', amounts: { 'ec2 / reserved instance hours': '21.900000' } }, // 2 x 730 x 0.015
    {
      upfront: 'partial',
      amounts: {
        'ec2 / reserved instance hours': '7.300000', // 2 x 730 x 0.005
        'ec2 / upfront payment, spread over the term': '14.166667', // 2 x 85 / 12
      },
    },
    { upfront: 'all', amounts: { 'ec2 / upfront payment, spread over the term': '21.000000' } },
  ])('with $upfront paid upfront', ({ upfront, amounts }) => {
    expect(amountsOf([reserved(upfront)])).toEqual(amounts);
  });

  it('is paid for whether it runs or not, which is said', () => {
    expect(amountsOf([reserved('none', ', hours: 10')])).toEqual(amountsOf([reserved('none')]));
    const [option] = priced(scenarioText([reserved('none')])).options;
    expect(option?.assumed.map(({ en }) => en).join()).toContain('paid for whether they run or not');
  });

  it('costs the same in each year of a horizon, as it is renewed', () => {
    const text = `${scenarioText([reserved('all')])}\nhorizon: 3 years`;
    expect(priced(text).options[0]?.overHorizon?.usd.toString()).toBe('756'); // 3 x 2 x 126
  });

  it('is refused where the books have no such reservation', () => {
    expect(objectionsTo([reserved('none').replace('1 year', '3 years')])).toEqual([
      expect.stringContaining('no price for ec2Reserved/hours.linux.t2.micro.3years.none'),
    ]);
    expect(objectionsTo([reserved('half')])).toHaveLength(1);
    expect(objectionsTo(['ec2: { type: t2.micro, purchase: reserved }'])).toHaveLength(1);
  });
});

describe('CPU credits', () => {
  const busy = (share: number) => `load: { peakRequests: ${share * 10} / s, cpu: 1 ms }`; // per cent of a vCPU

  it.each([
    { share: 10, needed: '1' }, // a t2.micro earns a tenth of a vCPU
    { share: 11, needed: '2' },
    { share: 60, needed: '6' },
  ])('of a T2 that always runs carry $share % of a vCPU on $needed', ({ share, needed }) => {
    const [option] = priced(scenarioText([`ec2: { type: t2.micro, count: auto, ${busy(share)} }`])).options;
    expect(option?.lines[0]?.quantity.toString()).toBe(String(Number(needed) * 730));
  });

  it.each([
    { asOf: '2016-06-02', run: '1 h', share: 60, needed: '1' }, // 36 spent; 30 at the start and 6 earned
    { asOf: '2016-06-02', run: '1 h', share: 61, needed: '2' },
    { asOf: '2016-06-02', run: '25 h', share: 12, needed: '2' }, // credits of the start have expired
    { asOf: '2018-02-01', run: '25 h', share: 12, needed: '1' }, // 180 spent; 30 and 150
  ])('of a T2 that runs $run on $asOf: $needed for $share % of a vCPU', ({ asOf, run, share, needed }) => {
    const [option] = priced(
      scenarioText([`ec2: { type: t2.micro, count: auto, ${busy(share)}, during: ${run} }`], { asOf }),
    ).options;
    const hours = Number(run.split(' ')[0]);
    expect(option?.lines[0]?.quantity.toString()).toBe(String(Number(needed) * hours));
  });

  it('that a T3 spends beyond the earned ones are billed, under unlimited mode', () => {
    // 30 % of a vCPU for 730 h less 12 credits an hour: 6 a hour, 73 vCPU-hours
    const web = [`ec2: { type: t3.micro, ${busy(30)} }`];
    expect(quantitiesOf(web, { asOf: '2025-06-18' })['ec2 / surplus CPU credits']).toBe('73');
    expect(amountsOf(web, { asOf: '2025-06-18' })['ec2 / surplus CPU credits']).toBe('3.650000');
    const standard = [`ec2: { type: t3.micro, credits: standard, ${busy(30)} }`];
    expect(Object.keys(amountsOf(standard, { asOf: '2025-06-18' }))).toEqual(['ec2 / instance hours']);
    expect(warningsOf(standard, { asOf: '2025-06-18' })).toEqual([
      "ec2: 1 × t3.micro can't carry the load (CPU credits): 2 are needed",
    ]);
  });
});

describe('the limits of the day for functions', () => {
  const calls = (peak: string, more = '') => [
    `lambda: { requests: 1M, duration: 2 s, memory: 1536 MB, peakRequests: ${peak}${more} }`,
  ];

  it.each([
    { asOf: '2016-06-02', peak: '50 / s', warned: false }, // a hundred at once
    { asOf: '2016-06-02', peak: '51 / s', warned: true },
    { asOf: '2017-12-12', peak: '500 / s', warned: false },
    { asOf: '2017-12-12', peak: '501 / s', warned: true },
  ])('warn of $peak of two seconds on $asOf: $warned', ({ asOf, peak, warned }) => {
    expect(warningsOf(calls(peak), { asOf })).toHaveLength(warned ? 1 : 0);
  });

  it('name the limit, its days, and what would do', () => {
    const [warning] = warningsOf(calls('60 / s')) ?? [];
    expect(warning).toContain('concurrent Lambda executions: 120 at the peak, and the limit is 100');
    expect(warning).toContain('1,000 from 2017-12-12 on');
    expect(warning).toContain('83 % of the peak');
  });

  it('add up the functions of an option', () => {
    expect(warningsOf([...calls('30 / s'), ...calls('30 / s')])).toHaveLength(1);
    expect(warningsOf(calls('60 / s', ', accountConcurrency: 120'))).toEqual([]);
  });

  it.each([
    { asOf: '2016-06-02', addresses: 100, warned: 0 }, // 50 at once x 1.5 GB / 1.5 GB
    { asOf: '2016-06-02', addresses: 49, warned: 1 },
    { asOf: '2018-01-01', addresses: 25, warned: 0 }, // 3 GB an interface
    { asOf: '2018-01-01', addresses: 24, warned: 1 },
    { asOf: '2019-09-03', addresses: 1, warned: 0 }, // shared interfaces
  ])('count network interfaces of a VPC on $asOf, with $addresses addresses', ({ asOf, addresses, warned }) => {
    expect(warningsOf(calls('25 / s', `, vpc: { addresses: ${addresses} }`), { asOf })).toHaveLength(warned);
  });

  it.each([
    { asOf: '2016-06-02', said: 'payload: 6144 KB', refused: false },
    { asOf: '2016-06-02', said: 'payload: 6145 KB', refused: true },
    { asOf: '2018-11-15', said: 'payload: 129 KB, invocation: asynchronous', refused: true },
    { asOf: '2018-11-16', said: 'payload: 256 KB, invocation: asynchronous', refused: false },
  ])('$asOf, $said: refused $refused', ({ asOf, said, refused }) => {
    const objections = objectionsTo([`lambda: { requests: 1, duration: 1 s, memory: 128 MB, ${said} }`], { asOf });
    expect(objections).toHaveLength(refused ? 1 : 0);
  });

  it('refuse provisioned concurrency above the account', () => {
    const ready = (more: string) => [
      `lambda: { requests: 1, duration: 1 s, memory: 128 MB, provisionedConcurrency: { concurrency: 1001 }${more} }`,
    ];
    expect(objectionsTo(ready(''), { asOf: '2025-06-18' })).toEqual([
      expect.stringContaining('it can be at most 1000 call'),
    ]);
    expect(objectionsTo(ready(', accountConcurrency: 1001'), { asOf: '2025-06-18' })).toEqual([]);
  });

  it.each([
    { asOf: '2016-04-06', runtime: 'nodejs4.3', objects: 'no rule lambda/runtime.nodejs4.3 on 2016-04-06' },
    { asOf: '2016-04-07', runtime: 'nodejs4.3' },
    { asOf: '2016-10-30', runtime: 'nodejs' },
    {
      asOf: '2016-10-31',
      runtime: 'nodejs',
      warns: "functions can't be created with the runtime nodejs since 2016-10-31",
    },
    { asOf: '2016-06-02', runtime: 'pyton2.7', objects: 'no rule lambda/runtime.pyton2.7' },
  ])('know the runtime $runtime on $asOf', ({ asOf, runtime, objects, warns }) => {
    const calls = [`lambda: { requests: 1, duration: 1 s, memory: 128 MB, runtime: ${runtime} }`];
    const objections = objectionsTo(calls, { asOf });
    if (objects !== undefined) expect(objections.join()).toContain(objects);
    else expect(warningsOf(calls, { asOf })).toEqual(warns === undefined ? [] : [expect.stringContaining(warns)]);
  });
});

describe('as many instances as carry the load', () => {
  const count = (load: string, type: string) => {
    const [option] = priced(scenarioText([`ec2: { type: ${type}, count: auto, load: ${load} }`])).options;
    return Math.round(Number(option?.lines[0]?.quantity) / 730);
  };

  it('are asked for by `auto`, and by `enough` as it was called before', () => {
    const load = 'load: { peakRequests: 60 / s, cpu: 100 ms }';
    const lines = (word: string) =>
      priced(scenarioText([`ec2: { type: m3.large, count: ${word}, ${load} }`])).options[0]?.lines.map(({ quantity }) =>
        quantity.toString(),
      );
    expect(lines('enough')).toEqual(lines('auto'));
    expect(lines('auto')).toEqual(['2190']);
  });

  it('are the fewest of which nobody warns', () => {
    const load = fc.record({
      peak: fc.integer({ min: 1, max: 400 }),
      cpu: fc.integer({ min: 1, max: 200 }),
      share: fc.integer({ min: 1, max: 100 }),
      type: fc.constantFrom('t2.micro', 't2.large', 'c4.large', 'm3.xlarge'),
    });
    fc.assert(
      fc.property(load, ({ peak, cpu, share, type }) => {
        const text = `{ peakRequests: ${peak} / s, cpu: ${cpu} ms, requests: ${peak} / s * ${share} / 100, duration: 300 ms, memory: 20 MB }`;
        const needed = count(text, type);
        const warned = (instances: number) =>
          warningsOf([`ec2: { type: ${type}, count: ${instances}, load: ${text} }`])?.length === 1;
        expect(warned(needed)).toBe(false);
        if (needed > 1) expect(warned(needed - 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
