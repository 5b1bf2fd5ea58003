import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { printable } from '../../../src/document/printable.js';
import type { BarChart, Chart, LineChart, RangeChart } from '../../../src/report/chart/chart.js';
import { chartText } from '../../../src/report/chart/text/text.js';
import { EXTREME, PROPOSAL } from '../../support/charts.js';

const LANGUAGES = ['en', 'ja'] as const;
const ALL: readonly (readonly [string, Chart])[] = [
  ...LANGUAGES.flatMap((language) => PROPOSAL[language].map((chart) => [chart.title, chart] as const)),
  ...Object.entries(EXTREME).map(([name, chart]) => [name, made(chart)] as const),
];
const WIDTHS = [20, 21, 32, 40, 59, 60, 61, 80, 100, 300];

/** As a question makes it: with names that are printable. */
function made(chart: Chart): Chart {
  const named = <T extends { readonly name: string }>(things: readonly T[]) =>
    things.map((thing) => ({ ...thing, name: printable(thing.name) }));
  const title = printable(chart.title);
  if (chart.kind === 'bars') return { ...chart, title, bars: named(chart.bars) };
  if (chart.kind === 'ranges') return { ...chart, title, ranges: named(chart.ranges) };
  const marks = (chart.marks ?? []).map((mark) => ({ ...mark, label: printable(mark.label) }));
  return { ...chart, title, lines: named(chart.lines), marks };
}

describe.each(LANGUAGES.flatMap((language) => [40, 100].map((width) => ({ language, width }))))(
  'the charts of a proposal in $language',
  ({ language, width }) => {
    it(`in ${width} columns`, async () => {
      const text = PROPOSAL[language].map((chart) => `${chartText(chart, width)}\n`).join('\n');
      await expect(text).toMatchFileSnapshot(`./charts/proposal.${language}.${width}.txt`);
    });
  },
);

describe.each(ALL)('the chart %s', (_, chart) => {
  it.each(WIDTHS)('has no line wider than %i columns', (width) => {
    const lines = chartText(chart, width).split('\n');
    expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  it('says the same in colour', () => {
    const colored = chartText(chart, 80, true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escapes
    expect(colored.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, '')).toBe(chartText(chart, 80));
  });
});

const count = (text: string, sign: string) => text.split(sign).length - 1;
const amount = { label: '', text: String };

describe('a bar', () => {
  const bars = (values: readonly (readonly number[])[]): BarChart => ({
    kind: 'bars',
    title: '',
    amount,
    bars: values.map((row) => ({
      name: 'bar',
      text: '',
      parts: row.map((value, index) => ({ name: `part ${index}`, value })),
    })),
  });
  const drawn = (values: readonly number[], width = 108) =>
    chartText(bars([values]), width)
      .split('\n')
      .find((line) => /│|┃/.test(line)) as string;

  it.each([
    [[100], [100, 0, 0]],
    [
      [50, 50],
      [50, 50, 0],
    ],
    [
      [25, 25, 50],
      [25, 25, 50],
    ],
    [
      [0, 100],
      [0, 100, 0],
    ],
    [
      [99.6, 0.4],
      [100, 0, 0],
    ],
    [
      [99.4, 0.6],
      [99, 1, 0],
    ],
  ])('of %j has so many columns of each part: %j', (values, columns) => {
    const bar = drawn(values, 106);
    const wide = bar.length - bar.indexOf('│') - 1;
    expect(wide).toBe(100);
    expect(['█', '░', '▓'].map((sign) => count(bar, sign))).toEqual(columns);
  });

  it('goes to the left where an amount is below zero', () => {
    expect(drawn([-50, 50], 80)).toMatch(/░*█+│░+$/);
    expect(drawn([50, -50], 80)).toMatch(/░+│█+$/);
  });

  it('that would vanish is still seen, and one of nothing is not', () => {
    const rows = chartText(bars([[1e9], [1], [0]]), 80).split('\n');
    expect(rows.filter((line) => line.startsWith('bar')).map((line) => line.at(4))).toEqual(['│', '┃', '│']);
  });

  it('has its name at its side at 60 columns, and above it at 59', () => {
    expect(chartText(bars([[1]]), 60)).toMatch(/bar │█+/);
    expect(chartText(bars([[1]]), 59)).toMatch(/bar\n│█+/);
  });

  it('has a character of its own for each of twelve parts', () => {
    const legend = chartText(EXTREME['twelve parts'] as Chart, 300).split('\n')[1] ?? '';
    expect(new Set(legend.split('   ').map((item) => item[0])).size).toBe(12);
  });
});

describe('a range', () => {
  const range = (low: number, high: number, middle?: number): RangeChart => ({
    kind: 'ranges',
    title: '',
    amount,
    ranges: [
      { name: 'all', low: 0, high: 100, lowText: '0', highText: '100' },
      { name: 'one', low, high, ...(middle === undefined ? {} : { middle }), lowText: 'low', highText: 'high' },
    ],
  });
  const drawn = (chart: RangeChart) => chartText(chart, 80).split('\n')[1];

  it.each([
    [20, 80, 50, /^one +low ├─+●─+┤ high$/],
    [20, 80, undefined, /^one +low ├─+┤ high$/],
    [20, 20, 20, /^one +low ● high$/],
    [20, 20, undefined, /^one +low │ high$/],
    [0, 100, 0, /^one +low ●─+┤ high$/],
    [0, 100, 100, /^one +low ├─+● high$/],
    [0, 100, 200, /^one +low ├─+┤ high$/],
  ])('from %d to %d with %s within', (low, high, middle, looks) => {
    expect(drawn(range(low, high, middle))).toMatch(looks);
  });
});

describe('what is marked', () => {
  const marked = (xs: readonly number[]): LineChart => ({
    kind: 'lines',
    title: '',
    x: { ...amount, scale: 'linear' },
    y: amount,
    lines: [{ name: 'A', points: [0, 100].map((x) => ({ x, y: x })) }],
    marks: xs.map((x) => ({ x, label: `at ${x}` })),
  });

  it('has a number above its column, and what the number means below', () => {
    const rows = chartText(marked([50, 90]), 106).split('\n');
    const signs = rows[1] ?? '';
    for (const sign of ['1', '2']) {
      expect(rows.filter((row) => row[signs.indexOf(sign)] === '┆').length).toBeGreaterThan(10);
    }
    expect(signs.indexOf('2') - signs.indexOf('1')).toBe(40);
    expect(rows.slice(-2)).toEqual(['1 at 50', '2 at 90']);
  });

  it('at one place has its numbers beside each other', () => {
    expect(chartText(marked([50, 50, 50]), 80)).toMatch(/\n +312\n/);
  });
});

describe('a line', () => {
  it('has gaps where nothing is known', () => {
    const chart: LineChart = {
      kind: 'lines',
      title: '',
      x: { ...amount, scale: 'linear' },
      y: amount,
      lines: [{ name: 'A', points: [1, 1, undefined, 1, 1].map((y, x) => ({ x, y })) }],
    };
    const row = chartText(chart, 60).split('\n')[1] ?? '';
    expect(row).toMatch(/┤●{14,15} {25,27}●{14,15}$/);
  });
});
