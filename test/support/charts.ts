/** Charts as answers have them, and as only hostile or extreme scenarios make them. */
import type { Bar, BarChart, Chart, LineChart, RangeChart } from '../../src/report/chart/chart.js';
import type { Language } from '../../src/words.js';

/** `1.5M`, and of what is small all of its digits. */
const short = (value: number) => {
  const size = Math.abs(value);
  if (size >= 1e12) return `${Number((value / 1e12).toPrecision(6))}T`;
  if (size >= 1e6) return `${Number((value / 1e6).toPrecision(6))}M`;
  return value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
};
const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const DAY_MS = 86_400_000;
export const dayText = (value: number) => new Date(value * DAY_MS).toISOString().slice(0, 10);
const dayOf = (day: string) => Date.parse(day) / DAY_MS;

const steps = (days: readonly (readonly [string, number | undefined])[], to: string) =>
  days.flatMap(([day, y], index) => [
    { x: dayOf(day), y },
    { x: dayOf(days[index + 1]?.[0] ?? to), y },
  ]);

/** What proposals show, in each language. */
export const PROPOSAL: Readonly<Record<Language, readonly Chart[]>> = {
  en: proposal({
    costs: 'Cost over uploads',
    uploads: 'uploads a month',
    perMonth: 'JPY a month',
    server: 'EC2 (two servers)',
    functions: 'Lambda',
    both: 'Lambda behind API Gateway',
    crossing: 'EC2 is cheaper from 1.82M',
    history: 'Cost by day of prices',
    day: 'prices of',
    flip: '2015-10-08: Lambda becomes the cheapest',
    options: 'Cost by component',
    web: 'web server',
    database: 'database',
    storage: 'image storage',
    requests: 'requests and data out',
    matters: 'What matters most',
    duration: 'duration of a conversion',
    rate: 'exchange rate (JPY per USD)',
  }),
  ja: proposal({
    costs: 'アップロード件数と月額費用',
    uploads: 'アップロード件数（月間）',
    perMonth: '月額（円、税抜）',
    server: 'EC2（サーバー 2 台構成）',
    functions: 'Lambda',
    both: 'Lambda ＋ API Gateway 構成',
    crossing: '182 万件以上では EC2 が最安',
    history: '価格基準日ごとの月額費用',
    day: '価格基準日',
    flip: '2015-10-08：Lambda が最安に',
    options: '構成要素別の月額費用',
    web: 'Web サーバー',
    database: 'データベース',
    storage: '画像の保管',
    requests: 'リクエスト・データ転送（アウト）',
    matters: '影響の大きい前提条件',
    duration: '変換処理の実行時間',
    rate: '為替レート（円／米ドル）',
  }),
};

type ProposalWords = Readonly<
  Record<
    | 'costs'
    | 'uploads'
    | 'perMonth'
    | 'server'
    | 'functions'
    | 'both'
    | 'crossing'
    | 'history'
    | 'day'
    | 'flip'
    | 'options'
    | 'web'
    | 'database'
    | 'storage'
    | 'requests'
    | 'matters'
    | 'duration'
    | 'rate',
    string
  >
>;

