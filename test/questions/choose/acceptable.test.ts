import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import { compareRationals } from '../../../src/quantity/rational.js';
import type { OptimiseSettings } from '../../../src/questions/choose/candidates.js';
import { type OptimisedOption, type Optimum, optimise } from '../../../src/questions/choose/optimise.js';
import { optimumJson } from '../../../src/report/answers/optimise.js';
import { books, TODAY } from '../../support/price.js';

interface Fleet {
  readonly type?: string;
  readonly asOf?: string;
  readonly load?: string;
  readonly more?: string;
  readonly region?: string;
}

const LAMBDA = '{ name: api, requests: 100M / month, duration: 80 ms, memory: 1024 MB }';

/** Instances that are to be chosen, against a function of which nothing can be. */
function against({
  type = 'm5.large',
  asOf = '2025-06-18',
  load = '{ peakRequests: 200 / s, cpu: 60 ms, requests: 100M }',
  more = '',
  region = 'ap-northeast-1',
}: Fleet): string {
  return `region: ${region}
asOf: ${asOf}
freeTier: none
currency: { code: JPY, perUsd: 150, source: an example }
options:
  EC2:
    - ec2: { name: web, type: ${type}, count: auto, ${more}load: ${load} }
  Lambda:
    - lambda: ${LAMBDA}
`;
}

const asked = (text: string) => ({ source: { file: 'test.yaml', text }, settings: { today: TODAY }, books });
const best = (fleet: Fleet, settings: Partial<OptimiseSettings> = {}): Optimum =>
  optimise(asked(against(fleet)), { top: 5, ...settings });
const ec2Of = ({ options }: Optimum) => options[0] as OptimisedOption;
const typesOf = (found: Optimum) => ec2Of(found).best.map(({ choices: [choice] }) => choice?.type);
const reasonsOf = (found: Optimum) =>
  ec2Of(found).rejections.map(({ reason, count, examples }) => [reason.en, count, examples[0]?.en]);

const RESERVED = { reserved: '3 years', upfront: 'all' };

describe('an option of which nothing can be chosen', () => {
  const steady = '{ peakRequests: 200 / s, cpu: 60 ms }';

  it('takes part as it is stated, and is the cheapest where it is', () => {
    const found = best({ load: steady });
    expect(optimumJson(found)).toMatchObject({
      cheapest: { option: 'Lambda', region: 'ap-northeast-1', choices: [], usd: '153.3336' },
      options: [{ name: 'EC2' }, { name: 'Lambda', considered: 1, best: [{ choices: [] }] }],
    });
  });

  it('takes part in each region that is asked for', () => {
    const regions = ['ap-northeast-1', 'us-east-1', 'sa-east-1'];
    const [, lambda] = best({ load: steady }, { regions }).options;
    expect(lambda?.isOpen).toBe(false);
    expect(lambda?.best.map(({ region }) => region).sort()).toEqual([...regions].sort());
  });

  it('is left out with the reason where it can’t be', () => {
    const text = against({}).replace('100M / month', '100M / month, peakRequests: 100k / s');
    const [, lambda] = optimise(asked(text), { top: 1 }).options;
    expect(lambda?.best).toEqual([]);
    expect(lambda?.rejections[0]?.reason.en).toMatch(/^over a limit: concurrent Lambda executions/);
  });
});

