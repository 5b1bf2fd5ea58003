/** A chart, described once; drawn to the characters of a terminal (chartText.ts) and to SVG (chartSvg.ts). */

export type Chart = LineChart | BarChart | RangeChart;

export interface Axis {
  readonly label: string;
  /** What stands at a tick. */
  readonly text: (value: number) => string;
}

/** Amounts over a quantity or over days. */
export interface LineChart {
  readonly kind: 'lines';
  readonly title: string;
  /** Days are counted since 1970-01-01 and ticked by the calendar: as `2016`, as `2016-03`, or as `text` says a day. */
  readonly x: Axis & { readonly scale: 'linear' | 'log' | 'days' };
  readonly y: Axis;
  readonly lines: readonly Line[];
  /** Where something happens: a crossing, a day on which the answer flipped. */
  readonly marks?: readonly Mark[];
}

export interface Line {
  readonly name: string;
  /** Points in the order of x; y is undefined where there is none. */
  readonly points: readonly { readonly x: number; readonly y: number | undefined }[];
}

export interface Mark {
  readonly x: number;
  readonly y?: number;
  readonly label: string;
}

/** What several things cost, each made of parts. A part of one name has one colour and pattern in all bars. */
export interface BarChart {
  readonly kind: 'bars';
  readonly title: string;
  readonly amount: Axis;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly name: string;
  /** What stands at the bar's end. */
  readonly text: string;
  /** The text says how much it is; without one, the axis does. */
  readonly parts: readonly { readonly name: string; readonly value: number; readonly text?: string }[];
}

/** From a low to a high amount, row by row: what matters most (a tornado), percentiles. */
export interface RangeChart {
  readonly kind: 'ranges';
  readonly title: string;
  readonly amount: Axis;
  readonly ranges: readonly Range[];
}

export interface Range {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** Within low and high: the median, what is likely. */
  readonly middle?: number;
  readonly lowText: string;
  readonly highText: string;
}