function proposal(words: ProposalWords): readonly Chart[] {
  const amount = { label: words.perMonth, text: whole };
  const grid = Array.from({ length: 41 }, (_, index) => 1000 * 10 ** (index / 10));
  const costs: LineChart = {
    kind: 'lines',
    title: words.costs,
    x: { label: words.uploads, scale: 'log', text: short },
    y: amount,
    lines: [
      { name: words.server, points: grid.map((x) => ({ x, y: 9981 + (x > 5e6 ? 9981 : 0) })) },
      { name: words.functions, points: grid.map((x) => ({ x, y: 2400 + x * 0.00417 })) },
      { name: words.both, points: grid.map((x) => ({ x, y: x > 6e6 ? undefined : 2400 + x * 0.0052 })) },
    ],
    marks: [{ x: 1.82e6, y: 9981, label: words.crossing }],
  };
  const history: LineChart = {
    kind: 'lines',
    title: words.history,
    x: { label: words.day, scale: 'days', text: dayText },
    y: amount,
    lines: [
      {
        name: words.server,
        points: steps(
          [
            ['2014-06-01', 9981],
            ['2016-03-01', 8120],
            ['2018-01-01', 7950],
          ],
          '2021-06-01',
        ),
      },
      {
        name: words.functions,
        points: steps(
          [
            ['2014-06-01', undefined],
            ['2014-11-13', 10_400],
            ['2015-10-08', 7100],
          ],
          '2021-06-01',
        ),
      },
    ],
    marks: [{ x: dayOf('2015-10-08'), y: 7100, label: words.flip }],
  };
  const bar = (name: string, values: readonly number[]): Bar => ({
    name,
    text: whole(values.reduce((sum, value) => sum + value, 0)),
    parts: [words.web, words.database, words.storage, words.requests].flatMap((part, index) =>
      values[index] === 0 ? [] : [{ name: part, value: values[index] as number }],
    ),
  });
  const options: BarChart = {
    kind: 'bars',
    title: words.options,
    amount,
    bars: [
      bar(words.server, [4610, 3796, 1100, 475]),
      bar(words.functions, [0, 1210, 1100, 2438]),
      bar(words.both, [0, 1210, 1100, 4438]),
    ],
  };
  const matters: RangeChart = {
    kind: 'ranges',
    title: words.matters,
    amount,
    ranges: [
      { name: words.uploads, low: 3120, high: 9830, middle: 4748, lowText: '3,120', highText: '9,830' },
      { name: words.duration, low: 4102, high: 6420, middle: 4748, lowText: '4,102', highText: '6,420' },
      { name: words.rate, low: 4350, high: 5140, middle: 4748, lowText: '4,350', highText: '5,140' },
    ],
  };
  return [costs, history, options, matters];
}

const NAMES = [
  '<script>alert(1)</script>',
  `]]> --> & " ' <`,
  '=cmd()',
  'x'.repeat(10_000),
  '画像変換サーバー（東京リージョン）🚀👨‍👩‍👧‍👦 全角の長い名前',
  'שרת אינטרנט',
  'a\u202eb\u200fc',
  'esc\u001b[31m\u0000\ud800',
  '',
] as const;

const linear = { label: 'x', scale: 'linear', text: short } as const;
const amount = { label: 'USD a month', text: short };

function lines(
  ys: readonly (readonly (number | undefined)[])[],
  more: { readonly x?: LineChart['x']; readonly xs?: readonly number[]; readonly marks?: LineChart['marks'] } = {},
): LineChart {
  return {
    kind: 'lines',
    title: 'Lines',
    x: more.x ?? linear,
    y: amount,
    lines: ys.map((line, index) => ({
      name: `line ${index + 1}`,
      points: line.map((y, at) => ({ x: more.xs?.[at] ?? at, y })),
    })),
    ...(more.marks === undefined ? {} : { marks: more.marks }),
  };
}

function bars(
  values: readonly (readonly number[])[],
  names: (index: number) => string = (index) => `bar ${index}`,
): BarChart {
  return {
    kind: 'bars',
    title: 'Bars',
    amount,
    bars: values.map((row, index) => ({
      name: names(index),
      text: short(row.reduce((sum, value) => sum + value, 0)),
      parts: row.map((value, part) => ({ name: `part ${part + 1}`, value })),
    })),
  };
}

function ranges(values: readonly (readonly [number, number, number?])[]): RangeChart {
  return {
    kind: 'ranges',
    title: 'Ranges',
    amount,
    ranges: values.map(([low, high, middle], index) => ({
      name: `range ${index + 1}`,
      low,
      high,
      ...(middle === undefined ? {} : { middle }),
      lowText: short(low),
      highText: short(high),
    })),
  };
}

const times = <T>(count: number, of: (index: number) => T) => Array.from({ length: count }, (_, index) => of(index));
const log = { ...linear, scale: 'log' } as const;
const days = { label: 'day', scale: 'days', text: dayText } as const;

