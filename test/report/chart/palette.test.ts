import { describe, expect, it } from 'vitest';
import { areaStyle, LINE_COLORS, lineStyle } from '../../../src/report/chart/palette.js';

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours of lines', () => {
  it.each(LINE_COLORS.flatMap((color) => ['#ffffff', '#121212'].map((page) => [color, page] as const)))(
    '%s is seen on %s',
    (color, page) => expect(contrast(color, page)).toBeGreaterThanOrEqual(3),
  );

  it('come with dashes and markers that differ for seven lines, and with looks that differ for thirty', () => {
    const looks = Array.from({ length: 30 }, (_, index) => lineStyle(index));
    expect(new Set(looks.slice(0, 7).map(({ dashes }) => dashes)).size).toBe(7);
    expect(new Set(looks.slice(0, 7).map(({ marker }) => marker)).size).toBe(7);
    expect(new Set(looks.map(({ color, dashes }) => `${color} ${dashes}`)).size).toBe(30);
  });
});

describe('the colours of areas', () => {
  it('come with patterns that differ for eight, and with looks that differ for sixty-four', () => {
    const looks = Array.from({ length: 64 }, (_, index) => areaStyle(index));
    expect(new Set(looks.slice(0, 8).map(({ pattern }) => pattern)).size).toBe(8);
    expect(new Set(looks.map(({ color, pattern }) => `${color} ${pattern}`)).size).toBe(64);
  });
});
