/** Everything of ours that reads a text from outside, as what is tried with wrong texts. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from '../../src/bill/compare.js';
import type { Books } from '../../src/book/book.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { parseRuleShard } from '../../src/book/parseRules.js';
import { readPowerTuning } from '../../src/import/powerTuning.js';
import { offerFile } from '../../src/io/books/offerFiles.js';
import { readCountsFile } from '../../src/io/files/importing.js';
import type { Day } from '../../src/quantity/day.js';
import { check } from '../../src/questions/check/check.js';
import { sweep } from '../../src/questions/range/sweep.js';
import { mayMatch } from '../../src/refresh/match.js';
import { readRecorded } from '../../src/refresh/recorded.js';
import { recordedBooks } from '../../src/refresh/recordedBooks.js';
import { checkScenario } from '../../src/report/answers/check/checkScenario.js';
import { rewrite } from '../../src/report/answers/check/rewrite.js';
import { comparisonJson } from '../../src/report/answers/comparisonJson.js';
import { SCENARIO_KEYS } from '../../src/scenario/description.js';
import type { CountsFile, Settings } from '../../src/scenario/settings.js';
import { SKU_PATTERNS } from '../../src/services/skuPatterns.js';
import { isBaseUnit } from '../../src/services/units.js';
import { DURATION, instance, offerCsv, offerJson, REQUESTS } from '../../test/support/products.js';
import { NAME, type Reader } from './judge.js';

const TODAY = '2026-11-25' as Day;

/** @param root of the repository, from where the corpus is read */
export function readersOf(books: Books, root: string): readonly Reader[] {
  const filesIn = (folder: string, ending: RegExp) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => ending.test(name))
      .sort()
      .map((name) => readFileSync(join(root, folder, name), 'utf8'));
  const scenarios = () =>
    [...filesIn('scenarios', /\.yaml$/), ...filesIn('test/scenario/broken', /\.yaml$/)].filter(
      (text) => text.length < MAX_SEED_LENGTH,
    );
  const settings: Settings = { today: TODAY, readCounts: () => Float64Array.from([3, 0, 12, 7]) };
  const given = (text: string) => ({ file: NAME, text });
  const smallSource = { file: 'small.yaml', text: SMALL };
  const price = (own: Partial<Settings>) => compare(smallSource, { ...settings, ...own }, books);
  const scenarioWords = [
    ...SCENARIO_KEYS.map((key) => `\n${key}: `),
    ...['lambda', 'ec2', 's3', 'sqs', 'rds', 'kinesis', 'duration', 'memory', 'requests', 'type', 'hours', 'Lambda'],
    ...['total', 'cheapest', 'below', 'breakEven', 'uncertain', 'growth', 'discount', 'tax', 'schedule', 'purchase'],
  ];

  return [
    {
      name: 'scenario',
      corpus: scenarios,
      words: scenarioWords,
      hasPlaces: true,
      read(text) {
        const comparison = compare(given(text), settings, books);
        JSON.stringify(comparisonJson(comparison));
        return check(comparison, { settings, books });
      },
    },
    {
      name: 'rewriting',
      corpus: () => scenarios().filter((text) => /^expect:/m.test(text)),
      words: scenarioWords,
      hasPlaces: true,
      read(text) {
        const checked = (source: { readonly file: string; readonly text: string }) =>
          checkScenario(source, settings, books);
        const { text: rewritten } = rewrite(given(text), checked);
        if (rewritten !== undefined) compare(given(rewritten), settings, books);
      },
    },
    {
      name: 'quantity',
      corpus: () => QUANTITIES,
      words: QUANTITY_WORDS,
      hasPlaces: true,
      read: (text) =>
        compare(given(SMALL.replace('uploads: 100,000', () => `uploads: ${JSON.stringify(text)}`)), settings, books),
    },
    {
      name: 'set',
      corpus: () => QUANTITIES.map((text) => `uploads=${text}`),
      words: QUANTITY_WORDS,
      hasPlaces: true,
      read: (text) => price({ set: [given(text)] }),
    },
    {
      name: 'rate',
      corpus: () => ['110', '110 JPY', '1,000.5', 'JPY=110', '0.92 EUR', '150.25'],
      words: QUANTITY_WORDS,
      hasPlaces: true,
      read: (text) => price({ rate: given(text), currency: given('JPY') }),
    },
    {
      name: 'currency',
      corpus: () => ['JPY', 'USD', 'EUR', 'KWD', 'CNY'],
      words: ['A', 'JPY', 'usd', '円'],
      hasPlaces: true,
      read: (text) => price({ currency: given(text), rate: given('110') }),
    },
    {
      name: 'day',
      corpus: () => ['2016-06-02', '2026-11-25', '2012-01-01', '2020-02-29'],
      words: ['-', '2016', '02', '99'],
      hasPlaces: true,
      read: (text) => price({ asOf: given(text), region: given('us-east-1') }),
    },
    {
      name: 'region',
      corpus: () => ['ap-northeast-1', 'us-east-1', 'cn-north-1', 'eu-west-1'],
      words: ['-', 'us', 'ap', '../', '1'],
      hasPlaces: true,
      read: (text) => price({ region: given(text) }),
    },
    {
      name: 'range',
      corpus: () => [
        'uploads=1k..100M',
        'uploads',
        'memory=128 MB..1024 MB',
        'duration=1 ms..10 s',
        'month',
        'uploads=..5',
      ],
      words: [...QUANTITY_WORDS, '..', '=', 'uploads', 'memory', 'perUsd'],
      hasPlaces: true,
      read(text) {
        const asked = { source: smallSource, settings, books };
        return [...sweep(asked, [{ vary: given(text) }], { points: 4 }).rows()];
      },
    },
    {
      name: 'prices',
      corpus: () => [SMALL_BOOK, ...filesIn('src/data/prices/ap-northeast-1', /^(sqs|lambda|s3|sns|elb)\.yaml$/)],
      words: ['usd: ', 'tiers: ', 'upTo: ', 'from: ', 'source: ', 'unit: ', 'per: ', 'history:', 'unknown: x', 'sku: '],
      hasPlaces: true,
      read: (text) => parsePriceShard(given(text), isBaseUnit),
    },
    {
      name: 'rules',
      corpus: () => filesIn('src/data/rules', /^(lambda|sqs|s3|ebs|fargate)\.yaml$/),
      words: ['value: ', 'about: ', 'en: ', 'ja: ', 'unit: ', 'history:', 'from: ', 'source: ', 'rules:'],
      hasPlaces: true,
      read: (text) => parseRuleShard(given(text)),
    },
    {
      name: 'answer',
      corpus: () => [
        JSON.stringify({ PriceList: ITEMS.map((item) => JSON.stringify(item)) }),
        ...ITEMS.map((item) => JSON.stringify(item, null, 1)),
        offerJson('AmazonEC2', ITEMS),
      ],
      words: JSON_WORDS,
      hasPlaces: false,
      read(text) {
        const { regions } = books.catalogue;
        return recordedBooks(readRecorded(given(text)).products, regions, SKU_PATTERNS, NAME).map(({ shard }) => shard);
      },
    },
    ofFiles(
      {
        name: 'offer',
        corpus: () => [
          offerJson('AmazonEC2', ITEMS),
          offerCsv('AmazonEC2', ITEMS),
          offerCsv('AWSLambda', [REQUESTS, DURATION]),
        ],
        words: [...JSON_WORDS, '","', '"SKU"', '"TermType"', 'constructor'],
      },
      (path) => offerFile(path, mayMatch(Object.values(books.catalogue.regions), SKU_PATTERNS)),
    ),
    ofFiles(
      {
        name: 'counts',
        corpus: () => COUNTS,
        words: ['count', ',', ';', '\t', '\r\n', '2026-11-25T00:00', '00:01', '1', '"', '1,000', '-5', '1e5'],
      },
      (path, text) => readCountsFile(countsOf(path, text), path),
    ),
    {
      name: 'powerTuning',
      corpus: () => POWER_TUNING,
      words: [...JSON_WORDS, 'power', 'duration', '#', ';', '%3D'],
      hasPlaces: false,
      read: (text) => readPowerTuning(given(text)),
    },
  ];
}

