import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import { InputError } from '../../../src/errors.js';
import { readPowerTuning } from '../../../src/import/powerTuning.js';
import { rational, toDecimal } from '../../../src/quantity/rational.js';
import type { OptimiseSettings } from '../../../src/questions/choose/candidates.js';
import { type Optimum, optimise } from '../../../src/questions/choose/optimise.js';
import { optimumAnswer, optimumJson } from '../../../src/report/answers/optimise.js';
import { books, TODAY } from '../../support/price.js';
import { tableOf } from '../../support/shown.js';

const THUMBNAILS = readFileSync(new URL('../../../scenarios/optimise/thumbnails.yaml', import.meta.url), 'utf8');

function best(text: string, settings: Partial<OptimiseSettings> = {}): Optimum {
  const asked = { source: { file: 'test.yaml', text }, settings: { today: TODAY }, books };
  return optimise(asked, { top: 5, ...settings });
}

function problemOf(work: () => unknown): string {
  try {
    work();
    return 'nothing is wrong';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems
      .map(({ message, expected, remedy }) => [message, expected, remedy].map((words) => words?.en).join(' | '))
      .join('\n');
  }
}

const FAMILIES = ['t3', 't3a', 'm5', 'c5', 'r5'];
// Nano types have no memory beside the system's.
const SIZES = ['micro', 'small', 'medium', 'large', 'xlarge', '2xlarge'];
const REGIONS = ['ap-northeast-1', 'us-east-1', 'eu-west-1'];

/** Every type in every region, by compare. */
function byBruteForce(text: string): { name: string; usd: ReturnType<typeof rational> }[] {
  return FAMILIES.flatMap((family) => SIZES.map((size) => `${family}.${size}`)).flatMap((type) =>
    REGIONS.flatMap((region) => {
      const edited = text.replace(/type: [\w.]+/, `type: ${type}`);
      try {
        const found = compare({ file: 'x', text: edited }, { today: TODAY, region: { file: '', text: region } }, books);
        return [{ name: `${region} ${type}`, usd: found.options[0]?.usd as ReturnType<typeof rational> }];
      } catch (error) {
        if (error instanceof InputError) return [];
        throw error;
      }
    }),
  );
}

