import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { readScenario } from '../../src/scenario/read.js';
import type { Settings } from '../../src/scenario/settings.js';
import { amountsOf, books, objectionsTo, priced, quantitiesOf, scenarioText, TODAY } from '../support/price.js';

const given = (text: string) => ({ file: '--option', text });

/** What the scenario says, with the settings of a caller. */
function read(text: string, settings: Partial<Settings> = {}) {
  const { scenario, problems } = readScenario({ file: 'test.yaml', text }, { today: TODAY, ...settings });
  if (scenario === undefined || problems.length > 0)
    throw new Error(problems.map(({ message }) => message.en).join('\n'));
  return scenario;
}

const SMALL = `
region: ap-northeast-1
options:
  Lambda:
    - lambda: { requests: 1000, duration: 120 ms, memory: 128 MB }
`;

describe('a scenario that says only what it must', () => {
  const scenario = read(SMALL);

  it('has the defaults, and lists every one of them as taken', () => {
    expect(scenario.asOf).toBe(TODAY);
    expect(scenario.frame.month.written).toBe('730 h');
    expect(scenario.currency.code).toBe('USD');
    expect(scenario.freeTier).toBe('none');
    expect(scenario.appliedDefaults).toEqual([
      { key: 'asOf', value: TODAY, ja: `基準日は本日（${TODAY}）` },
      { key: 'month', value: '730 h', ja: '1 か月は 730 時間' },
      { key: 'currency', value: 'USD', ja: '通貨は USD' },
      { key: 'freeTier', value: 'none', ja: '無料枠は適用しない' },
    ]);
  });

  it('has the defaults of its components listed with them', () => {
    expect(scenario.options[0]?.components[0]?.appliedDefaults).toEqual([
      { key: 'architecture', value: 'x86_64', ja: 'アーキテクチャは x86_64' },
      { key: 'purchase', value: 'onDemand', ja: 'オンデマンド' },
      { key: 'codePackage', value: 'zip', ja: 'ZIP パッケージ' },
    ]);
  });

  it('is called by its file', () => {
    expect(scenario.title).toEqual({ en: 'test.yaml', ja: 'test.yaml' });
  });
});

describe('a scenario that says everything', () => {
  const scenario = read(`
title: { en: Campaign, ja: キャンペーン }
region: ap-northeast-1
asOf: 2016-06-02
month: 31 days
currency: { code: JPY, perUsd: 120, source: the proposal }
freeTier: always
workload: { uploads: 300k }
options:
  Serverless: { title: { en: Lambda, ja: ラムダ }, uses: [ sqs: { queue: fifo, requests: uploads } ] }
`);

  it('has nothing assumed', () => {
    expect(scenario.appliedDefaults).toEqual([]);
    expect(scenario.options[0]?.components[0]?.appliedDefaults).toEqual([]);
  });

  it('has its titles in both languages', () => {
    expect(scenario.title).toEqual({ en: 'Campaign', ja: 'キャンペーン' });
    expect(scenario.options[0]).toMatchObject({ name: 'Serverless', title: { en: 'Lambda', ja: 'ラムダ' } });
  });

  it.each([
    ['title: Campaign', { en: 'Campaign', ja: 'Campaign' }],
    ['title: { ja: キャンペーン }', { en: 'キャンペーン', ja: 'キャンペーン' }],
  ])('takes the language that is there: %s', (line, title) => expect(read(line + SMALL).title).toEqual(title));
});

describe('what a caller decides', () => {
  const text = scenarioText(['sqs: { requests: uploads }'], { workload: { uploads: '5', half: 'uploads / 2' } });

  it('comes before what the file says', () => {
    const scenario = read(`currency: { code: JPY, perUsd: 120, source: the file }\n${text}`, {
      asOf: given('2020-12-01'),
      region: given('us-east-1'),
      rate: given('0.9'),
      currency: given('EUR'),
    });
    expect(scenario).toMatchObject({ asOf: '2020-12-01', region: 'us-east-1', currency: { code: 'EUR' } });
    expect(scenario.currency.perUsd.toString()).toBe('0.9');
    expect(scenario.currency.source).toBeUndefined();
  });

  it('leaves the rate of the file where the currency is the same', () => {
    const scenario = read(`currency: { code: JPY, perUsd: 120 }\n${text}`, { currency: given('JPY') });
    expect(scenario.currency.perUsd.toString()).toBe('120');
  });

  it('reaches what is made of a quantity that is set', () => {
    const settings = { today: TODAY, set: [given('uploads=8'), given('half = uploads / 4')] };
    const [option] = compare({ file: 'test.yaml', text }, settings, books).options;
    expect(option?.lines[0]?.quantity.toString()).toBe('8');
    expect(read(text, settings).workload.get('half')?.node.kind).toBe('quotient');
  });
});

