import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, flags, labelLines, labelWidth, rowsOf, shortened, spread } from '../../../src/report/chart/labels.js';
import { widthOf } from '../../../src/report/text/width.js';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('画像変換サーバー', '👨‍👩‍👧‍👦 家族', 'Web サーバー 2 台'),
);

describe('the width of a label', () => {
  it.each([
    ['', 0],
    ['画像変換', 48],
    ['ｱｲｳ', 28.8],
    ['e\u0301', 7.68],
    ['iii', 11.52],
    ['MMM', 35.28],
    ['🚀', 15.6],
  ])('%j is about %d pixels', (label, width) => expect(labelWidth(label)).toBeCloseTo(width, 6));
});

describe('a label', () => {
  it('is no wider than its room, and whole where it fits', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 300 }), (label, width) => {
        const short = shortened(label, width);
        expect(labelWidth(short)).toBeLessThanOrEqual(width + 1e-9);
        if (labelWidth(label) <= width) expect(short).toBe(label);
        else expect(short.endsWith('…')).toBe(true);
      }),
    );
  });

  it('is no wider than its columns in a terminal', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (label, columns) => {
        expect(widthOf(cut(label, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it.each([
    ['画像変換サーバー', 8, '画像変…'],
    ['画像変換サーバー', 16, '画像変換サーバー'],
    ['ae\u0301io', 3, 'ae\u0301…'],
    ['a👨‍👩‍👧', 2, 'a…'],
  ])('%s in %i columns is %s', (label, columns, short) => expect(cut(label, columns)).toBe(short));

  it('is broken into lines that fit, and loses nothing but spaces', () => {
    const bare = (label: string) => label.replace(/\s/g, '');
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 300 }), (label, width) => {
        const lines = labelLines(label, width, 1000);
        for (const line of lines) expect(labelWidth(line)).toBeLessThanOrEqual(width + 1e-9);
        expect(bare(lines.join(''))).toBe(bare(label));
      }),
    );
  });

  it('is broken at spaces, and anywhere in Japanese', () => {
    expect(labelLines('one two three', labelWidth('one two t'), 9)).toEqual(['one two', 'three']);
    expect(labelLines('画像変換サーバー', 36, 9)).toEqual(['画像変', '換サー', 'バー']);
    expect(labelLines('a 画像変換', labelWidth('a 画像'), 9)).toEqual(['a 画像', '変換']);
  });

  it('of more lines than there may be is shortened in the last', () => {
    expect(labelLines('one two three four', labelWidth('one two t'), 2)).toEqual(['one two', 'three fo…']);
  });
});

describe('a legend', () => {
  it('goes on in the next row where an item does not fit', () => {
    const items = [30, 30, 40, 100, 1].map((width) => ({ width }));
    expect(rowsOf(items, 100).placed.map(({ x, row }) => [x, row])).toEqual([
      [0, 0],
      [30, 0],
      [60, 0],
      [0, 1],
      [0, 2],
    ]);
    expect(rowsOf(items, 100).rows).toBe(3);
    expect(rowsOf([], 100).rows).toBe(0);
  });
});

describe('labels at upright lines', () => {
  const line = fc.record({ x: fc.integer({ min: 0, max: 500 }), width: fc.integer({ min: 5, max: 200 }) });

  it('cover neither each other nor a line', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const found = flags(lines, 0, 500, 12);
        if (found === undefined) return;
        const { side, lanes } = found;
        const boxes = lines.map(({ x, width }, index) => ({
          x,
          lane: lanes[index] as number,
          from: side === 'right' ? x : x - width,
          to: side === 'right' ? x + width : x,
        }));
        boxes.forEach((one, index) => {
          expect(one.from).toBeGreaterThanOrEqual(0);
          expect(one.to).toBeLessThanOrEqual(500);
          boxes.forEach((other, at) => {
            if (at === index) return;
            if (other.lane === one.lane) expect(one.from >= other.to || one.to <= other.from).toBe(true);
            if (other.lane > one.lane) expect(other.x > one.from && other.x < one.to).toBe(false);
          });
        });
      }),
    );
  });

  it.each([
    ['to the right where all fit there', [{ x: 0, width: 100 }], 'right'],
    [
      'to the left where one would leave the picture',
      [
        { x: 100, width: 50 },
        { x: 450, width: 60 },
      ],
      'left',
    ],
    [
      'nowhere where they fit at neither side',
      [
        { x: 10, width: 50 },
        { x: 450, width: 60 },
      ],
      undefined,
    ],
  ])('stand %s', (_, lines, side) => expect(flags(lines, 0, 500, 4)?.side).toBe(side));

  it('take no more rows than they may', () => {
    const lines = [0, 1, 2, 3].map((x) => ({ x, width: 50 }));
    expect(flags(lines, 0, 500, 4)?.lanes).toEqual([3, 2, 1, 0]);
    expect(flags(lines, 0, 500, 3)).toBeUndefined();
  });
});

describe('labels one above the other', () => {
  it('are apart, inside, in their order, and where they are wanted if that is possible', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 20 }), (wanted) => {
        const found = spread(wanted, 16, 0, 200);
        if ((wanted.length - 1) * 16 > 200) {
          expect(found).toBeUndefined();
          return;
        }
        const sorted = [...(found ?? [])].sort((a, b) => a - b);
        sorted.slice(1).forEach((one, index) => {
          expect(one - (sorted[index] as number)).toBeGreaterThanOrEqual(16);
        });
        for (const one of sorted) expect(one >= 0 && one <= 200).toBe(true);
        const apart = [...wanted]
          .sort((a, b) => a - b)
          .every((one, index, all) => index === 0 || one - (all[index - 1] as number) >= 16);
        if (apart) expect(found).toEqual(wanted);
      }),
    );
  });
});