export const EXTREME: Readonly<Record<string, Chart>> = {
  'no line': lines([]),
  'a line without a point': lines([[]]),
  'one point': lines([[5]]),
  'one point on a logarithmic scale': lines([[5]], { x: log, xs: [1000] }),
  'one day': lines([[5]], { x: days, xs: [17_000] }),
  'two days': lines([[5, 6]], { x: days, xs: [17_000, 17_001] }),
  'all zero': lines([[0, 0, 0]]),
  'no value at all': lines([[undefined, undefined], [undefined]]),
  'what is no number': lines([[Number.NaN, 1, Number.POSITIVE_INFINITY, 2, Number.NEGATIVE_INFINITY]], {
    xs: [0, 1, Number.NaN, 3, 4],
  }),
  'amounts below zero': lines([
    [-5, -1, 3],
    [-100, -50, -20],
  ]),
  'gaps, and a point alone': lines([[1, undefined, 3, undefined, 5, 6]]),
  'from a billionth to a quadrillion': lines([[1e-9, 1e15]], { xs: [1e-9, 1e15], x: log }),
  'only billionths': lines([[1e-9, 3e-9, 2e-9]], { xs: [1e-9, 2e-9, 3e-9] }),
  'only quadrillions that hardly differ': lines([[1e15, 1e15 + 1]], { xs: [1e15, 1e15 + 1] }),
  'numbers at the edges of doubles': lines([[5e-324, 1.7e308, -1.7e308, 1e-310]], {
    xs: [5e-324, 1e-323, 1e-320, 1.7e308],
    x: log,
  }),
  'a logarithm of zero': lines([[1, 2, 3]], { xs: [0, 10, 100], x: log }),
  'a logarithmic scale within a decade': lines([[1, 2, 3]], { xs: [2.1, 4, 7.7], x: log }),
  'twelve lines': lines(times(12, (line) => times(9, (at) => line * 10 + at))),
  'twelve lines that end together': lines(times(12, () => times(3, () => 7))),
  'names that nobody gives': {
    ...lines(NAMES.map((_, line) => [line, line + 1])),
    lines: NAMES.map((name, line) => ({
      name,
      points: [
        { x: 0, y: line },
        { x: 1, y: 2 * line },
      ],
    })),
    title: NAMES.join(' '),
    marks: NAMES.map((label, at) => ({ x: at / 9, y: at, label })),
  },
  'forty marks': lines([times(41, (at) => at)], {
    marks: times(40, (at) => ({ x: at, y: at, label: `the cheapest option changes for the time no. ${at + 1}` })),
  }),
  'marks close to the end': lines([[1, 2]], {
    marks: [0.97, 0.98, 1, 1].map((x, at) => ({ x, label: `change ${at}` })),
  }),
  'a mark beyond the lines': lines([[1, 2]], {
    marks: [
      { x: 5, y: 9, label: 'beyond' },
      { x: Number.NaN, label: 'nowhere' },
    ],
  }),
  'four days in a year': lines([[1, 2, 3, 4]], { x: days, xs: [16_801, 16_900, 17_000, 17_150] }),
  'a century': lines([[1, 2]], { x: days, xs: [0, 36_525] }),
  'yen, of which there are no parts': { ...lines([[0.2, 0.9]]), y: { label: 'JPY', text: whole } },
  'no bar': bars([]),
  'a bar of nothing': bars([[0], []]),
  'one bar': bars([[3, 4]]),
  'a discount': bars([
    [10, -3],
    [-4, -2, 1],
  ]),
  'twelve parts': bars([times(12, (part) => part + 1), times(12, (part) => 12 - part)]),
  'forty bars': bars(times(40, (bar) => [bar, 40 - bar])),
  'bars of names that nobody gives': {
    ...bars(
      NAMES.map((_, bar) => [bar + 1, 2]),
      (index) => NAMES[index] as string,
    ),
    title: NAMES[4],
  },
  'bars from a billionth to a quadrillion': bars([[1e-9], [1e15], [1e-9, 1e15]]),
  'parts of no number': bars([[Number.NaN, 1, Number.POSITIVE_INFINITY]]),
  'no range': ranges([]),
  'a range of one value': ranges([[5, 5, 5]]),
  'ranges around zero': ranges([
    [-5, 3, 0],
    [0, 0],
    [-2, -1],
  ]),
  'ranges that are told backwards': ranges([[9, 3, 5]]),
  'ranges from a billionth to a quadrillion': ranges([
    [1e-9, 1e15, 1],
    [1e15, 1e15],
  ]),
  'forty ranges': ranges(times(40, (range) => [range, 100 - range, 50])),
  'ranges of names that nobody gives': {
    ...ranges(NAMES.map((_, range) => [range, range + 5, range + 2])),
    ranges: NAMES.map((name, range) => ({ name, low: range, high: range + 5, lowText: 'low', highText: 'high' })),
  },
};
