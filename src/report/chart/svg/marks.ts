/** What is marked in a line chart: crossings, days on which the answer flipped. */
import type { Mark } from '../chart.js';
import { flags, LINE_HEIGHT, labelLines, labelWidth } from '../labels.js';
import { element, label } from './element.js';
import type { Drawn, Plot, Positions } from './frame.js';

interface PlacedMark extends Mark {
  readonly text: string;
  /** Undefined where its text has no room. */
  readonly lane: number | undefined;
}

export interface PlacedMarks {
  readonly placed: readonly PlacedMark[];
  readonly side: 'right' | 'left';
  readonly rows: number;
  /** Numbers stand at the lines, and what they mean below. */
  readonly numbered: boolean;
}

const MAX_ROWS = 4;
const BESIDE = 4;
/** Clear of the amount that stands at the plot's upper edge. */
const ABOVE = 9;
const LINES_OF_MARK = 3;

/** What is marked is said at its line, or, where that takes too much room, below the chart by numbers. */
export function placedMarks(marks: readonly Mark[], xAt: (value: number) => number, width: number): PlacedMarks {
  const numbers = marks.map((_, index) => String(index + 1));
  const put = (texts: readonly string[]) => {
    const sized = marks.map(({ x }, index) => ({ x: xAt(x), width: labelWidth(texts[index] ?? '') + 2 * BESIDE }));
    return flags(sized, 0, width, MAX_ROWS);
  };
  const said = put(marks.map((mark) => mark.label));
  const texts = said === undefined ? numbers : marks.map((mark) => mark.label);
  const { side, lanes } = said ?? put(numbers) ?? numbersWithRoom(marks, xAt);
  return {
    placed: marks.map((mark, index) => ({ ...mark, text: texts[index] ?? '', lane: lanes[index] })),
    side,
    rows: lanes.reduce<number>((most, lane = -1) => Math.max(most, lane + 1), 0),
    numbered: said === undefined,
  };
}

/** Of very many, those numbers that have room beside the one before. */
function numbersWithRoom(marks: readonly Mark[], xAt: (value: number) => number) {
  let free = Number.NEGATIVE_INFINITY;
  const order = marks.map((_, index) => index).sort((a, b) => (marks[a]?.x ?? 0) - (marks[b]?.x ?? 0));
  const lanes: (number | undefined)[] = marks.map(() => undefined);
  for (const index of order) {
    const x = xAt(marks[index]?.x ?? 0);
    const start = x - BESIDE - labelWidth(String(index + 1));
    if (start < free || start < 0) continue;
    lanes[index] = 0;
    free = x + BESIDE;
  }
  return { side: 'left' as const, lanes };
}

export function upright(mark: PlacedMark, side: 'right' | 'left', plot: Plot, { x, y }: Positions): string {
  const [at, top] = [x(mark.x), plot.top - (mark.lane ?? 0) * LINE_HEIGHT - ABOVE];
  const stroke = { stroke: 'currentColor', 'stroke-dasharray': '4 3', 'stroke-opacity': 0.7 };
  const rule = element('line', { x1: at, x2: at, y1: top - 10, y2: plot.top + plot.height, ...stroke });
  const point =
    mark.y === undefined
      ? ''
      : element('circle', { cx: at, cy: y(mark.y), r: 5, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.75 });
  const anchor = side === 'right' ? { x: at + BESIDE } : { x: at - BESIDE, 'text-anchor': 'end' };
  const text = mark.lane === undefined ? '' : label(mark.text, { y: top, ...anchor });
  return element('g', { class: 'mark' }, `${rule}${point}${text}`);
}

export function markList({ placed, numbered }: PlacedMarks, top: number, width: number): Drawn {
  if (!numbered) return { height: 0, content: '' };
  const lines = placed.flatMap(({ text, label: whole }) => labelLines(`${text}  ${whole}`, width, LINES_OF_MARK));
  const content = lines.map((line, row) => label(line, { x: 0, y: top + row * LINE_HEIGHT }));
  return { height: lines.length * LINE_HEIGHT + LINE_HEIGHT / 2, content: content.join('') };
}
