/** Charts drawn with the characters of a terminal. No colour is needed to read them. */
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Line, LineChart } from './chart.js';
import { widthOf } from './width.js';

const MARKS = ['●', '○', '▲', '△', '■', '□', '◆', '◇'];
const HEIGHT = 15;

/** @param width of the screen in columns */
export function chartText(chart: LineChart, width: number): string {
  const points = chart.lines.flatMap((line) => line.points);
  const [xs, ys] = [points.map(({ x }) => x), points.flatMap(({ y }) => (y === undefined ? [] : [y]))];
  const domain: [number, number] = [Math.min(...xs), Math.max(...xs)];
  const y = scaleLinear()
    .domain([Math.min(0, ...ys), Math.max(...ys)])
    .nice(4)
    .range([HEIGHT - 1, 0]);
  const ticks = new Map(y.ticks(4).map((tick) => [Math.round(y(tick)), chart.y.text(tick)]));
  const gutter = Math.max(...[...ticks.values()].map(widthOf)) + 1;
  const columns = Math.max(10, width - gutter - 2);
  const x = (chart.x.scale === 'log' ? scaleLog() : scaleLinear()).domain(domain).range([0, columns - 1]);
  const cells = Array.from({ length: HEIGHT }, () => Array.from({ length: columns }, () => ' '));
  chart.lines.forEach((line, index) => {
    draw(line, markOf(index), x, y, cells);
  });
  const rows = cells.map((row, at) => {
    const label = ticks.get(at) ?? '';
    return `${' '.repeat(gutter - 1 - widthOf(label))}${label} ${label === '' ? '│' : '┤'}${row.join('').trimEnd()}`;
  });
  const legend = chart.lines.map(({ name }, index) => `${markOf(index)} ${name}`).join('   ');
  return [
    `${chart.y.label}   ${legend}`,
    ...rows,
    `${' '.repeat(gutter)}└${'─'.repeat(columns)}`,
    `${' '.repeat(gutter + 1)}${axis(x, chart.x.text, columns)}`,
    `${' '.repeat(gutter + 1)}${chart.x.label}`,
  ]
    .map((row) => row.trimEnd())
    .join('\n');
}

function markOf(index: number): string {
  return MARKS[index % MARKS.length] as string;
}

type Scale = (value: number) => number;

/** A mark in every column that the line crosses; where two lines meet, the later one is on top. */
function draw({ points }: Line, mark: string, x: Scale, y: Scale, cells: string[][]): void {
  points.forEach((point, index) => {
    if (point.y === undefined) return;
    const [column, row] = [x(point.x), y(point.y)];
    const before = points[index - 1];
    const start = before?.y === undefined ? column : x(before.x);
    const startRow = before?.y === undefined ? row : y(before.y);
    for (let at = Math.ceil(start); at <= Math.round(column); at += 1) {
      const part = column === start ? 1 : Math.min(1, Math.max(0, (at - start) / (column - start)));
      const cell = cells[Math.round(startRow + part * (row - startRow))];
      if (cell !== undefined && at < cell.length) cell[at] = mark;
    }
  });
}

/** As many ticks as fit beside each other. */
function axis(
  x: Scale & { ticks(count?: number): number[] },
  text: (value: number) => string,
  columns: number,
): string {
  let line = '';
  for (const tick of x.ticks(Math.max(2, Math.floor(columns / 14)))) {
    const [label, at] = [text(tick), Math.round(x(tick))];
    const start = Math.min(at, columns - widthOf(label));
    if (start < 0 || (line !== '' && start < widthOf(line) + 2)) continue;
    line = `${line}${' '.repeat(start - widthOf(line))}${label}`;
  }
  return line;
}
