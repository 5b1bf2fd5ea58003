/** A curve as a chart, and what its marks say in words. */

import { printable } from '../../../document/printable.js';
import { toNumber } from '../../../quantity/rational.js';
import { RATE_ID } from '../../../scenario/quantity/frame.js';
import { japanese } from '../../../words.js';
import type { LineChart, Mark } from '../../chart/chart.js';
import { moneyAxis, quantityAxis } from '../../document/axes.js';
import type { Billed } from '../../document/billed.js';
import type { Curve } from './curve.js';
import { type Html, html, NOTHING } from './html.js';
import type { LiveData } from './liveData.js';
import { fieldText, movableName, movableText } from './moves.js';
import { beyondWords, crossingWords, noneVariedWords } from './words.js';

export function curveChart(
  { movable, points, crossings }: Curve,
  data: LiveData,
  scenario: Billed['scenario'],
): LineChart {
  const { language } = data;
  const name = movableName(movable, language);
  const axis = quantityAxis({ id: name, unit: movable.id === RATE_ID ? {} : movable.unit });
  return {
    kind: 'lines',
    title: { en: `Cost by ${name}`, ja: japanese`${name}と費用` }[language],
    x: { ...axis, scale: (points[0]?.value ?? 0) > 0 ? 'log' : 'linear' },
    y: moneyAxis(scenario, language),
    lines: data.options.map(({ title }, index) => ({
      name: printable(title, 60),
      points: points.map(({ value, amounts }) => ({ x: value, y: amounts?.[index] })),
    })),
    marks: crossings.map(({ value }): Mark => ({ x: toNumber(value), label: fieldText(value, movable) })),
  };
}

export function crossingsHtml({ movable, points, crossings }: Curve, data: LiveData): Html {
  const { language, currency } = data;
  const name = (options: readonly number[]) =>
    options.map((option) => printable(data.options[option]?.title ?? '', 60)).join({ en: ' = ', ja: '・' }[language]);
  const told = crossings.map(({ value, after }) => {
    const text = movableText(value, movable, language, currency.code);
    return html`<li>${crossingWords(`${movableName(movable, language)} ${text}`, name(after))[language]}</li>\n`;
  });
  const none = data.options.length < 2 ? NOTHING : html`<p>${noneVariedWords()[language]}</p>`;
  const ends = points.some(({ amounts }) => amounts === undefined);
  return html`${told.length === 0 ? none : html`<ul>${told}</ul>`}${ends ? html`<p class="note">${beyondWords()[language]}</p>` : NOTHING}`;
}
