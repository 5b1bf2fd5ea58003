/** Workbooks of names and texts that a spreadsheet might take for more. */
import { type Comparison, compare } from '../../../src/bill/compare.js';
import { type Rational, rational } from '../../../src/quantity/rational.js';
import type { Document } from '../../../src/report/document/document.js';
import { comparisonWorkbook } from '../../../src/report/formats/xlsx/comparisonWorkbook.js';
import { documentWorkbook } from '../../../src/report/formats/xlsx/documentWorkbook.js';
import { books, TODAY } from '../../support/price.js';

const HOSTILE = [
  '<script>alert(1)</script>',
  '=cmd()',
  '@SUM(A1:A9)',
  '+1+1',
  '-2+3',
  '\\e[31mred\\a',
  '\\u202Eevil',
  `${'x'.repeat(10_000)}`,
  '🦊 fox 🦊',
  '全角の名前',
  '\'quoted\' & \\"both\\"',
  ']]>',
  '_x0041_',
  'History',
  '[a]:b*c?d/e\\\\f',
];

function hostileComparison(): Comparison {
  const options = HOSTILE.map((name) => `  ? "${name}"\n  : - s3: { name: "${name}", storage: 5 GB, puts: many }\n`);
  const text = `title: "=cmd()<b>&\\u0007"\nregion: ap-northeast-1\nasOf: 2016-06-02\ncurrency: { code: JPY, perUsd: 120, source: "=1+1" }\nworkload: { many: 1000 }\noptions:\n${options.join('')}`;
  return compare({ file: '=cmd().yaml', text }, { today: TODAY }, books);
}

const amount = (text: string): { text: string; value: Rational } => ({ text, value: rational(text.replace(/,/g, '')) });

const DOCUMENT: Document = {
  language: 'ja',
  title: '損益分岐点 =cmd()',
  subtitle: 'JPY',
  summary: ['=1+1', '300,000 から Lambda が最安'],
  currency: 'JPY',
  parts: [
    { kind: 'heading', text: '条件' },
    { kind: 'facts', facts: [{ name: 'リージョン', text: '@ap-northeast-1' }] },
    { kind: 'warnings', texts: ['<注意>'] },
    {
      kind: 'table',
      table: {
        name: 'a/b: [表]',
        of: 12,
        columns: [
          { key: 'name', head: '名称', kind: 'text' },
          { key: 'day', head: '日', kind: 'day' },
          { key: 'count', head: '件数', kind: 'number', unit: 'request' },
          { key: 'usd', head: 'USD', kind: 'money', unit: 'USD' },
          { key: 'local', head: 'JPY', kind: 'money' },
          { key: 'share', head: '割合', kind: 'share' },
        ],
        rows: [
          {
            kind: 'total',
            best: [4],
            cells: [
              '=HYPERLINK("x")',
              '2016-06-02',
              amount('300,000'),
              amount('0.0000166667'),
              amount('9981'),
              { text: '52.4 %', value: rational('0.524') },
            ],
          },
          { cells: ['–', '–', '–', '–', '–', '–'] },
        ],
      },
    },
    {
      kind: 'chart',
      chart: {
        kind: 'lines',
        title: 'over days',
        x: { label: 'day', text: String, scale: 'days' },
        y: { label: 'JPY', text: String },
        lines: [
          {
            name: 'EC2',
            points: [
              { x: 16954, y: 10 },
              { x: 17000, y: undefined },
              { x: 17100, y: 14 },
            ],
          },
          { name: 'Lambda', points: [{ x: 16954, y: 12 }] },
        ],
        marks: [{ x: 16954, label: 'here' }],
      },
    },
    {
      kind: 'details',
      title: 'more',
      parts: [
        {
          kind: 'chart',
          chart: {
            kind: 'bars',
            title: 'bars',
            amount: { label: 'JPY', text: String },
            bars: [
              {
                name: 'EC2',
                text: '30',
                parts: [
                  { name: 'web', value: 10 },
                  { name: 'db', value: 20 },
                ],
              },
              { name: 'Lambda', text: '5', parts: [{ name: 'db', value: 5 }] },
            ],
          },
        },
        {
          kind: 'chart',
          chart: {
            kind: 'ranges',
            title: 'ranges',
            amount: { label: 'JPY', text: String },
            ranges: [
              { name: 'duration', low: 4, middle: 6, high: 10, lowText: '4', highText: '10' },
              { name: 'memory', low: -2, high: 3, lowText: '-2', highText: '3' },
            ],
          },
        },
      ],
    },
  ],
};

export const WORKBOOKS = {
  hostile: () => comparisonWorkbook([hostileComparison()], 'en'),
  'hostile, twice': () => comparisonWorkbook([hostileComparison(), hostileComparison()], 'ja'),
  'a document': () => documentWorkbook([DOCUMENT]),
  'two documents': () => documentWorkbook([DOCUMENT, { ...DOCUMENT, language: 'en' }]),
} as const;
