import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chart, LineChart } from '../../../src/report/chart/chart.js';
import { labelWidth } from '../../../src/report/chart/labels.js';
import { chartSvg } from '../../../src/report/chart/svg/svg.js';
import type { Document } from '../../../src/report/document/document.js';
import { svgOf } from '../../../src/report/formats/svg/svg.js';
import type { Language } from '../../../src/words.js';
import { EXTREME, PROPOSAL } from '../../support/charts.js';
import { placedElements, readXml, shownText, type XmlElement } from '../../support/xml.js';

const LANGUAGES = ['en', 'ja'] as const;
const CHARTS: readonly (readonly [string, Chart, Language])[] = [
  ...LANGUAGES.flatMap((language) =>
    PROPOSAL[language].map((chart) => [chart.title, chart, language] as [string, Chart, Language]),
  ),
  ...Object.entries(EXTREME).map(([name, chart]) => [name, chart, 'en'] as [string, Chart, Language]),
];
const WIDTHS = [160, 320, 479, 480, 559, 560, 960, 1600];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly text: string;
}

/** What each text takes, by estimate: letters reach from three quarters of their size above the line to a quarter below. */
function textBoxes(svg: XmlElement): readonly Box[] {
  return placedElements(svg)
    .filter(({ element }) => element.name === 'text')
    .map(({ element, dx, dy }) => {
      const { x = '0', y = '0', 'text-anchor': anchor, 'font-size': size = '12' } = element.attributes;
      const text = shownText(element);
      const width = labelWidth(text, Number(size));
      const left = Number(x) + dx - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
      const line = Number(y) + dy;
      return {
        left,
        right: left + width,
        top: line - 0.75 * Number(size),
        bottom: line + 0.25 * Number(size),
        text,
      };
    })
    .filter(({ text }) => text.trim() !== '');
}

function overlaps(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right - 0.2 &&
          other.left < one.right - 0.2 &&
          one.top < other.bottom - 0.2 &&
          other.top < one.bottom - 0.2,
      )
      .map((other) => `${one.text} / ${other.text}`),
  );
}

const EDGE = 0.2;

/** Coordinates of everything that stands for a value. */
function drawnPoints(svg: XmlElement): readonly { readonly x: number; readonly y: number }[] {
  return placedElements(svg).flatMap(({ element, dx, dy }) => {
    const { class: kind, d = '', x = '0', y = '0', width = '0', height = '0' } = element.attributes;
    const at = (px: number, py: number) => ({ x: px + dx, y: py + dy });
    if (kind === 'line')
      return [...d.matchAll(/[ML](\S+?) ([^MLZ]+)/g)].map(([, px, py]) => at(Number(px), Number(py)));
    if (kind === 'marker') return [at(0, 0)];
    if (kind !== 'part') return [];
    const rect = element.children.find((child) => typeof child !== 'string' && child.name === 'rect') as XmlElement;
    const box = { x, y, width, height, ...rect.attributes };
    return [
      at(Number(box.x), Number(box.y)),
      at(Number(box.x) + Number(box.width), Number(box.y) + Number(box.height)),
    ];
  });
}

function plotOf(svg: XmlElement) {
  const { element, dx, dy } = placedElements(svg).find(({ element }) => element.attributes.class === 'plot') ?? {};
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => Number(element?.attributes[key]));
  const [left, top] = [(x ?? 0) + (dx ?? 0), (y ?? 0) + (dy ?? 0)];
  return { left, top, right: left + (width ?? 0), bottom: top + (height ?? 0) };
}

