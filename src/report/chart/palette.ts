/**
 * Colours that people tell apart whatever colours they see: Okabe and Ito, "Color Universal Design" (2008,
 * jfly.uni-koeln.de/color), with a grey for their black, which would vanish on a dark page. Colour is never the only cue:
 * lines differ by dashes and markers besides, areas by patterns.
 */
import {
  type SymbolType,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape';

const BLUE = '#0072B2';
const VERMILLION = '#D55E00';
const GREEN = '#009E73';
const PURPLE = '#CC79A7';
const GREY = '#808080';

/** Each has a contrast of 3:1 with white and with nearly black (WCAG 2.2, 1.4.11), which the light ones of the eight have not. */
export const LINE_COLORS = [BLUE, VERMILLION, GREEN, PURPLE, GREY] as const;

/** Areas have an outline besides, so the light ones can be told from the page too. */
const AREA_COLORS = ['#E69F00', '#56B4E9', GREEN, '#F0E442', BLUE, VERMILLION, PURPLE, GREY] as const;

export interface LineStyle {
  readonly color: string;
  /** Undefined where it is drawn through. */
  readonly dashes: string | undefined;
  readonly marker: SymbolType;
}

const DASHES = [undefined, '7 4', '2 3', '10 3 2 3', '14 4', '5 2', '10 3 2 3 2 3'] as const;
const MARKERS = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar, symbolWye];

export function lineStyle(index: number): LineStyle {
  return {
    color: LINE_COLORS[index % LINE_COLORS.length] as string,
    dashes: DASHES[index % DASHES.length],
    marker: MARKERS[index % MARKERS.length] as SymbolType,
  };
}

export interface AreaStyle {
  readonly color: string;
  /** What is drawn over the colour in a square of 8 by 8; undefined where it is plain. */
  readonly pattern: string | undefined;
}

const PATTERNS = [
  undefined,
  'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  'M1.5 2h1M5.5 6h1',
  'M2 0V8M6 0V8',
  'M-2 6L2 10M0 0L8 8M6 -2L10 2',
  'M0 4H8',
  'M0 4H8M4 0V8',
  'M0 8L8 0M0 0L8 8',
] as const;

/** Sixty-four that all differ. */
export function areaStyle(index: number): AreaStyle {
  const round = Math.floor(index / AREA_COLORS.length);
  return {
    color: AREA_COLORS[index % AREA_COLORS.length] as string,
    pattern: PATTERNS[(index + round) % PATTERNS.length],
  };
}