const SMALL = `region: ap-northeast-1
asOf: 2016-06-02
currency: { code: JPY, perUsd: 120 }
workload:
  uploads: 100,000
options:
  EC2:
    - ec2: { type: t2.micro, count: 2, storage: { gp2: 30 GB } }
  Lambda:
    - lambda: { name: convert, requests: uploads, duration: 120 ms, memory: 128 MB }
`;
const MAX_SEED_LENGTH = 20_000;
const ITEMS = [
  instance('t2.micro', '0.02', {
    reserved: [{ length: '1yr', option: 'Partial Upfront', hourly: '0.01', upfront: '51' }],
  }),
  instance('m5.large', '0.124'),
  REQUESTS,
  DURATION,
];

const QUANTITIES = [
  ...['300,000 / month', '1.5B', '2 MB', '120 ms', '20 %', '50 / s', '5 JPY', '0', '1e3', '1_000', '-5', '10 to 20'],
  ...[
    'ceil(1000 / 7) * 3',
    'min(1, 2, 3) + max(4, 5)',
    '(1 + 2) * (3 - 4) / 5',
    'round(2.5)',
    'floor(7/2)',
    '2 × 3 ÷ 4',
  ],
  ...['1k..5k', '{ low: 1, high: 5 }', 'visitors * 3', '1 GB / 3', '3 h - 5 min', '((((1))))', '1 / day', '8 / week'],
];
const QUANTITY_WORDS = [
  'uploads',
  'visitors',
  'ms',
  's',
  'MB',
  'GB',
  '%',
  'k',
  'M',
  'B',
  '/ month',
  '/ s',
  'ceil(',
  ')',
  ',',
  ' ',
];
const JSON_WORDS = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  'null',
  '"USD"',
  '"CNY"',
  '"__proto__":',
  '"toString"',
  '\\u0000',
  '1e999',
];

