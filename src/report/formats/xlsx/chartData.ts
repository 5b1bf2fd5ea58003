/** Charts of a document as native ones: their numbers go to a sheet, and the charts follow its cells. */
import type { Language } from '../../../words.js';
import type { BarChart, Chart, Line, LineChart, Mark, RangeChart } from '../../chart/chart.js';
import type { NativeAxis, NativeChart, Numbers, Texts } from './chart.js';
import { addRow, type Draft, number, text } from './draft.js';
import { type cellName, fixedRange, onSheet } from './names.js';
import type { Cell } from './sheet.js';
import { DAY_FORMAT, DAYS_BEFORE_1970, HEAD, HEAD_RIGHT, PLAIN, SECTION } from './theme.js';
import { XLSX } from './words.js';

/** Writes the numbers of a chart below what is on the sheet already. */
export function addChartData(draft: Draft, chart: Chart, language: Language): NativeChart {
  addRow(draft);
  addRow(draft, text(chart.title, SECTION));
  switch (chart.kind) {
    case 'lines':
      return addLines(draft, chart, language);
    case 'bars':
      return addBars(draft, chart);
    case 'ranges':
      return addRanges(draft, chart);
  }
}

const NUMBER_FORMAT = '#,##0.00';

/** Ticks are numbers; a hundred thousand wants its comma, a half its decimals. */
function amountFormat(values: readonly number[]): string {
  return values.some((value) => Math.abs(value) >= 10) ? '#,##0' : 'General';
}

function addLines(draft: Draft, { title, x, y, lines, marks = [] }: LineChart, language: Language): NativeChart {
  const isDays = x.scale === 'days';
  const xOf = (value: number) => (isDays ? value + DAYS_BEFORE_1970 : value);
  const placed = marks.flatMap((mark) => {
    const at = mark.y ?? heightAt(lines[0], mark.x);
    return at === undefined ? [] : [{ ...mark, y: at }];
  });
  const series: readonly { name: string; points: Line['points']; labels?: string[] }[] = [
    ...lines,
    ...(placed.length === 0
      ? []
      : [{ name: XLSX.marks[language], points: placed, labels: placed.map(({ label }: Mark) => label) }]),
  ];
  const head = addRow(draft, ...series.flatMap(({ name }) => [text(x.label, HEAD_RIGHT), text(name, HEAD_RIGHT)]));
  const first = head + 1;
  const longest = Math.max(0, ...series.map(({ points }) => points.length));
  const xStyle = { ...PLAIN, format: isDays ? DAY_FORMAT : NUMBER_FORMAT };
  const yStyle = { ...PLAIN, format: NUMBER_FORMAT };
  for (let index = 0; index < longest; index += 1) {
    const cells = series.flatMap(({ points, labels }): (Cell | undefined)[] => {
      const point = points[index];
      if (point === undefined) return [undefined, undefined];
      const amount = point.y === undefined ? undefined : number(point.y, yStyle);
      return [number(xOf(point.x), xStyle), labels === undefined ? amount : number(point.y as number, yStyle)];
    });
    addRow(draft, ...cells);
  }
  const all = series.flatMap(({ points }) => points);
  const axis = (label: string, values: readonly number[]): NativeAxis => ({
    title: label,
    format: amountFormat(values),
  });
  return {
    kind: 'lines',
    title,
    x: {
      ...axis(
        x.label,
        all.map((point) => point.x),
      ),
      ...(isDays ? { format: DAY_FORMAT } : {}),
      ...(x.scale === 'log' ? { isLog: true } : {}),
    },
    y: axis(
      y.label,
      all.flatMap((point) => point.y ?? []),
    ),
    series: series.map(({ name, points, labels }, index) => {
      const last = first + Math.max(0, points.length - 1);
      const column = 2 * index + 1;
      return {
        name: texts(draft, { row: head, column: column + 1 }, { row: head, column: column + 1 }, [name]),
        x: numbers(
          draft,
          { row: first, column },
          { row: last, column },
          points.map((point) => xOf(point.x)),
        ),
        y: numbers(
          draft,
          { row: first, column: column + 1 },
          { row: last, column: column + 1 },
          points.map((point) => point.y),
        ),
        ...(labels === undefined ? {} : { labels }),
      };
    }),
  };
}

