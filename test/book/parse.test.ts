import { describe, expect, it } from 'vitest';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { parseRuleShard } from '../../src/book/parseRules.js';
import { InputError, type Problem } from '../../src/errors.js';
import { isBaseUnit } from '../../src/services/units.js';

const GOOD_PRICES = `
service: ec2
region: ap-northeast-1
checked: 2025-06-18
sources:
  page: AWS pricing page
  list: AWS Price List of 2025-06-18
prices:
  linux:
    unit: h
    t2.micro:
      - { from: 2014-07-01, lastSeen: 2016-06-29, usd: 0.020, source: page, note: "one price until the cut" }
      - { from: 2016-12-01, firstSeen: true, usd: 0.016, source: list }
      - { from: 2018-01-01, unknown: "no later list", source: list }
  requests:
    unit: request
    per: 1000000
    history: [{ from: 2014-11-13, usd: 0.2, source: page }]
  out:
    unit: GB
    history:
      - from: 2014-04-01
        seenFrom: 2016-05-27
        source: page
        tiers: [{ upTo: 10240, usd: 0.14 }, { upTo: 51200, usd: 0.135 }, { contactAws: yes }]
`;

const GOOD_RULES = `
service: lambda
checked: 2026-09-20
sources: { blog: AWS News Blog }
rules:
  durationGranularity:
    about: { en: Billed duration is rounded up to a multiple of this., ja: 課金対象時間の切り上げ単位 }
    unit: ms
    history:
      - { from: 2014-11-13, value: 100, source: blog, note: "the preview's first day" }
      - { from: 2020-12-01, value: 1, source: blog }
  chances:
    about: { en: A number without a unit., ja: 単位のない数 }
    history: [{ from: 2014-11-13, value: 0.5, source: blog }]
`;

const GROUPED_RULES = `
service: instanceTypes
checked: 2026-09-20
sources: { list: A list of types }
rules:
  vcpu:
    about: { en: Virtual CPUs., ja: vCPU の数 }
    unit: vCPU
    t2.micro: [{ from: 2014-07-01, value: 1, source: list }]
    c4.large: [{ from: 2015-01-11, value: 2, source: list }]
`;

const prices = (text: string) => parsePriceShard({ file: 'prices.yaml', text }, isBaseUnit);
const rules = (text: string) => parseRuleShard({ file: 'rules.yaml', text }, isBaseUnit);

describe('a good price file', () => {
  const shard = prices(GOOD_PRICES);

  it('says of what, where and when it is, and where it is from', () => {
    expect(shard).toMatchObject({
      service: 'ec2',
      region: 'ap-northeast-1',
      checked: '2025-06-18',
      sources: { page: 'AWS pricing page', list: 'AWS Price List of 2025-06-18' },
    });
  });

  it('names a price by the path to it', () => {
    expect(Object.keys(shard.prices)).toEqual(['linux.t2.micro', 'requests', 'out']);
  });

  it('gives a price the unit of its group, and keeps numbers as they are written', () => {
    expect(shard.prices['linux.t2.micro']).toEqual({
      unit: 'h',
      per: '1',
      history: [
        {
          from: '2014-07-01',
          lastSeen: '2016-06-29',
          tiers: [{ usd: '0.020' }],
          source: 'page',
          note: 'one price until the cut',
        },
        { from: '2016-12-01', firstSeen: true, tiers: [{ usd: '0.016' }], source: 'list' },
        { from: '2018-01-01', source: 'list', note: 'no later list' },
      ],
    });
  });

  it('may give a price a unit and a number that its group does not have', () => {
    const own = 'requests:\n    unit: request\n    per: 1000000\n    history:';
    const group = (lines: string) =>
      GOOD_PRICES.replace(own, `requests:\n    per: 1000\n    all:\n${lines}      history:`);
    expect(prices(group('      unit: request\n')).prices['requests.all']).toMatchObject({
      unit: 'request',
      per: '1000',
    });
    expect(prices(group('      unit: request\n      per: 10\n')).prices['requests.all']).toMatchObject({ per: '10' });
  });

  it('has no currency where it says none', () => {
    expect(Object.keys(shard)).not.toContain('currency');
    expect(prices(GOOD_PRICES.replace('region:', 'currency: USD\nregion:')).currency).toBe('USD');
  });

  it('has no tiers where a price is unknown', () => {
    expect(Object.keys(shard.prices['linux.t2.micro']?.history[2] ?? {})).toEqual(['from', 'source', 'note']);
  });

  it('reads a SKU', () => {
    const text = GOOD_PRICES.replace('usd: 0.016', 'usd: 0.016, sku: ABC123');
    expect(prices(text).prices['linux.t2.micro']?.history[1]).toMatchObject({ sku: 'ABC123' });
  });

  it('reads a price per a million', () => {
    expect(shard.prices.requests).toMatchObject({
      unit: 'request',
      per: '1000000',
      history: [{ tiers: [{ usd: '0.2' }] }],
    });
  });

  it('reads tiers, the last of which may have no published price', () => {
    expect(shard.prices.out?.history[0]).toEqual({
      from: '2014-04-01',
      seenFrom: '2016-05-27',
      source: 'page',
      tiers: [{ upTo: '10240', usd: '0.14' }, { upTo: '51200', usd: '0.135' }, {}],
    });
  });
});