const SMALL_BOOK = `service: sqs
region: ap-northeast-1
checked: 2025-06-18
sources: { news: "What's New" }
prices:
  standard:
    unit: request
    per: 1000000
    requests:
      - { from: 2014-03-29, usd: 0.5, source: news, note: "a note" }
      - { from: 2016-11-17, tiers: [{ upTo: 100000000000, usd: 0.4 }, { usd: 0.35 }], source: news }
`;

const COUNTS = [
  `time,count\n${Array.from({ length: 20 }, (_, minute) => `2026-11-25T00:${String(minute).padStart(2, '0')},${minute * 7}`).join('\n')}\n`,
  '1\n2\n3\n0\n5\n',
  '"when";"count"\n"1";"1.5"\n"2";"2"\n',
  'count\r\n1,000\r\n2\r\n',
  '1\t2\t3\t4\n5\t6\t7\t8\n',
];

const POWER_TUNING = [
  '{"power":512,"cost":1e-8,"duration":100.5,"stateMachine":{"visualization":"https://example.com/#AAEAAgAE;AADIQgAASEIAAPpB;AAA="}}',
  '{"stats":[{"value":128,"averageDuration":900.1},{"value":256,"averageDuration":450.2}]}',
  'https://example.com/#AAEAAgAE;AADIQgAASEIAAPpB;AAAAAA==',
];

/** What a scenario says of a file is part of what is tried: the first character decides. */
function countsOf(path: string, text: string): CountsFile {
  const ways = [{}, { column: 'count' }, { column: '2' }, { columns: '1..3' }, { columns: '1..4', row: '2' }] as const;
  return { path, intervalSeconds: 60, ...ways[text.length % ways.length] };
}

/** A reader that opens the file itself. */
function ofFiles(
  about: Pick<Reader, 'name' | 'corpus' | 'words'>,
  read: (path: string, text: string) => unknown,
): Reader {
  return {
    ...about,
    hasPlaces: false,
    async read(text) {
      const folder = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-fuzz-'));
      try {
        const path = join(folder, NAME);
        writeFileSync(path, text);
        return await read(path, text);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