describe('the cheapest instances', () => {
  const ec2 = (load: string, more = '') => `
region: ap-northeast-1
asOf: 2025-06-18
freeTier: none
options:
  EC2:
    - ec2: { name: web, type: t3.micro, count: auto, ${more}load: ${load} }
    - elb: { name: balancer, kind: application, processed: 100 GB }
`;

  it.each([
    ['little work', '{ peakRequests: 5 / s, cpu: 20 ms, requests: 1M }', ''],
    ['steady work', '{ peakRequests: 100 / s, cpu: 40 ms }', ''],
    [
      'work that needs memory',
      '{ peakRequests: 50 / s, cpu: 10 ms, duration: 2 s, memory: 200 MB, systemMemory: 600 MB }',
      '',
    ],
    ['volumes with them', '{ peakRequests: 60 / s, cpu: 40 ms, requests: 20M }', 'storage: { gp3: 100 GB }, '],
    ['two at least', '{ peakRequests: 1 / s, cpu: 20 ms, requests: 100k }', 'atLeast: 2, publicIpv4: true, '],
    ['hours of the day', '{ peakRequests: 60 / s, cpu: 40 ms }', 'runs: { times: 1 / day, each: 8 h }, '],
  ])('for %s are those that every single one by itself shows', (_, load, more) => {
    const text = ec2(load, more);
    const all = byBruteForce(text).sort((a, b) => a.usd.compare(b.usd));
    const isWanted = (type: string) =>
      FAMILIES.includes(type.split('.')[0] ?? '') && SIZES.includes(type.split('.')[1] ?? '');
    const [found] = best(text, { regions: REGIONS, isWanted }).options;
    expect(found?.considered).toBe(all.length);
    expect(found?.best.map(({ bill }) => bill.usd.toFraction())).toEqual(
      all.slice(0, 5).map(({ usd }) => usd.toFraction()),
    );
    const [first] = found?.best ?? [];
    expect(all.filter(({ usd }) => usd.equals(all[0]?.usd as never)).map((one) => one.name)).toContain(
      `${first?.region} ${first?.words.map(({ en }) => en).join()}`,
    );
  });

  it('are bought as cheaply as they may be', () => {
    const text = ec2('{ peakRequests: 100 / s, cpu: 40 ms }')
      .replace('2025-06-18', '2016-06-02')
      .replace('t3.micro', 'm4.large')
      .replace(/.*elb.*\n/, '');
    const purchases = [
      'onDemand',
      { reserved: '1 year', upfront: 'all' },
      { reserved: '3 years', upfront: 'all' },
    ] as const;
    const isWanted = (type: string) => type === 'm4.large';
    const [found] = best(text, { purchases, isWanted }).options;
    const bought = (purchase: string) =>
      compare({ file: 'x', text: text.replace('count:', `purchase: ${purchase}, count:`) }, { today: TODAY }, books)
        .options[0]?.usd;
    expect(found?.best.map(({ choices: [choice] }) => choice?.purchase)).toEqual([
      'reserved 3 years, all upfront',
      'reserved 1 year, all upfront',
      'onDemand',
    ]);
    expect(found?.best.map(({ bill }) => bill.usd.toFraction())).toEqual(
      ['{ reserved: 3 years, upfront: all }', '{ reserved: 1 year, upfront: all }', 'onDemand'].map((one) =>
        bought(one)?.toFraction(),
      ),
    );
  });

  it('keep the architecture of the scenario unless another is asked for', () => {
    const text = ec2('{ peakRequests: 5 / s, cpu: 20 ms, requests: 1M }');
    const names = (settings: Partial<OptimiseSettings>) =>
      best(text, settings).options[0]?.best.flatMap(({ choices }) => choices.map(({ type }) => type)) ?? [];
    expect(names({}).filter((type) => type?.startsWith('t4g'))).toEqual([]);
    expect(names({ architectures: ['x86_64', 'arm64'] })[0]).toMatch(/^t4g\./);
  });

  it.each([{ maxInstances: 4 }, { most: 4 }])(
    'are left out where too many would be needed, or memory is too small, with the reason: %o',
    (limit) => {
      const text = ec2('{ peakRequests: 500 / s, cpu: 40 ms, duration: 1 s, memory: 20 MB, systemMemory: 700 MB }');
      const [found] = best(text, { ...limit, isWanted: (type) => /^(t3|m5)\./.test(type) }).options;
      const reasons = found?.rejections.map(({ reason }) => reason.en).join('\n');
      expect(reasons).toMatch(/too small: more than 4 would be needed/);
      expect(reasons).toMatch(/leaves nothing of the memory of the type/);
      expect(found?.best.every(({ instances: [count] }) => (count?.compare(4) ?? 1) <= 0)).toBe(true);
    },
  );
});

describe('the cheapest memory of a function', () => {
  it('is that which every single one by itself shows', () => {
    const [, found] = best(THUMBNAILS, { top: 20 }).options;
    const table = [
      ['x86_64', 128],
      ['x86_64', 256],
      ['x86_64', 512],
      ['x86_64', 1024],
      ['x86_64', 2048],
      ['x86_64', 3008],
      ['arm64', 512],
      ['arm64', 1024],
      ['arm64', 2048],
    ] as const;
    const all = table.map(([architecture, memory]) => {
      const text = THUMBNAILS.replace(
        'memory: 512 MB\n',
        `memory: ${memory} MB\n        architecture: ${architecture}\n`,
      );
      return compare({ file: 'x', text }, { today: TODAY }, books).options[1]?.usd.toFraction();
    });
    expect(found?.considered).toBe(9);
    expect(found?.best.map(({ bill }) => bill.usd.toFraction()).sort()).toEqual(all.sort());
    expect(found?.best[0]?.choices[0]).toMatchObject({ memoryMb: '512', architecture: 'arm64' });
  });

  it('is not one with which the calls are over a limit', () => {
    const text = THUMBNAILS.replace('peakRequests: peak\n', 'peakRequests: 600 / s\n');
    const [, found] = best(text, { top: 20 }).options;
    expect(found?.rejections[0]?.reason.en).toMatch(/over a limit: concurrent Lambda executions/);
    expect(found?.best.every(({ choices: [choice] }) => choice?.memoryMb !== '128')).toBe(true);
  });

  it('is chosen from what was measured beside the scenario', () => {
    const points = [
      { memoryMb: rational(128), durationMs: rational(9000) },
      { memoryMb: rational(1024), durationMs: rational(100) },
    ];
    const [, found] = best(THUMBNAILS, { durations: [{ component: 'convert', points }] }).options;
    expect(found?.best[0]?.choices[0]?.memoryMb).toBe('1,024');
    expect(problemOf(() => best(THUMBNAILS, { durations: [{ component: 'other', points }] }))).toMatch(
      /no function `other`/,
    );
  });
});

