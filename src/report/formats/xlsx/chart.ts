/** Charts that a spreadsheet draws itself from cells, so that they follow when the cells change. */
import { escapedXml } from '../../text/markup.js';
import { element, part } from '../../text/xml.js';

/** Cells with what stands in them, for those who don't calculate. */
export interface Numbers {
  /** `'Data'!$B$2:$B$9` */
  readonly cells: string;
  readonly cached: readonly (number | undefined)[];
}

export interface Texts {
  readonly cells: string;
  readonly cached: readonly string[];
}

export interface NativeAxis {
  readonly title: string;
  /** A format code. */
  readonly format: string;
  readonly isLog?: boolean;
}

export type NativeChart = NativeBars | NativeLines;

/** Bars that lie, the parts of each one after the other. */
export interface NativeBars {
  readonly kind: 'bars';
  readonly title: string;
  readonly amount: NativeAxis;
  readonly names: Texts;
  readonly series: readonly {
    readonly name: Texts;
    readonly values: Numbers;
    /** Takes its room and is not seen, as what lies below a range. */
    readonly isHidden?: boolean;
  }[];
}

/** Lines over numbers. */
export interface NativeLines {
  readonly kind: 'lines';
  readonly title: string;
  readonly x: NativeAxis;
  readonly y: NativeAxis;
  readonly series: readonly {
    readonly name: Texts;
    readonly x: Numbers;
    readonly y: Numbers;
    /** Points with words beside them instead of a line. */
    readonly labels?: readonly string[];
  }[];
}

/** Told apart by those who don't see colours too: each differs from its neighbours in lightness (Okabe and Ito, darkened). */
const COLORS = [
  '0072B2',
  'E69F00',
  '009E73',
  'CC79A7',
  '56B4E9',
  'D55E00',
  '7F7F7F',
  'F0E442',
  '004D7A',
  '8C6100',
  '005C43',
  '8F2D56',
];
const MARKERS = ['circle', 'square', 'triangle', 'diamond', 'x', 'star'];

const XMLNS = {
  'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
};

export function chartXml(chart: NativeChart): string {
  const plot = chart.kind === 'bars' ? barsXml(chart) : linesXml(chart);
  // A legend would list what is not seen, too.
  const isPartlyHidden = chart.kind === 'bars' && chart.series.some(({ isHidden }) => isHidden);
  const hasLegend = chart.series.length > 1 && !isPartlyHidden;
  return part(
    element(
      'c:chartSpace',
      XMLNS,
      val('roundedCorners', 0),
      element(
        'c:chart',
        {},
        titleXml(chart.title, 1200),
        val('autoTitleDeleted', 0),
        element('c:plotArea', {}, '<c:layout/>', plot),
        hasLegend ? element('c:legend', {}, val('legendPos', 'b'), val('overlay', 0)) : '',
        val('plotVisOnly', 1),
        val('dispBlanksAs', 'gap'),
      ),
      element('c:spPr', {}, solid('FFFFFF'), element('a:ln', { w: 9525 }, solid('D9D9D9'))),
    ),
  );
}

function val(name: string, value: string | number): string {
  return element(`c:${name}`, { val: value });
}

function solid(color: string): string {
  return element('a:solidFill', {}, element('a:srgbClr', { val: color }));
}

function richText(text: string, size: number): string {
  const run = element('a:r', {}, element('a:rPr', { sz: size, b: 0 }), element('a:t', {}, escapedXml(text)));
  return element('c:tx', {}, element('c:rich', {}, '<a:bodyPr/>', element('a:p', {}, run)));
}

function titleXml(text: string, size: number): string {
  return element('c:title', {}, richText(text, size), val('overlay', 0));
}

function barsXml({ names, series, amount }: NativeBars): string {
  const bars = series.map(({ name, values, isHidden }, index) => {
    const color = COLORS[index % COLORS.length] as string;
    const shape = isHidden ? '<a:noFill/>' : `${solid(color)}${element('a:ln', { w: 6350 }, solid('FFFFFF'))}`;
    return element(
      'c:ser',
      {},
      val('idx', index),
      val('order', index),
      element('c:tx', {}, textsXml(name)),
      element('c:spPr', {}, shape),
      val('invertIfNegative', 0),
      element('c:cat', {}, textsXml(names)),
      element('c:val', {}, numbersXml(values)),
    );
  });
  return [
    element(
      'c:barChart',
      {},
      val('barDir', 'bar'),
      val('grouping', 'stacked'),
      val('varyColors', 0),
      ...bars,
      val('gapWidth', 60),
      val('overlap', 100),
      val('axId', 1),
      val('axId', 2),
    ),
    // The first name on top, as in the table.
    axisXml('c:catAx', { title: '', format: 'General' }, { id: 1, across: 2, side: 'l', isReversed: true }),
    axisXml('c:valAx', amount, { id: 2, across: 1, side: 'b', isBeyond: true }),
  ].join('');
}

