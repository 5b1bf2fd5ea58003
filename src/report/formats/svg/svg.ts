/** The charts of an answer as one SVG file, one below the other. */
import type { Language, Words } from '../../../words.js';
import type { Chart } from '../../chart/chart.js';
import { labelLines } from '../../chart/labels.js';
import { element, label } from '../../chart/svg/element.js';
import { BOLD, chartPicture, FONT_FAMILY } from '../../chart/svg/svg.js';
import type { Document, Part } from '../../document/document.js';
import { WORDS } from '../../document/words.js';
import { escapedSvg } from '../../text/markup.js';

const NO_CHART: Words = {
  en: 'This answer has no chart. Its figures are in the other formats.',
  ja: 'この結果にはグラフがありません。数値は他の形式で出力できます。',
};

const MARGIN = 24;
const DEFAULT_WIDTH = 960;
const MAX_LINES = 4;
const MIN_WIDTH = 160;

/** The one file that has a background: viewers with a dark one would show dark text on it. */
export function svgOf(
  documents: readonly Document[],
  { width = DEFAULT_WIDTH }: { readonly width?: number } = {},
): string {
  const whole = Math.max(MIN_WIDTH, width);
  const inner = whole - 2 * MARGIN;
  let y = MARGIN;
  const content: string[] = [];
  const write = (text: string, size: number, bold: boolean) => {
    for (const line of labelLines(text, inner, MAX_LINES, bold ? size * BOLD : size)) {
      const weight = bold ? { 'font-weight': 'bold' } : {};
      content.push(label(line, { x: MARGIN, y: y + size, 'font-size': size, ...weight }));
      y += Math.round(size * 1.4);
    }
  };
  documents.forEach(({ title, subtitle, language, parts }, index) => {
    write(title, 18, true);
    if (subtitle !== undefined) write(subtitle, 13, false);
    const charts = parts.flatMap(chartsOf);
    if (charts.length === 0) write(NO_CHART[language], 13, false);
    charts.forEach((chart, at) => {
      y += 12;
      const settings = { width: inner, language, idPrefix: `chart${index + 1}-${at + 1}` };
      const picture = chartPicture(chart, settings, { x: MARGIN, y });
      content.push(picture.content);
      y += picture.height;
    });
    const warnings = parts.flatMap((part) => (part.kind === 'warnings' ? part.texts : []));
    if (warnings.length > 0) y += 12;
    for (const text of warnings) write(`${WORDS.warning[language]}: ${text}`, 11, false);
    y += MARGIN;
  });
  const language: Language = documents[0]?.language ?? 'en';
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: whole,
    height: y,
    viewBox: `0 0 ${whole} ${y}`,
    lang: language,
    color: '#1a1a1a',
    fill: 'currentColor',
    'font-family': FONT_FAMILY,
  };
  const title = element('title', {}, escapedSvg(documents.map((document) => document.title).join(', ')));
  const background = element('rect', { width: whole, height: y, fill: '#fff' });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', attributes, `${title}${background}${content.join('')}`)}\n`;
}

function chartsOf(part: Part): readonly Chart[] {
  if (part.kind === 'chart') return [part.chart];
  return part.kind === 'details' ? part.parts.flatMap(chartsOf) : [];
}