describe('durations by memory', () => {
  const at = (memory: string, table: string) => `
region: us-east-1
asOf: 2025-06-18
options:
  Lambda:
    - lambda: { requests: 1M, memory: ${memory}, durationByMemory: ${table} }
`;

  it('give the duration of the memory that the function has', () => {
    const found = compare(
      { file: 'x', text: at('256 MB', '{ 128 MB: 2 s, 256 MB: 900 ms }') },
      { today: TODAY },
      books,
    );
    expect(toDecimal(found.options[0]?.lines[1]?.quantity as never).text).toBe('225000');
  });

  it.each([
    [
      'a memory that was not measured',
      at('512 MB', '{ 128 MB: 2 s, 256 MB: 900 ms }'),
      /no duration with 512 MB \| one of 128 MB, 256 MB/,
    ],
    [
      'an architecture that was not measured',
      at('128 MB, architecture: arm64', '{ x86_64: { 128 MB: 2 s } }'),
      /no durations on arm64/,
    ],
    ['a duration beside them', at('128 MB, duration: 1 s', '{ 128 MB: 2 s }'), /both say how long a call runs/],
    ['none', at('128 MB', '{}'), /is empty/],
    ['a key that is no memory', at('128 MB', '{ 128: 2 s }'), /no unit/],
    ['a value that is no duration', at('128 MB', '{ 128 MB: 2 }'), /no unit/],
  ])('are refused with %s', (_, text, expected) => {
    expect(problemOf(() => compare({ file: 'x', text }, { today: TODAY }, books))).toMatch(expected);
  });
});