/** Between two points of a line, straight. */
function heightAt(line: Line | undefined, x: number): number | undefined {
  const points = line?.points ?? [];
  const after = points.findIndex((point) => point.x >= x);
  const [a, b] = [points[Math.max(0, after - 1)], points[after]];
  if (a?.y === undefined || b?.y === undefined) return undefined;
  return a.x === b.x ? b.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
}

/** Each is a series with a value for each bar; Excel draws 255, and nobody tells as many apart. */
const MAX_SERIES = 100;

function addBars(draft: Draft, { title, amount, bars }: BarChart): NativeChart {
  const parts = [...new Set(bars.flatMap((bar) => bar.parts.map(({ name }) => name)))];
  const amountOf = (bar: BarChart['bars'][0], part: string) => bar.parts.find(({ name }) => name === part)?.value;
  return addTable(draft, {
    title,
    amount: amount.label,
    names: bars.map(({ name }) => name),
    columns:
      parts.length > MAX_SERIES
        ? [{ name: amount.label, values: bars.map((bar) => bar.parts.reduce((whole, { value }) => whole + value, 0)) }]
        : parts.map((name) => ({ name, values: bars.map((bar) => amountOf(bar, name)) })),
  });
}

/** Bars whose first part is not seen. What lies below zero is piled up for itself, by every program. */
function addRanges(draft: Draft, { title, amount, ranges }: RangeChart): NativeChart {
  const hasMiddle = ranges.every(({ middle }) => middle !== undefined) && ranges.every(({ low }) => low >= 0);
  const columns: BarColumn[] = hasMiddle
    ? [
        { name: '', values: ranges.map(({ low }) => low), isHidden: true },
        { name: `${amount.label} ≤`, values: ranges.map(({ low, middle = low }) => middle - low) },
        { name: `${amount.label} ≥`, values: ranges.map(({ low, middle = low, high }) => high - middle) },
      ]
    : [
        { name: '', values: ranges.map(({ low }) => Math.max(0, low)), isHidden: true },
        { name: amount.label, values: ranges.map(({ low, high }) => Math.max(0, high) - Math.max(0, low)) },
        { name: '', values: ranges.map(({ high }) => Math.min(0, high)), isHidden: true },
        { name: `${amount.label} < 0`, values: ranges.map(({ low, high }) => Math.min(0, low) - Math.min(0, high)) },
      ].filter(({ values }) => values.some((value) => value !== 0));
  const names = ranges.map(({ name, lowText, highText }) => `${name}: ${lowText} – ${highText}`);
  return addTable(draft, { title, amount: amount.label, names, columns });
}

interface BarColumn {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  readonly isHidden?: boolean;
}

interface BarTable {
  readonly title: string;
  readonly amount: string;
  readonly names: readonly string[];
  readonly columns: readonly BarColumn[];
}

function addTable(draft: Draft, { title, amount, names, columns }: BarTable): NativeChart {
  const head = addRow(draft, text('', HEAD), ...columns.map(({ name }) => text(name, HEAD_RIGHT)));
  names.forEach((name, index) => {
    const cells = columns.map(({ values }) => {
      const value = values[index];
      return value === undefined ? undefined : number(value, { ...PLAIN, format: NUMBER_FORMAT });
    });
    addRow(draft, text(name, PLAIN), ...cells);
  });
  const [first, last] = [head + 1, Math.max(head + 1, head + names.length)];
  const all = columns.flatMap(({ values }) => values.filter((value) => value !== undefined));
  return {
    kind: 'bars',
    title,
    amount: { title: amount, format: amountFormat(all) },
    names: texts(draft, { row: first, column: 1 }, { row: last, column: 1 }, names),
    series: columns.map(({ name, values, isHidden }, index) => ({
      name: texts(draft, { row: head, column: index + 2 }, { row: head, column: index + 2 }, [name]),
      values: numbers(draft, { row: first, column: index + 2 }, { row: last, column: index + 2 }, values),
      ...(isHidden === true ? { isHidden } : {}),
    })),
  };
}

type At = Parameters<typeof cellName>[0];

function texts(draft: Draft, from: At, to: At, cached: readonly string[]): Texts {
  return { cells: onSheet(draft.name, fixedRange(from, to)), cached };
}

function numbers(draft: Draft, from: At, to: At, cached: readonly (number | undefined)[]): Numbers {
  return { cells: onSheet(draft.name, fixedRange(from, to)), cached };
}
