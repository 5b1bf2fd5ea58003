/** How wide text stands in a picture, without a browser to ask; and where labels go so that none covers another. */
import { widthOf } from '../text/width.js';

export const FONT_SIZE = 12;
export const LINE_HEIGHT = 16;

/** In parts of the font's size, after DejaVu Sans, which is wider than what most systems show. */
const CLASSES: readonly (readonly [string, number])[] = [
  [" ijlI|!.,:;'", 0.32],
  ['ftr()[]{}-/\\"`', 0.42],
  ['mwMW%@', 0.98],
  ['ABCDEFGHJKLNOPQRSTUVXYZ&', 0.76],
  ['+<>=~^#', 0.84],
];
const OF_LETTERS = 0.64;
const WIDTHS = new Map(CLASSES.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)));

export function labelWidth(text: string, size = FONT_SIZE): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width * size;
}

/** A character of two columns is as wide as it is high; an emoji is more. */
function characterWidth(character: string): number {
  if (character < '\x7f') return WIDTHS.get(character) ?? OF_LETTERS;
  const columns = widthOf(character);
  if (columns === 2) return /\p{Emoji_Presentation}/u.test(character) ? 1.3 : 1;
  return columns === 0 ? 0 : 0.8;
}

export function shortened(text: string, width: number, size = FONT_SIZE): string {
  if (labelWidth(text, size) <= width) return text;
  return `${beginning(text, width - labelWidth('…', size), (character) => characterWidth(character) * size)}…`;
}

/** Shortened to columns of a terminal. */
export function cut(text: string, columns: number): string {
  return widthOf(text) <= columns ? text : `${beginning(text, columns - 1, widthOf)}…`;
}

/** What joins a character with the next. */
const JOINER = /\u200d+$/;

function beginning(text: string, room: number, width: (character: string) => number): string {
  let [used, end] = [0, 0];
  for (const character of text) {
    used += width(character);
    if (used > room) break;
    end += character.length;
  }
  return text.slice(0, end).replace(JOINER, '').trimEnd();
}

/**
 * Broken at spaces, within words that are wider than a line, and anywhere in text of full width.
 * @param most lines; the last one is shortened where there would be more
 */
export function labelLines(text: string, width: number, most: number, size = FONT_SIZE): readonly string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    if (lines.length === most - 1 || labelWidth(rest, size) <= width) return [...lines, shortened(rest, width, size)];
    const end = lineEnd(rest, width, size);
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return lines;
}

/** Behind the last space or beside the last character of full width that fits, else in the middle of a word. */
function lineEnd(text: string, width: number, size: number): number {
  let [used, end, good] = [0, 0, 0];
  for (const character of text) {
    const full = /[\u2e80-\uffef]/.test(character);
    if (full || character === ' ') good = end;
    used += characterWidth(character) * size;
    if (used > width && end > 0) return good > 0 ? good : end;
    end += character.length;
    if (full) good = end;
  }
  return end;
}

/** Items beside each other, in as many rows as they need. */
export function rowsOf<I extends { readonly width: number }>(
  items: readonly I[],
  width: number,
): { readonly placed: readonly { item: I; x: number; row: number }[]; readonly rows: number } {
  let [x, row] = [0, 0];
  const placed = items.map((item) => {
    if (x > 0 && x + item.width > width) [x, row] = [0, row + 1];
    const here = { item, x, row };
    x += item.width;
    return here;
  });
  return { placed, rows: items.length === 0 ? 0 : row + 1 };
}

export interface Flags {
  readonly side: 'right' | 'left';
  /** The row above the plot in which each has its text, counted from the plot. */
  readonly lanes: readonly number[];
}

/**
 * Labels at the side of upright lines. All stand at one side, those further on are placed first, and each stands above
 * what it would reach, so that no line runs through another's label. Undefined where one doesn't fit, or more rows are needed than there may be.
 */
export function flags(
  lines: readonly { readonly x: number; readonly width: number }[],
  left: number,
  right: number,
  most: number,
): Flags | undefined {
  for (const side of ['right', 'left'] as const) {
    const sign = side === 'right' ? 1 : -1;
    const fit = lines.every(({ x, width }) => (side === 'right' ? x + width <= right : x - width >= left));
    if (!fit) continue;
    const order = lines.map((_, index) => index).sort((a, b) => sign * ((lines[b]?.x ?? 0) - (lines[a]?.x ?? 0)));
    const ends: number[] = [];
    const lanes = lines.map(() => 0);
    for (const index of order) {
      const { x, width } = lines[index] as (typeof lines)[number];
      const lane = ends.findLastIndex((end) => sign * x + width > end) + 1;
      ends[lane] = sign * x;
      lanes[index] = lane;
    }
    if (ends.length <= most) return { side, lanes };
  }
  return undefined;
}

/** As near to what is wanted as an equal distance allows, between low and high. Undefined where they don't fit. */
export function spread(
  wanted: readonly number[],
  apart: number,
  low: number,
  high: number,
): readonly number[] | undefined {
  if ((wanted.length - 1) * apart > high - low) return undefined;
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const result = [...wanted];
  order.forEach((index, rank) => {
    const before = order[rank - 1];
    const least = before === undefined ? low : (result[before] as number) + apart;
    result[index] = Math.max(result[index] as number, least);
  });
  order.reverse().forEach((index, rank, reversed) => {
    const after = reversed[rank - 1];
    const most = after === undefined ? high : (result[after] as number) - apart;
    result[index] = Math.min(result[index] as number, most);
  });
  return result;
}