describe('a result of Lambda Power Tuning', () => {
  /** Of three memories and their durations, written as the tool writes them. */
  const address = (powers: readonly number[], durations: readonly number[]) => {
    const base64 = (array: Uint16Array | Float32Array) => Buffer.from(array.buffer).toString('base64');
    const cost = base64(Float32Array.from(durations, () => 1e-6));
    return `https://lambda-power-tuning.show/#${base64(Uint16Array.from(powers))};${base64(Float32Array.from(durations))};${cost}`;
  };
  const read = (text: string) =>
    readPowerTuning({ file: 'tuning.json', text }).map(
      ({ memoryMb, durationMs }) => `${toDecimal(memoryMb).text}: ${toDecimal(durationMs).text}`,
    );
  const EXPECTED = ['128: 2050.778', '512: 540.25', '3008: 228'];

  it('is rounded as it is written, and not as the last bits of a double are', () => {
    const stats = ['2.6755', '2.6745', '0.0005'].map(
      (duration, index) => `{"value":${128 << index},"duration":${duration}}`,
    );
    expect(read(`[${stats.join()}]`)).toEqual(['128: 2.676', '256: 2.675', '512: 0.001']);
  });

  it.each([
    ['the address of its picture', address([512, 128, 3008], [540.25, 2050.7776, 228])],
    [
      'its output',
      JSON.stringify({
        power: 128,
        stateMachine: { visualization: address([128, 512, 3008], [2050.7776, 540.25, 228]) },
      }),
    ],
    [
      'statistics',
      JSON.stringify({
        stats: [
          { value: 128, averageDuration: 2050.7776 },
          { value: 512, averageDuration: 540.25 },
          { value: 3008, averageDuration: 228 },
        ],
      }),
    ],
    [
      'a list of outputs',
      JSON.stringify([{ name: 'x', visualization: address([128, 512, 3008], [2050.7776, 540.25, 228]) }]),
    ],
  ])('is read from %s', (_, text) => {
    expect(read(text)).toEqual(EXPECTED);
  });

  const run = (name: string, powers: readonly number[], duration: number) =>
    powers.map((power) => ({ functionName: name, power, duration }));
  it.each([
    [
      'two functions with the same memory',
      [...run('a', [128, 512], 100), ...run('b', [128, 512], 300)],
      'twice for 128 MB',
    ],
    [
      'two functions, each with its own memory',
      [...run('a', [128, 512], 100), ...run('b', [1024], 300)],
      'of several functions',
    ],
    [
      'two runs that name no function',
      [
        { power: 128, duration: 1 },
        { power: 512, duration: 2 },
        { power: 128, duration: 3 },
      ],
      'twice for 128 MB',
    ],
  ])('is not made of %s', (_, results, says) => {
    const told = problemOf(() => read(JSON.stringify(results)));
    expect(told).toContain(`this has durations ${says}`);
    expect(told).toContain('further functions have files of their own');
  });

  it('may say the same twice', () => {
    const results = [...run('a', [128, 512], 100), ...run('a', [512], 100)];
    expect(read(JSON.stringify(results))).toEqual(['128: 100', '512: 100']);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{ "power": '],
    ['only the winner', '{ "power": 128, "cost": 4e-6, "duration": 2050 }'],
    ['parts of different length', 'https://x/#gAAAAQ==;AAAA;AAAA'],
    ['no base 64', 'https://x/#g*;A;A'],
    [
      'a duration of nothing',
      JSON.stringify({
        stats: [
          { value: 128, averageDuration: 0 },
          { value: 256, averageDuration: 1 },
        ],
      }),
    ],
    ['nested without end', `${'['.repeat(500)}${']'.repeat(500)}`],
  ])('is refused where it is %s', (_, text) => {
    expect(problemOf(() => read(text))).toMatch(/contains no durations by memory/);
  });
});

describe('the optimum', () => {
  it('is refused where nothing can be chosen', () => {
    const text = 'region: us-east-1\nasOf: 2025-06-18\noptions: { A: [{ ec2: { type: t3.micro } }] }';
    expect(problemOf(() => best(text))).toMatch(/has nothing to choose from/);
  });

  it.each(['en', 'ja'] as const)('is shown in %s', (language) => {
    const found = best(THUMBNAILS, { isWanted: (type) => type.startsWith('t3') });
    expect(tableOf(optimumAnswer(found), language, 100)).toMatchSnapshot();
  });

  it('is told as JSON', () => {
    expect(optimumJson(best(THUMBNAILS, { isWanted: (type) => type === 'm5.large' }))).toMatchObject({
      question: 'optimise',
      cheapest: { option: 'Lambda', region: 'ap-northeast-1', choices: [{ component: 'convert', memoryMb: '512' }] },
      options: [{ name: 'EC2', best: [{ choices: [{ type: 'm5.large', instances: '4' }] }] }, { name: 'Lambda' }],
    });
  });
});

describe('instances of several components', () => {
  const option = (count: number) => {
    const one =
      '    - ec2: { type: t3.micro, count: auto, load: { peakRequests: 10 / s, cpu: 60 ms, requests: 6M, duration: 200 ms, memory: 30 MB } }\n';
    return `region: ap-northeast-1\nasOf: 2025-06-18\noptions:\n  EC2:\n${one.repeat(count)}`;
  };
  const asked = (count: number) => ({
    source: { file: 'test.yaml', text: option(count) },
    settings: { today: TODAY },
    books,
  });
  const isWanted = (name: string) => name.startsWith('t3.');

  it('are all considered together while their configurations can be gone through', () => {
    const { options } = optimise(asked(3), { top: 1, isWanted });
    expect(options[0]?.considered).toBe(6 ** 3);
  });

  it('are refused beyond that, before more of them are sketched than it takes to know', () => {
    expect(() => optimise(asked(100), { top: 1, isWanted })).toThrow(
      'option `EC2` has 1,679,616 configurations by its first components alone',
    );
    expect(() => optimise(asked(8), { top: 1, isWanted })).toThrow('option `EC2` has 1,679,616 configurations');
  });
});
