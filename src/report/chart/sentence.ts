/** What a chart shows, in sentences, for those who can't see it. */
import { COMMA, type Language, type Words } from '../../words.js';
import type { BarChart, Chart, Line, LineChart, RangeChart } from './chart.js';
import { extentsOf } from './points.js';

const WORDS = {
  lines: { en: 'Line chart', ja: '折れ線グラフ' },
  bars: { en: 'Bar chart', ja: '棒グラフ' },
  ranges: { en: 'Chart of ranges', ja: '範囲グラフ' },
  marked: { en: 'Marked', ja: '目印' },
  noValues: { en: 'no values', ja: '値なし' },
} satisfies Record<string, Words>;

export const NO_VALUES: Words = { en: 'There are no values to draw.', ja: '描画できる値がありません。' };

/** What is told one by one; a longer list is read by nobody, and stands in a table besides. */
const MAX_LISTED = 20;

export function chartSentence(chart: Chart, language: Language): string {
  const told =
    chart.kind === 'lines'
      ? lineSentences(chart, language)
      : chart.kind === 'bars'
        ? barSentences(chart, language)
        : rangeSentences(chart, language);
  const shown =
    told.length > MAX_LISTED ? [...told.slice(0, MAX_LISTED), moreText(told.length - MAX_LISTED, language)] : told;
  const axis = chart.kind === 'lines' ? axisText(chart, language) : chart.amount.label;
  const kind = WORDS[chart.kind][language];
  return {
    en: `${[`${kind}: ${axis}`, ...shown].join('. ')}.`,
    ja: `${[`${kind}：${axis}`, ...shown].join('。')}。`,
  }[language];
}

function moreText(count: number, language: Language): string {
  return { en: `And ${count} more`, ja: `ほか ${count} 件` }[language];
}

function axisText(chart: LineChart, language: Language): string {
  const { x, y } = chart;
  const extent = extentsOf(chart).x;
  if (extent === undefined) return y.label;
  const [from, to] = [x.text(extent.low), x.text(extent.high)];
  return {
    en: `${y.label} by ${x.label}, from ${from} to ${to}`,
    ja: `${y.label}（${x.label}：${from}～${to}）`,
  }[language];
}

/** Where each line begins and ends, and its lowest and highest points. */
function lineSentences(chart: LineChart, language: Language): string[] {
  const { lines, marks = [], x, y } = chart;
  const told = lines.map((line) => {
    const chosen = tellingPoints(line);
    if (chosen.length === 0) return named(line.name, WORDS.noValues[language], language);
    const at = chosen.map(
      (point) =>
        ({ en: `${y.text(point.y)} at ${x.text(point.x)}`, ja: `${x.text(point.x)} で ${y.text(point.y)}` })[language],
    );
    return named(line.name, at.join(COMMA[language]), language);
  });
  const marked = marks.map((mark) => `${mark.label} (${x.text(mark.x)})`);
  return marked.length === 0 ? told : [...told, named(WORDS.marked[language], marked.join(COMMA[language]), language)];
}

function tellingPoints({ points }: Line): readonly { readonly x: number; readonly y: number }[] {
  let [first, low, high, last]: { x: number; y: number }[] = [];
  for (const { x, y } of points) {
    if (y === undefined) continue;
    const point = { x, y };
    first ??= point;
    if (low === undefined || y < low.y) low = point;
    if (high === undefined || y > high.y) high = point;
    last = point;
  }
  return [...new Set([first, low, high, last])].filter((point) => point !== undefined).sort((a, b) => a.x - b.x);
}

function barSentences({ bars, amount }: BarChart, language: Language): string[] {
  return bars.map(({ name, text, parts }) => {
    const made = parts.map((part) => `${part.name} ${part.text ?? amount.text(part.value)}`).join(COMMA[language]);
    return named(name, made === '' ? text : { en: `${text} (${made})`, ja: `${text}（${made}）` }[language], language);
  });
}

function rangeSentences({ ranges, amount }: RangeChart, language: Language): string[] {
  return ranges.map(({ name, lowText, highText, middle }) => {
    const within =
      middle === undefined
        ? ''
        : { en: `, middle ${amount.text(middle)}`, ja: `（中央 ${amount.text(middle)}）` }[language];
    return named(
      name,
      `${{ en: `${lowText} to ${highText}`, ja: `${lowText}～${highText}` }[language]}${within}`,
      language,
    );
  });
}

function named(name: string, text: string, language: Language): string {
  return { en: `${name}: ${text}`, ja: `${name}：${text}` }[language];
}