describe('a quantity of a component', () => {
  it.each([
    ['sqs: { requests: 1 / day }', '30 days', { 'sqs / queue requests': '30' }],
    ['sqs: { requests: 1 / day }', '28 days', { 'sqs / queue requests': '28' }],
    ['sqs: { requests: 1000 }', '28 days', { 'sqs / queue requests': '1000' }],
    ['ec2: { type: t2.micro }', '31 days', { 'ec2 / instance hours': '744' }],
    ['ec2: { type: t2.micro, hours: 100 }', '730 h', { 'ec2 / instance hours': '100' }],
    ['s3: { storage: 1 TB }', '730 h', { 's3 / object storage': '1024' }],
    ['s3: { storage: 512 MB }', '730 h', { 's3 / object storage': '0.5' }],
  ])('%s in a month of %s', (component, month, quantities) => {
    expect(quantitiesOf([component], { month })).toEqual(quantities);
  });

  it('may refer to the workload, whose quantities may refer to each other in any order', () => {
    const workload = { stored: 'uploads * picture', uploads: '512 / day', picture: '2 MB' };
    expect(
      quantitiesOf(['s3: { storage: stored, puts: ceil(uploads / 1000) }'], { workload, month: '30 days' }),
    ).toEqual({
      's3 / object storage': '30',
      's3 / PUT requests': '16',
    });
  });
});

describe('a limit of the day', () => {
  const lambda = (...more: string[]) => [
    `lambda: { requests: 1, ${['duration: 1 s', 'memory: 128 MB', ...more].join(', ')} }`,
  ];
  const withDuration = (duration: string) => [`lambda: { requests: 1, memory: 128 MB, duration: ${duration} }`];
  const withMemory = (memory: string) => [`lambda: { requests: 1, duration: 1 s, memory: ${memory} }`];

  it.each([
    { what: 'a call of 300 s in 2016', components: withDuration('300 s'), asOf: '2016-06-02', allowed: true },
    { what: 'a call of 300001 ms in 2016', components: withDuration('300001 ms'), asOf: '2016-06-02', allowed: false },
    { what: 'a call of 15 min on its day', components: withDuration('15 min'), asOf: '2018-10-10', allowed: true },
    { what: 'a call of 15 min a day before', components: withDuration('15 min'), asOf: '2018-10-09', allowed: false },
    { what: '1536 MB in 2016', components: withMemory('1536 MB'), asOf: '2016-06-02', allowed: true },
    { what: '1600 MB in 2016', components: withMemory('1600 MB'), asOf: '2016-06-02', allowed: false },
    { what: '1537 MB in 2021', components: withMemory('1537 MB'), asOf: '2021-01-01', allowed: true },
    { what: '128 MB', components: withMemory('128 MB'), asOf: '2021-01-01', allowed: true },
    { what: '127 MB', components: withMemory('127 MB'), asOf: '2021-01-01', allowed: false },
    { what: '10 GB', components: withMemory('10 GB'), asOf: '2021-01-01', allowed: true },
    { what: '10241 MB', components: withMemory('10241 MB'), asOf: '2021-01-01', allowed: false },
    {
      what: '512 MB of /tmp in 2016',
      components: lambda('ephemeralStorage: 512 MB'),
      asOf: '2016-06-02',
      allowed: true,
    },
    {
      what: '513 MB of /tmp in 2016',
      components: lambda('ephemeralStorage: 513 MB'),
      asOf: '2016-06-02',
      allowed: false,
    },
    {
      what: '10 GB of /tmp on its day',
      components: lambda('ephemeralStorage: 10 GB'),
      asOf: '2022-03-24',
      allowed: true,
    },
    { what: 'arm64 on its day', components: lambda('architecture: arm64'), asOf: '2021-09-29', allowed: true },
    { what: 'arm64 a day before', components: lambda('architecture: arm64'), asOf: '2021-09-28', allowed: false },
    { what: 't3.micro on its day', components: ['ec2: { type: t3.micro }'], asOf: '2018-08-21', allowed: true },
    { what: 't3.micro a day before', components: ['ec2: { type: t3.micro }'], asOf: '2018-08-20', allowed: false },
    {
      what: 'all hours of the month',
      components: ['ec2: { type: t2.micro, hours: 730 }'],
      asOf: '2016-06-02',
      allowed: true,
    },
    { what: 'an hour more', components: ['ec2: { type: t2.micro, hours: 731 }'], asOf: '2016-06-02', allowed: false },
  ])('$what: $allowed', ({ components, asOf, allowed }) => {
    expect(objectionsTo(components, { asOf }).length === 0).toBe(allowed);
  });
});

describe('shares of the calls', () => {
  const parts = (...shares: string[]) => [
    `lambda: { requests: 1, memory: 128 MB, duration: [${shares.map((share) => `{ share: ${share}, duration: 1 s }`).join(', ')}] }`,
  ];

  it.each([
    { shares: ['100 %'], allowed: true },
    { shares: ['90 %', '9 %', '1 %'], allowed: true },
    { shares: ['1 / 3', '1 / 3', '1 / 3'], allowed: true },
    { shares: ['90 %', '9.9 %'], allowed: false },
    { shares: ['90 %', '10.1 %'], allowed: false },
  ])('$shares make up the whole: $allowed', ({ shares, allowed }) => {
    expect(objectionsTo(parts(...shares)).length === 0).toBe(allowed);
  });
});

describe('names of components', () => {
  it('are the services where none is given, and numbered where two are alike', () => {
    const [option] = priced(
      scenarioText(['sqs: { requests: 1 }', 'sqs: { requests: 2 }', 'sqs: { name: sqs, requests: 3 }']),
    ).options;
    expect(option?.lines.map(({ component }) => component)).toEqual(['sqs', 'sqs 2', 'sqs 3']);
  });

  it('may be alike in two services', () => {
    const names = Object.keys(amountsOf(['sqs: { name: a, requests: 1 }', 's3: { name: a, puts: 1 }']));
    expect(names).toEqual(['a / queue requests', 'a / PUT requests']);
  });
});