describe('a good rule file', () => {
  const shard = rules(GOOD_RULES);

  it('has every rule with its unit and its history', () => {
    expect(shard.rules.durationGranularity).toEqual({
      about: { en: 'Billed duration is rounded up to a multiple of this.', ja: '課金対象時間の切り上げ単位' },
      unit: 'ms',
      history: [
        { from: '2014-11-13', value: '100', source: 'blog', note: "the preview's first day" },
        { from: '2020-12-01', value: '1', source: 'blog' },
      ],
    });
  });

  it('may say how long an announced value is disputed', () => {
    const [, entry] = rules(GOOD_RULES.replace('value: 1,', 'disputedTo: 2020-12-31, value: 1,')).rules
      .durationGranularity?.history ?? [undefined, undefined];
    expect(entry).toEqual({ from: '2020-12-01', value: '1', source: 'blog', disputedTo: '2020-12-31' });
  });

  it('may have a rule without a unit', () => {
    expect(shard.rules.chances).toMatchObject({ unit: '', history: [{ value: '0.5' }] });
  });
});

function problemsOf(parse: () => unknown): readonly Problem[] {
  try {
    parse();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

/** A slip: what is written instead of what, and the words that the problem must hold. */
type Slip = readonly [slip: string, written: string, instead: string, words: string, more?: Partial<Problem>];

const T2_2016 = '- { from: 2016-12-01, firstSeen: true, usd: 0.016, source: list }';
const TIERS = 'tiers: [{ upTo: 10240, usd: 0.14 }, { upTo: 51200, usd: 0.135 }, { contactAws: yes }]';
const REQUESTS = '[{ from: 2014-11-13, usd: 0.2, source: page }]';

const BROKEN_PRICES: readonly Slip[] = [
  ['an unknown key of the file', 'region:', 'regoin:', '`regoin`', { code: 'unknownKey', nearest: 'region' }],
  ['no region', 'region: ap-northeast-1\n', '', 'needs the key `region`', { code: 'missingKey' }],
  ['no service', 'service: ec2\n', '', 'needs the key `service`'],
  ['no day of the last check', 'checked: 2025-06-18\n', '', 'needs the key `checked`'],
  ['a check on no day', '2025-06-18\n', '2025-06-31\n', '`2025-06-31` is not a day', { code: 'notAQuantity' }],
  ['an unknown key of an entry', 'lastSeen: 2016', 'seenLast: 2016', '`seenLast`', { code: 'unknownKey' }],
  ['an unknown key of a price', 'history: [{', 'since: 2014\n    history: [{', 'price `requests` has no key `since`'],
  ['an unknown key of a tier', 'upTo: 10240', 'upto: 10240', '`upto`', { code: 'unknownKey', nearest: 'upTo' }],
  ['a duplicate key', '  out:', '  requests:', 'given twice', { code: 'duplicateKey' }],
  ['a duplicate key of an entry', 'usd: 0.016', 'usd: 0.016, usd: 0.017', 'given twice', { code: 'duplicateKey' }],
  [
    'days out of order',
    'from: 2016-12-01',
    'from: 2014-06-30',
    '2014-06-30 does not come after 2014-07-01',
    { code: 'contradiction' },
  ],
  ['a day twice', 'from: 2016-12-01', 'from: 2014-07-01', '2014-07-01 does not come after 2014-07-01'],
  ['no day', 'from: 2016-12-01, ', '', 'needs the key `from`', { code: 'missingKey' }],
  ['a day that is none', 'from: 2016-12-01', 'from: 2016-11-31', '`2016-11-31` is not a day'],
  ['no source', ', source: list }\n      - { from: 2018', ' }\n      - { from: 2018', 'needs the key `source`'],
  ['an empty source', 'usd: 0.2, source: page', 'usd: 0.2, source: ', '`source` has no value'],
  [
    'an unknown source',
    '0.2, source: page',
    '0.2, source: pgae',
    'no source `pgae`',
    { code: 'unknownWord', nearest: 'page' },
  ],
  ['a region that is a list', 'region: ap-northeast-1', 'region: [a]', '`region` is a list', { code: 'wrongShape' }],
  [
    'an unknown currency',
    'region:',
    'currency: EUR\nregion:',
    '`EUR` is not a currency of AWS’s price lists',
    { code: 'unknownWord' },
  ],
  [
    'a first observation that is not',
    'firstSeen: true',
    'firstSeen: false',
    'can only be true',
    { code: 'unknownWord' },
  ],
  ['a first observation that is a list', 'firstSeen: true', 'firstSeen: [true]', '`firstSeen` can only be true'],
  [
    'a SKU with a small letter at its start',
    'usd: 0.016',
    'usd: 0.016, sku: aB1',
    '`aB1` is not a SKU',
    { code: 'unknownWord' },
  ],
  ['a SKU with a small letter at its end', 'usd: 0.016', 'usd: 0.016, sku: B1a', '`B1a` is not a SKU'],
  ['an entry of no history', REQUESTS, '[]', 'price `requests` has no entry', { code: 'missingKey' }],
  [
    'a price that two paths lead to',
    '  out:',
    '  linux.t2.micro: []\n  out:',
    'is given twice',
    { code: 'duplicateKey' },
  ],
  ['a tier that is one value', '{ upTo: 10240, usd: 0.14 }', '0.14', 'a tier is one value', { code: 'wrongShape' }],
  [
    'a tier with a price and without',
    'contactAws: yes',
    'contactAws: yes, usd: 1',
    'with a price and without one',
    { code: 'contradiction' },
  ],
  ['no unit', '    unit: h\n', '', 'price `linux.t2.micro` has no unit', { code: 'missingUnit' }],
  ['an unknown unit', 'unit: h\n', 'unit: hour\n', 'price `linux.t2.micro`: `hour` is not a unit'],
  [
    'per 0',
    'per: 1000000',
    'per: 0',
    'price `requests` is per `0`',
    { code: 'notAQuantity', expected: { en: 'a whole number like 1000000', ja: '1000000 のような整数' } },
  ],
  ['per a part', 'per: 1000000', 'per: 0.5', 'is per `0.5`'],
  ['per a negative number', 'per: 1000000', 'per: -1', 'is per `-1`'],
  ['per a number with commas', 'per: 1000000', 'per: 1,000,000', 'is per `1,000,000`'],
  ['no price', T2_2016, '- { from: 2016-12-01, source: list }', 'states no price', { code: 'contradiction' }],
  [
    'a price and tiers',
    REQUESTS,
    '[{ from: 2014-11-13, usd: 0.2, tiers: [{ usd: 1 }], source: page }]',
    'usd and tiers',
  ],
  [
    'a price that is unknown',
    REQUESTS,
    '[{ from: 2014-11-13, usd: 1, unknown: why, source: page }]',
    'usd and unknown',
  ],
  ['a negative price', 'usd: 0.016', 'usd: -0.016', '`-0.016` is not an amount', { code: 'notAQuantity' }],
  ['a price in words', 'usd: 0.016', 'usd: free', '`free` is not an amount'],
  ['a price with a sign', 'usd: 0.016', 'usd: $0.016', '`$0.016` is not an amount'],
  ['an empty price', 'usd: 0.016', 'usd: ', '`usd` has no value'],
  [
    'tiers without an open last',
    ', { contactAws: yes }]',
    ']',
    'price `out`: the tiers don’t ascend to an open-ended last one',
    { code: 'contradiction' },
  ],
  ['tiers open before the last', 'upTo: 51200, ', '', 'the tiers don’t ascend to an open-ended last one'],
  ['tiers that fall', 'upTo: 51200', 'upTo: 10239', 'the tiers don’t ascend to an open-ended last one'],
  ['tiers that stay', 'upTo: 51200', 'upTo: 10240', 'the tiers don’t ascend to an open-ended last one'],
  ['no tiers', TIERS, 'tiers: []', 'the tiers don’t ascend to an open-ended last one'],
  ['a tier without a price', 'upTo: 51200, usd: 0.135', 'upTo: 51200', 'needs the key `usd`'],
  ['a negative end of a tier', 'upTo: 10240', 'upTo: -1', '`-1` is not an amount'],
  ['tiers that are no list', TIERS, 'tiers: 0.14', '`tiers` is one value', { code: 'wrongShape' }],
  ['a price that is one value', `history: ${REQUESTS}`, 'history: 0.2', 'price `requests` is one value'],
  ['an entry that is one value', REQUESTS, '[0.2]', 'an entry of price `requests` is one value'],
  ['a first observation on no day', 'seenFrom: 2016-05-27', 'seenFrom: May 2016', '`May 2016` is not a day'],
  ['a last observation on no day', 'lastSeen: 2016-06-29', 'lastSeen: June', '`June` is not a day'],
];

const BROKEN_RULES: readonly Slip[] = [
  ['an unknown key of the file', 'service:', 'region: x\nservice:', 'a rule file has no key `region`'],
  [
    'an unknown key of a rule',
    'about: { en: Billed',
    'abuot: { en: Billed',
    'has no key `abuot`',
    { nearest: 'about' },
  ],
  [
    'no word on what it is',
    '    about: { en: A number without a unit., ja: 単位のない数 }\n',
    '',
    'rule `chances` needs the key `about`',
  ],
  ['a word on what it is in one language', ', ja: 単位のない数', '', '`about` needs the key `ja`'],
  ['an empty word on what it is', 'ja: 単位のない数', 'ja: ', '`ja` has no value'],
  [
    'a word on what it is in no language',
    '{ en: A number without a unit., ja: 単位のない数 }',
    'A number',
    '`about` is one value',
  ],
  [
    'an unknown unit',
    'unit: ms',
    'unit: msec',
    'rule `durationGranularity`: `msec` is not a unit',
    { code: 'missingUnit' },
  ],
  [
    'a third language',
    'ja: 単位のない数',
    'ja: 単位のない数, de: Zahl',
    '`about` has no key `de`',
    { code: 'unknownKey' },
  ],
  [
    'no history',
    'history: [{ from: 2014-11-13, value: 0.5, source: blog }]',
    'unit: ms',
    'rule `chances` needs the key `history`',
  ],
  ['no value', 'value: 0.5, ', '', 'an entry of rule `chances` needs the key `value`'],
  ['a negative value', 'value: 0.5', 'value: -0.5', '`-0.5` is not an amount'],
  ['a value of two kinds', 'value: 0.5', 'value: 0.5, usd: 1', 'has no key `usd`', { code: 'unknownKey' }],
  ['days out of order', 'from: 2020-12-01', 'from: 2014-11-13', '2014-11-13 does not come after 2014-11-13'],
  ['no source', ', source: blog, note', ', note', 'an entry of rule `durationGranularity` needs the key `source`'],
  ['an unknown source', '1, source: blog', '1, source: bolg', 'no source `bolg`', { nearest: 'blog' }],
  ['a duplicate rule', '  chances:', '  durationGranularity:', 'given twice', { code: 'duplicateKey' }],
  ['a rule that is one value', '  chances:', '  ratio: 1\n  chances:', 'rule `ratio` is one value'],
];

function expectRefusal(good: string, parse: (text: string) => unknown, [, written, instead, words, more]: Slip): void {
  expect(good, 'the good file has the words').toContain(written);
  const problems = problemsOf(() => parse(good.replace(written, () => instead)));
  const told = problems.find(({ message }) => message.en.includes(words));
  expect(told, problems.map(({ message }) => message.en).join('\n') || 'no problem was found').toBeDefined();
  expect(told).toMatchObject(more ?? {});
}

describe('a broken price file', () => {
  it.each(BROKEN_PRICES.map((slip) => [slip[0], slip] as const))('with %s is refused', (_name, slip) => {
    expectRefusal(GOOD_PRICES, prices, slip);
  });
});

describe('a broken rule file', () => {
  it.each(BROKEN_RULES.map((slip) => [slip[0], slip] as const))('with %s is refused', (_name, slip) => {
    expectRefusal(GOOD_RULES, rules, slip);
  });
});

describe('the problems of a file', () => {
  it('are told all at once, each with its place, in the order of the places', () => {
    const text = GOOD_PRICES.replace('usd: 0.016', 'usd: -0.016')
      .replace('per: 1000000', 'per: 0')
      .replace('usd: 0.135', 'usd: cheap');
    const found = problemsOf(() => prices(text)).map(({ message, place }) => [
      message.en,
      place?.line,
      place?.source.file,
    ]);
    expect(found).toEqual([
      ['price `linux.t2.micro`: `-0.016` is not an amount', 13, 'prices.yaml'],
      ['price `requests` is per `0`', 15, 'prices.yaml'],
      ['price `out`: `cheap` is not an amount', 25, 'prices.yaml'],
    ]);
  });

  it('hold the column of the value', () => {
    const [problem] = problemsOf(() => prices(GOOD_PRICES.replace('usd: 0.016', 'usd: -0.016')));
    const line = GOOD_PRICES.split('\n')[12] as string;
    expect(problem?.place).toMatchObject({ column: line.indexOf('0.016') + 1, length: '-0.016'.length });
  });

  it('are told once where a whole part is missing', () => {
    const told = (text: string, parse: (text: string) => unknown) =>
      problemsOf(() => parse(text)).map(({ message }) => message.en);
    const cut = (text: string, from: string) => text.slice(0, text.indexOf(from));
    expect(told(cut(GOOD_PRICES, 'prices:'), prices)).toEqual(['a price file needs the key `prices`']);
    expect(told(cut(GOOD_RULES, 'rules:'), rules)).toEqual(['a rule file needs the key `rules`']);
    expect(told(GOOD_RULES.replace('sources: { blog: AWS News Blog }\n', ''), rules)[0]).toBe(
      'the file needs the key `sources`',
    );
  });

  it.each(['', '---', '[]', 'prices', ': :'])('are told of a file that holds only %j', (text) => {
    expect(problemsOf(() => prices(text)).length).toBeGreaterThan(0);
  });
});

describe('a group of rules', () => {
  it('has a rule in each line, under one description and unit', () => {
    const shard = rules(GROUPED_RULES);
    expect(Object.keys(shard.rules)).toEqual(['vcpu.t2.micro', 'vcpu.c4.large']);
    expect(shard.rules['vcpu.c4.large']).toMatchObject({
      about: { en: 'Virtual CPUs.', ja: 'vCPU の数' },
      unit: 'vCPU',
      history: [{ from: '2015-01-11', value: '2' }],
    });
  });

  const slips: readonly Slip[] = [
    [
      'no word on what it is',
      '    about: { en: Virtual CPUs., ja: vCPU の数 }\n',
      '',
      'the group `vcpu` needs the key `about`',
    ],
    ['an unknown unit', 'unit: vCPU', 'unit: cpu', 'the group `vcpu`: `cpu` is not a unit'],
    [
      'a rule without entries',
      '[{ from: 2015-01-11, value: 2, source: list }]',
      '[]',
      'rule `vcpu.c4.large` has no entry',
    ],
    [
      'a rule that is no list',
      '[{ from: 2015-01-11, value: 2, source: list }]',
      '2',
      'the history of rule `vcpu.c4.large`',
    ],
    ['an unknown source', '1, source: list', '1, source: lsit', 'no source `lsit`', { nearest: 'list' }],
  ];

  it.each(slips.map((slip) => [slip[0], slip] as const))('with %s is refused', (_, slip) =>
    expectRefusal(GROUPED_RULES, rules, slip),
  );
});
