/** The parts of a document as HTML. */
import type { Language } from '../../../words.js';
import type { Chart } from '../../chart/chart.js';
import { chartSvg } from '../../chart/svg/svg.js';
import type { Fact, Part } from '../../document/document.js';
import { type Html, html, trusted } from './html.js';
import { tableHtml } from './table.js';
import { PAGE_WORDS, shownOf } from './words.js';

export interface HeadingContext {
  readonly language: Language;
  /** Of the headings of parts: one below what they stand under. */
  readonly level: number;
  /** What ids begin with, so that several documents of a page have none alike. */
  readonly prefix: string;
}

export function partsHtml(parts: readonly Part[], around: HeadingContext): Html {
  return html`${parts.map((part, index) => partHtml(part, { ...around, prefix: `${around.prefix}-${index + 1}` }))}`;
}

function partHtml(part: Part, around: HeadingContext): Html {
  const { language, level, prefix } = around;
  switch (part.kind) {
    case 'heading':
      return headingHtml(part.text, level);
    case 'paragraph':
      return html`<p>${part.text}</p>\n`;
    case 'table': {
      const { rows, of } = part.table;
      return tableHtml(part.table, prefix, of === undefined ? undefined : shownOf(rows.length, of)[language]);
    }
    case 'chart':
      return chartHtml(part.chart, prefix, language);
    case 'facts':
      return factsHtml(part.facts);
    case 'warnings':
      return warningsHtml(part.texts, language);
    case 'details':
      return html`<details><summary>${part.title}</summary>${partsHtml(part.parts, { ...around, level: level + 1, prefix })}</details>\n`;
  }
}

export function headingHtml(text: string, level: number, id?: string): Html {
  const tag = trusted(`h${Math.min(6, level)}`);
  return html`<${tag}${id === undefined ? undefined : html` id="${id}"`}>${text}</${tag}>\n`;
}

/** Of a chart that can't be drawn anew for the width of the screen: on a narrow one it scrolls. */
const CHART_WIDTH = 720;

/** @param id of the region in which it scrolls */
export function chartHtml(chart: Chart, id: string, language: Language): Html {
  const svg = trusted(chartSvg(chart, { width: CHART_WIDTH, language, idPrefix: `${id}-svg` }));
  return html`<figure class="scroll wide" id="${id}" role="group" aria-label="${chart.title}" tabindex="0">${svg}</figure>\n`;
}

export function factsHtml(facts: readonly Fact[]): Html {
  return html`<dl class="facts">${facts.map(({ name, text }) => html`<dt>${name}</dt><dd>${text}</dd>\n`)}</dl>\n`;
}

function warningsHtml(texts: readonly string[], language: Language): Html {
  if (texts.length === 0) return html``;
  const items = texts.map((text) => html`<li>${text}</li>\n`);
  return html`<div class="warnings" role="note"><strong>${PAGE_WORDS.warnings[language]}</strong><ul>${items}</ul></div>\n`;
}