function linesXml({ x, y, series }: NativeLines): string {
  const lines = series.map((one, index) => {
    const color = COLORS[index % COLORS.length] as string;
    const isPoints = one.labels !== undefined;
    const line = isPoints ? '<a:ln w="19050"><a:noFill/></a:ln>' : element('a:ln', { w: 22225 }, solid(color));
    const isLong = one.x.cached.length > 30 && !isPoints;
    const marker = isLong
      ? val('symbol', 'none')
      : `${val('symbol', MARKERS[index % MARKERS.length] as string)}${val('size', 6)}${element('c:spPr', {}, solid(color))}`;
    return element(
      'c:ser',
      {},
      val('idx', index),
      val('order', index),
      element('c:tx', {}, textsXml(one.name)),
      element('c:spPr', {}, line),
      element('c:marker', {}, marker),
      one.labels === undefined ? '' : labelsXml(one.labels),
      element('c:xVal', {}, numbersXml(one.x)),
      element('c:yVal', {}, numbersXml(one.y)),
      val('smooth', 0),
    );
  });
  return [
    element(
      'c:scatterChart',
      {},
      val('scatterStyle', 'lineMarker'),
      val('varyColors', 0),
      ...lines,
      val('axId', 1),
      val('axId', 2),
    ),
    axisXml('c:valAx', x, { id: 1, across: 2, side: 'b' }),
    axisXml('c:valAx', y, { id: 2, across: 1, side: 'l' }),
  ].join('');
}

const SHOWN = ['showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'];

function labelsXml(labels: readonly string[]): string {
  const shown = (value: 0 | 1) => SHOWN.map((name) => val(name, name === 'showVal' ? value : 0)).join('');
  const each = labels.map((text, idx) =>
    element('c:dLbl', {}, val('idx', idx), richText(text, 900), val('dLblPos', 't'), shown(1)),
  );
  return element('c:dLbls', {}, ...each, shown(0));
}

interface AxisPlace {
  readonly id: number;
  readonly across: number;
  readonly side: 'l' | 'b';
  readonly isReversed?: boolean;
  /** Stands at the far end of the other, which is reversed. */
  readonly isBeyond?: boolean;
}

function axisXml(name: 'c:catAx' | 'c:valAx', { title, format, isLog }: NativeAxis, place: AxisPlace): string {
  const { id, across, side, isReversed, isBeyond } = place;
  const isAmount = name === 'c:valAx';
  return element(
    name,
    {},
    val('axId', id),
    element('c:scaling', {}, isLog ? val('logBase', 10) : '', val('orientation', isReversed ? 'maxMin' : 'minMax')),
    val('delete', 0),
    val('axPos', side),
    isAmount
      ? element('c:majorGridlines', {}, element('c:spPr', {}, element('a:ln', { w: 6350 }, solid('E5E5E5'))))
      : '',
    title === '' ? '' : titleXml(title, 900),
    element('c:numFmt', { formatCode: format, sourceLinked: 0 }),
    val('majorTickMark', 'out'),
    val('minorTickMark', 'none'),
    val('tickLblPos', isBeyond ? 'nextTo' : 'low'),
    val('crossAx', across),
    val('crosses', isBeyond ? 'max' : 'autoZero'),
    isAmount ? val('crossBetween', side === 'b' && isBeyond ? 'between' : 'midCat') : val('lblOffset', 100),
  );
}

function textsXml({ cells, cached }: Texts): string {
  const points = cached.map((text, idx) => element('c:pt', { idx }, element('c:v', {}, escapedXml(text))));
  const cache = element('c:strCache', {}, val('ptCount', cached.length), ...points);
  return element('c:strRef', {}, element('c:f', {}, escapedXml(cells)), cache);
}

function numbersXml({ cells, cached }: Numbers): string {
  const points = cached.map((number, idx) =>
    number === undefined ? '' : element('c:pt', { idx }, element('c:v', {}, String(number))),
  );
  const cache = element(
    'c:numCache',
    {},
    '<c:formatCode>General</c:formatCode>',
    val('ptCount', cached.length),
    ...points,
  );
  return element('c:numRef', {}, element('c:f', {}, escapedXml(cells)), cache);
}