describe('the cheapest of all', () => {
  const fleets = fc.record({
    type: fc.constantFrom('t3.nano', 't1.micro', 't3a.small', 't2.micro', 'm5.large', 'c4.large', 'm3.medium'),
    asOf: fc.constantFrom('2016-06-02', '2019-03-01', '2025-06-18', '2026-09-01'),
    load: fc
      .record({
        peak: fc.integer({ min: 1, max: 500 }),
        cpu: fc.integer({ min: 5, max: 200 }),
        more: fc.constantFrom('', ', requests: 1M', ', duration: 300 ms, memory: 20 MB', ', systemMemory: 300 MB'),
      })
      .map(({ peak, cpu, more }) => `{ peakRequests: ${peak} / s, cpu: ${cpu} ms${more} }`),
    more: fc.constantFrom('', 'purchase: { reserved: 1 year, upfront: all }, ', 'atLeast: 2, '),
  });

  it('is never dearer than the cheapest of the options as they are stated', () => {
    let compared = 0;
    fc.assert(
      fc.property(fleets, (fleet) => {
        const stated = statedBills(fleet);
        fc.pre(stated !== undefined);
        const { cheapest } = best(fleet, { top: 1 });
        for (const usd of stated) {
          expect(compareRationals(cheapest?.configuration.bill.usd as never, usd)).toBeLessThanOrEqual(0);
          compared += 1;
        }
      }),
      { numRuns: 25 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  function statedBills(fleet: Fleet) {
    try {
      return compare({ file: 'x', text: against(fleet) }, { today: TODAY }, books).options.map(({ usd }) => usd);
    } catch {
      return undefined;
    }
  }
});

describe('memory that the system takes', () => {
  it('is 512 MB by default, so that nothing is chosen that has no more', () => {
    const found = best({});
    expect(typesOf(found)).toEqual(['t3a.micro', 't3.micro', 't3a.small', 't3.small', 't3a.medium']);
    expect(reasonsOf(found)).toContainEqual([
      'no memory left beside the system, which takes 512 MB by default (`systemMemory`)',
      3,
      't2.nano',
    ]);
    expect(ec2Of(found).assumed.map(({ en }) => en)).toContain(
      'the system takes 512 MB of the memory of each instance (`systemMemory`)',
    );
  });

  it.each([
    { systemMemory: '511 MB', isNano: true },
    { systemMemory: '512 MB', isNano: false },
  ])('is $systemMemory where the load says so', ({ systemMemory, isNano }) => {
    const load = `{ peakRequests: 200 / s, cpu: 60 ms, requests: 100M, systemMemory: ${systemMemory} }`;
    expect(typesOf(best({ load }))[0] === 't3a.nano').toBe(isNano);
  });

  it('is told where it decides how many there are', () => {
    const load = '{ peakRequests: 200 / s, cpu: 1 ms, duration: 1 s, memory: 40 MB }';
    const [first] = ec2Of(best({ load })).best;
    expect(first?.bill.assumed.map(({ en }) => en)).toContain(
      'the system takes 512 MB of the memory of each instance (`systemMemory`)',
    );
  });

  it.each([
    ['linux', 't3.nano', 512],
    ['windows', 't3.small', 2048],
    ['rhel', 't3.micro', 1536],
  ])('is what %s asks for at least', (os, full, mb) => {
    const found = best({ more: `os: ${os}, ` }, { isWanted: (type) => type.startsWith('t3.') });
    const { reason, examples } =
      ec2Of(found).rejections.find((one) => one.reason.en.startsWith('no memory left')) ?? {};
    expect(reason?.en).toContain(`${mb} MB`);
    expect(examples?.map(({ en }) => en)).toContain(full);
  });

  it('doesn’t keep the stated type out, whose owner knows what it holds', () => {
    expect(typesOf(best({ type: 't3.nano' }))[0]).toBe('t3.nano');
  });
});

describe('a type that bursts', () => {
  it('counts with the credits that it earns, and its surplus is billed', () => {
    const [first] = ec2Of(best({})).best;
    // 6 micros earn 6 x 12 / 60 = 1.2 of the 100M x 60 ms / 730 h = 2.283 vCPUs that are busy: 790.67 vCPU-hours at 0.05.
    expect(first?.bill.lines.map(({ meter, quantity }) => [meter.en, quantity.valueOf().toFixed(2)])).toEqual([
      ['instance hours', '4380.00'],
      ['surplus CPU credits', '790.67'],
    ]);
  });

  it('of which AWS publishes no baseline is left out, unless the scenario has it', () => {
    expect(reasonsOf(best({}))).toContainEqual([
      'bursts on its CPU, and AWS publishes no baseline that it sustains',
      1,
      't1.micro',
    ]);
    const stated = best({ type: 't1.micro' }, { isWanted: (type) => type === 't1.micro' });
    expect(typesOf(stated)).toContain('t1.micro');
    expect(ec2Of(stated).best.find(({ choices: [one] }) => one?.type === 't1.micro')?.bill.assumed).toContainEqual(
      expect.objectContaining({
        en: 't1.micro sustains its whole vCPU, though it bursts and AWS publishes no baseline',
      }),
    );
  });

  it('has its mode of credits as stated, and the others none', () => {
    const steady = '{ peakRequests: 200 / s, cpu: 60 ms }';
    const more = 'credits: unlimited, surplusCredits: 100, ';
    const found = best({ type: 't3.medium', load: steady, more });
    expect(typesOf(found)).toContain('c5a.large');
    const others = ec2Of(best({ type: 't3.medium', load: steady, more }, { isWanted: (type) => type === 't3.large' }));
    expect(others.best[0]?.bill.lines.find(({ meter }) => meter.en === 'surplus CPU credits')?.usd.valueOf()).toBe(
      // 12 vCPUs for 730 h, of which 6 x 36 / 60 are earned, at 0.05
      (12 - 3.6) * 730 * 0.05,
    );
  });
});

describe('a price that nobody has seen for long', () => {
  const bought = { purchases: [RESERVED], isWanted: (type: string) => type === 'm4.xlarge' };

  // Last seen on 2019-04-05; two years are 730 days.
  it.each([
    { asOf: '2021-04-04', considered: 1 },
    { asOf: '2021-04-05', considered: 0 },
  ])('two years later is no longer chosen by: $asOf', ({ asOf, considered }) => {
    const found = best({ asOf }, bought);
    expect(ec2Of(found).considered).toBe(considered);
    expect(reasonsOf(found)).toEqual(
      considered === 1
        ? []
        : [
            [
              'its price was last seen more than two years before the day',
              1,
              'm4.xlarge reserved 3 years, all upfront in ap-northeast-1, 2019-04-05',
            ],
          ],
    );
  });

  it('is taken where the scenario itself has it, with its doubt', () => {
    const more = 'purchase: { reserved: 3 years, upfront: all }, ';
    const found = best({ type: 'm4.xlarge', more }, { isWanted: bought.isWanted });
    expect(ec2Of(found).best.map(({ choices: [choice] }) => choice?.type)).toEqual(['m4.xlarge']);
    expect(ec2Of(found).best[0]?.bill.doubts.map(({ kind }) => kind)).toContain('stale');
  });

  it('never wins over one that is seen, in whichever way instances are bought', () => {
    const found = best({}, { purchases: ['onDemand', RESERVED, { reserved: '1 year', upfront: 'none' }] });
    const doubts = ec2Of(found).best.flatMap(({ bill }) => bill.doubts);
    // On 2025-06-18: some reservations were last seen in 2023, none of those before that.
    const lastSeen = doubts.flatMap((doubt) => (doubt.kind === 'stale' ? [doubt.lastSeen] : []));
    expect([...new Set(lastSeen)]).toEqual(['2023-11-02']);
  });
});

describe('a type of other days', () => {
  it.each([
    { asOf: '2026-08-21', isLeftOut: false },
    { asOf: '2026-08-22', isLeftOut: true },
  ])('that AWS no longer starts is left out: $asOf', ({ asOf, isLeftOut }) => {
    const found = best({ asOf, region: 'us-east-1' }, { isWanted: (type) => type === 'p3.2xlarge' });
    expect(reasonsOf(found).some(([reason]) => reason === 'no longer started by AWS on the day')).toBe(isLeftOut);
  });

  it.each([
    { asOf: '2026-08-21', words: 'm4.large', generation: undefined },
    { asOf: '2026-08-22', words: 'm4.large (previous generation)', generation: 'previous' },
  ])('of a previous generation is marked: $words', ({ asOf, words, generation }) => {
    const [first] = ec2Of(best({ asOf, region: 'us-east-1' }, { isWanted: (type) => type === 'm4.large' })).best;
    expect(first?.words.map(({ en }) => en)).toEqual([words]);
    expect(first?.choices[0]?.generation).toBe(generation);
  });
});

describe('what decided the choice', () => {
  const CHOSEN = {
    architecture: 'only x86_64 types are considered, as the stated one is',
    atLeast: 'no instances beyond those that carry the load (`atLeast`)',
    system: 'the system takes 512 MB of the memory of each instance (`systemMemory`)',
    rest: 'the network and the disks of each type suffice for the load',
  };
  const assumedOf = (fleet: Fleet, settings: Partial<OptimiseSettings> = {}) =>
    ec2Of(best(fleet, settings)).assumed.map(({ en }) => en);

  it('is assumed where nobody said it', () => {
    expect(assumedOf({})).toEqual(Object.values(CHOSEN));
    expect((optimumJson(best({})) as { options: { assumed: string[] }[] }).options[0]?.assumed).toEqual(
      expect.arrayContaining(Object.values(CHOSEN)),
    );
  });

  it('is not where somebody did', () => {
    const load = '{ peakRequests: 200 / s, cpu: 60 ms, systemMemory: 400 MB }';
    expect(assumedOf({ load, more: 'atLeast: 2, ' }, { architectures: ['x86_64'] })).toEqual([CHOSEN.rest]);
  });

  it('is no default of the purchase where another was chosen', () => {
    const purchases = [{ reserved: '1 year', upfront: 'none' }];
    const [first] = ec2Of(best({ asOf: '2017-10-26', type: 'm4.large' }, { purchases })).best;
    expect(first?.choices[0]?.purchase).toBe('reserved 1 year, none upfront');
    expect(first?.bill.assumed.map(({ en }) => en)[0]).toBe('web: os linux, hours always');
  });
});
