/** Where the values of a chart stand, and which of them have ticks: the same for every drawing. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { calendarText, calendarTicks } from './calendar.js';
import type { Axis, LineChart } from './chart.js';
import type { Extent } from './points.js';

export interface Scale {
  /** From 0 at the axis' beginning to 1 at its end. */
  readonly at: (value: number) => number;
  /** About so many round values, in their order. */
  readonly ticks: (count: number) => readonly Tick[];
}

export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** Of what a `Date` can hold. */
const LAST_DAY = 99_000_000;

const NOTHING: Extent = { low: 0, high: 1 };

/** Over exactly the values that there are; a logarithm of what isn't above zero is none, and the scale is then linear. */
export function quantityScale({ low, high }: Extent = NOTHING, { scale, text }: LineChart['x']): Scale {
  if (scale === 'log' && low > MIN_EXTENT) return logScale(low, high, text);
  if (scale === 'days' && Math.max(-low, high) < LAST_DAY) return dayScale(low, high, text);
  return linearScale(widened(low, high), text);
}

/** Ends at round values, some `count` of which divide it; a length that stands for an amount begins at zero. */
export function amountScale(values: Extent = NOTHING, { text }: Axis, count: number, fromZero: boolean): Scale {
  const [low, high] = fromZero ? [Math.min(0, values.low), Math.max(0, values.high)] : [values.low, values.high];
  const ends: [number, number] = fromZero && areOne(low, high) ? [0, 1] : widened(low, high);
  return linearScale(scaleLinear().domain(ends).nice(count).domain() as [number, number], text);
}

/** What differs less than this has no room for ticks between. */
const MIN_EXTENT = 1e-100;
const MIN_EXTENT_SHARE = 1e-12;

function areOne(low: number, high: number): boolean {
  return high - low <= Math.max(MIN_EXTENT, MIN_EXTENT_SHARE * Math.max(Math.abs(low), Math.abs(high)));
}

/** One value stands in the middle of its axis. */
function widened(low: number, high: number): [number, number] {
  if (!areOne(low, high)) return [low, high];
  const half = Math.abs(low) > MIN_EXTENT ? Math.abs(low) / 2 : 1;
  return [low - half, low + half];
}

function linearScale(ends: [number, number], text: Axis['text']): Scale {
  const scale = scaleLinear().domain(ends);
  return { at: scale, ticks: (count) => increasing(scale.ticks(count)).map((value) => ({ value, text: text(value) })) };
}

function logScale(low: number, high: number, text: Axis['text']): Scale {
  const scale = scaleLog().domain(areOne(low, high) ? [low / 2, low * 2] : [low, high]);
  return {
    at: scale,
    ticks: (count) => roundest(increasing(scale.ticks(count)), count).map((value) => ({ value, text: text(value) })),
  };
}

/** The library gives every multiple of every power of ten where there are few powers: the roundest of them, as many as asked for. */
function roundest(ticks: readonly number[], count: number): readonly number[] {
  const power = (value: number) => Math.floor(Math.log10(value) + 1e-9);
  const leading = (value: number) => Math.round(value / 10 ** power(value));
  const choices = [
    ticks,
    ticks.filter((value) => [1, 2, 5].includes(leading(value))),
    ...[1, 2, 3, 4, 6, 8].map((step) => ticks.filter((value) => leading(value) === 1 && power(value) % step === 0)),
  ];
  return choices.find((choice) => choice.length <= count && choice.length > 1) ?? ticks.slice(0, count);
}

/** By the calendar: years, months or days. */
function dayScale(low: number, high: number, text: Axis['text']): Scale {
  const [from, to] = areOne(low, high) ? [low - 1, low + 1] : [low, high];
  return {
    at: scaleLinear().domain([from, to]),
    ticks: (count) => {
      const { kind, days } = calendarTicks(from, to, count);
      return days.map((value) => ({ value, text: kind === 'day' ? text(value) : calendarText(value, kind) }));
    },
  };
}

/** Steps that are smaller than a double's digits give the same value twice. */
function increasing(values: readonly number[]): readonly number[] {
  return values.filter((value, index) => index === 0 || value > (values[index - 1] as number));
}

export interface PlacedTick extends Tick {
  readonly at: number;
  /** Where its text begins. */
  readonly start: number;
}

export interface Room {
  readonly length: number;
  readonly widthOf: (text: string) => number;
  readonly gap: number;
  /** How far a text may reach beyond the beginning and the end. */
  readonly before: number;
  readonly after: number;
  readonly maxTicks: number;
}

/** As many ticks as stand beside each other with their texts; each below its value but at the ends, where it keeps inside. */
export function placedTicks(scale: Scale, room: Room): readonly PlacedTick[] {
  for (let count = room.maxTicks; count > 0; count -= 1) {
    const ticks = scale.ticks(count).map((tick) => placed(tick, scale, room));
    const fit = ticks.every((tick, index) => {
      const before = ticks[index - 1];
      return before === undefined ? tick.start >= -room.before : endOf(before, room) + room.gap <= tick.start;
    });
    if (ticks.length > 0 && fit && areApart(ticks)) return ticks;
  }
  const first = scale.ticks(1)[0];
  const alone = first === undefined ? undefined : placed(first, scale, room);
  return alone === undefined || alone.start < -room.before ? [] : [alone];
}

function placed(tick: Tick, scale: Scale, { length, widthOf, before, after }: Room): PlacedTick {
  const [at, width] = [scale.at(tick.value) * length, widthOf(tick.text)];
  return { ...tick, at, start: Math.min(Math.max(at - width / 2, -before), length + after - width) };
}

function endOf({ start, text }: PlacedTick, { widthOf }: Room): number {
  return start + widthOf(text);
}

/** Where two values read the same (yen have no decimals), there are too many. */
function areApart(ticks: readonly Tick[]): boolean {
  return ticks.every(({ text }, index) => index === 0 || text !== ticks[index - 1]?.text);
}

/** Ticks of an axis along which the texts stand one above the other. */
export function stackedTicks(scale: Scale, maxTicks: number): readonly Tick[] {
  for (let count = maxTicks; count > 0; count -= 1) {
    const ticks = scale.ticks(count);
    if (areApart(ticks)) return ticks;
  }
  return scale.ticks(1).slice(0, 1);
}