describe.each(CHARTS)('the chart %s', (_, chart, language) => {
  const drawn = WIDTHS.map((width) => ({ width, svg: readXml(chartSvg(chart, { width, language })) }));

  it('has every value inside its plot', () => {
    for (const { svg } of drawn) {
      const { left, right, top, bottom } = plotOf(svg);
      for (const { x, y } of drawnPoints(svg)) {
        expect(x).toBeGreaterThanOrEqual(left - EDGE);
        expect(x).toBeLessThanOrEqual(right + EDGE);
        expect(y).toBeGreaterThanOrEqual(top - EDGE);
        expect(y).toBeLessThanOrEqual(bottom + EDGE);
      }
    }
  });

  it('has no text over another', () => {
    for (const { svg } of drawn) expect(overlaps(textBoxes(svg))).toEqual([]);
  });

  it('has no text beyond the picture', () => {
    for (const { width, svg } of drawn) {
      const height = Number(svg.attributes.height);
      const beyond = textBoxes(svg).filter(
        ({ left, right, top, bottom }) => left < -EDGE || right > width + EDGE || top < 0 || bottom > height + EDGE,
      );
      expect(beyond).toEqual([]);
    }
  });

  it('holds nothing that a strict content security policy forbids, and refers to nothing outside', () => {
    for (const { svg } of drawn) {
      for (const { element } of placedElements(svg)) {
        expect(['script', 'style', 'image', 'a', 'use', 'foreignObject']).not.toContain(element.name);
        const keys = Object.keys(element.attributes);
        expect(keys.filter((key) => key === 'style' || key.startsWith('on') || key.endsWith('href'))).toEqual([]);
        for (const value of Object.values(element.attributes)) expect(value).not.toMatch(/url\((?!#chart-)/);
      }
    }
  });

  it('has no number that is none', () => {
    for (const { svg } of drawn) {
      for (const { element } of placedElements(svg)) {
        for (const value of Object.values(element.attributes)) expect(value).not.toMatch(/NaN|Infinity|undefined/);
      }
    }
  });

  it('is named and described', () => {
    for (const { svg } of drawn) {
      const [title, desc] = svg.children as XmlElement[];
      expect(svg.attributes).toMatchObject({
        role: 'img',
        'aria-labelledby': title?.attributes.id,
        'aria-describedby': desc?.attributes.id,
      });
      expect([title?.name, desc?.name]).toEqual(['title', 'desc']);
      expect(shownText(desc as XmlElement)).not.toBe('');
    }
  });
});

describe('a chart of any lines', () => {
  const value = fc.oneof(fc.double(), fc.constant(undefined), fc.integer({ min: -1000, max: 1000 }));
  const line = fc.array(fc.record({ x: fc.double({ noNaN: true, min: -1e15, max: 1e15 }), y: value }), {
    maxLength: 20,
  });
  const axis = { label: 'x', text: (one: number) => one.toPrecision(4) };

  it('is well-formed, with its values in the plot and its labels apart', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 5 }),
        fc.constantFrom('linear' as const, 'log' as const, 'days' as const),
        fc.array(fc.record({ x: fc.double({ noNaN: true, min: -1e15, max: 1e15 }), label: fc.string() }), {
          maxLength: 5,
        }),
        fc.integer({ min: 120, max: 1500 }),
        (lines, scale, marks, width) => {
          const finite = lines.map((points) =>
            points
              .map(({ x, y }) => ({ x, y: y !== undefined && Math.abs(y) > 1e15 ? undefined : y }))
              .sort((a, b) => a.x - b.x),
          );
          const chart: LineChart = {
            kind: 'lines',
            title: '',
            x: { ...axis, scale },
            y: axis,
            lines: finite.map((points, index) => ({ name: String(index), points })),
            marks,
          };
          const svg = readXml(chartSvg(chart, { width, language: 'en' }));
          const { left, right, top, bottom } = plotOf(svg);
          const outside = drawnPoints(svg).filter(
            ({ x, y }) => !(x >= left - EDGE && x <= right + EDGE && y >= top - EDGE && y <= bottom + EDGE),
          );
          expect(outside).toEqual([]);
          expect(overlaps(textBoxes(svg))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a line', () => {
  const over = (ys: readonly (number | undefined)[]): LineChart => ({
    ...(EXTREME['one point'] as LineChart),
    lines: [{ name: 'A', points: ys.map((y, x) => ({ x, y })) }],
  });
  const paths = (chart: Chart) =>
    placedElements(readXml(chartSvg(chart, { width: 400, language: 'en' })))
      .filter(({ element }) => element.attributes.class === 'line')
      .map(({ element }) => element.attributes.d ?? '');

  it.each([
    [[1, 2, 3], 1],
    [[1, undefined, 3], 2],
    [[undefined, 2, 3, undefined], 1],
    [[1, Number.NaN, 3, undefined, 5], 3],
  ])('over %j is drawn in %i pieces', (ys, pieces) => {
    expect(paths(over(ys))[0]?.match(/M/g)).toHaveLength(pieces);
  });

  it('of which there is no point is not drawn', () => expect(paths(over([undefined, undefined]))).toEqual([]));

  it('differs from the eleven others by more than its colour', () => {
    const looks = placedElements(readXml(chartSvg(EXTREME['twelve lines'] as Chart, { width: 400, language: 'en' })))
      .filter(({ element }) => element.attributes.class === 'line')
      .map(({ element }) => `${element.attributes.stroke} ${element.attributes['stroke-dasharray']}`);
    expect(new Set(looks).size).toBe(12);
    expect(new Set(looks.slice(0, 7).map((look) => look.split(' ').slice(1).join(' '))).size).toBe(7);
  });

  it('has its name where it ends, if there is room, else in a legend', () => {
    const named = (width: number) =>
      placedElements(readXml(chartSvg(over([1, 2]), { width, language: 'en' })))
        .filter(({ element }) => shownText(element) === 'A')
        .map(({ element }) => element.attributes.class)
        .filter((kind) => kind !== undefined);
    expect(named(560)).toEqual(['name']);
    expect(named(559)).toEqual(['legend']);
  });
});

describe('a name that is too long', () => {
  it('is shortened, and whole where it is pointed at', () => {
    const name = 'a server that has a long name '.repeat(5).trim();
    const chart = { ...(EXTREME['one bar'] as Chart & { kind: 'bars' }), title: '' };
    const svg = chartSvg(
      { ...chart, bars: chart.bars.map((bar) => ({ ...bar, name })) },
      { width: 600, language: 'en' },
    );
    const label = placedElements(readXml(svg)).find(({ element }) => shownText(element).endsWith('…'))?.element;
    expect(label).toBeDefined();
    expect(shownText((label as XmlElement).children.at(-1) as XmlElement)).toBe(name);
  });
});

describe('what is told of a chart', () => {
  const told = (chart: Chart, language: Language) =>
    shownText(readXml(chartSvg(chart, { width: 600, language })).children[1] as XmlElement);

  it.each(LANGUAGES)('in %s', (language) => {
    expect(PROPOSAL[language].map((chart) => told(chart, language))).toMatchSnapshot();
  });

  it('names twenty bars, and how many more there are', () => {
    expect(told(EXTREME['forty bars'] as Chart, 'en')).toMatch(/bar 19: .*And 20 more\.$/);
    expect(told(EXTREME['forty bars'] as Chart, 'ja')).toMatch(/ほか 20 件。$/);
  });
});

describe('charts of one page', () => {
  it('share no id', () => {
    const ids = [1, 2].flatMap((index) =>
      placedElements(
        readXml(chartSvg(EXTREME['twelve parts'] as Chart, { width: 400, language: 'en', idPrefix: `c${index}` })),
      ).flatMap(({ element }) => element.attributes.id ?? []),
    );
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('an SVG file', () => {
  const document = (charts: readonly Chart[], language: Language = 'en'): Document => ({
    language,
    title: 'Costs of <b>"A & B"</b>',
    subtitle: 'JPY a month, 2016-06-02',
    summary: [],
    parts: [
      ...charts.map((chart) => ({ kind: 'chart' as const, chart })),
      { kind: 'details', title: 'more', parts: charts.map((chart) => ({ kind: 'chart' as const, chart })) },
    ],
    currency: 'JPY',
  });

  it.each(LANGUAGES)('holds all charts of all documents, one below the other, in %s', (language) => {
    const svg = readXml(svgOf([document(PROPOSAL[language], language), document(PROPOSAL[language], language)]));
    const charts = svg.children.filter((child) => typeof child !== 'string' && child.name === 'svg') as XmlElement[];
    expect(charts).toHaveLength(16);
    charts.reduce((end, { attributes }) => {
      expect(Number(attributes.y)).toBeGreaterThanOrEqual(end);
      return Number(attributes.y) + Number(attributes.height);
    }, 0);
    expect(overlaps(textBoxes(svg))).toEqual([]);
  });

  it('is white, whatever shows it, and a chart in a page is not', () => {
    const background = (svg: string) =>
      placedElements(readXml(svg)).filter(({ element }) => element.attributes.fill === '#fff');
    expect(background(svgOf([document(PROPOSAL.en)]))).toHaveLength(1);
    expect(background(chartSvg(PROPOSAL.en[0] as Chart, { width: 400, language: 'en' }))).toHaveLength(0);
  });

  it.each([
    ['en', 'has no chart'],
    ['ja', 'グラフがありません'],
  ] as const)('says in %s that a document has no chart', (language, words) => {
    expect(svgOf([document([], language)])).toContain(words);
    expect(svgOf([document(PROPOSAL[language], language)])).not.toContain(words);
  });

  it('of no document is an empty picture', () => expect(readXml(svgOf([])).name).toBe('svg'));
});
