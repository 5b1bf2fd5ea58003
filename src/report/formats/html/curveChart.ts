/** A curve as a chart, and what its marks say in words. */

import { printable } from '../../../document/printable.js';
import { type Rational, toNumber } from '../../../quantity/rational.js';
import { RATE_ID } from '../../../scenario/quantity/frame.js';
import { japanese, type Language } from '../../../words.js';
import type { LineChart, Mark } from '../../chart/chart.js';
import { moneyAxis, quantityAxis } from '../../document/axes.js';
import type { Billed } from '../../document/billed.js';
import { NONE_POSSIBLE } from '../../document/cells.js';
import type { Crossing, Curve } from './curve.js';
import { type Html, html, NOTHING } from './html.js';
import type { LiveData } from './liveData.js';
import { fieldText, movableName, movableText } from './moves.js';
import { alternatingWords, beyondWords, crossingWords, noneVariedWords, notSearchedWords, turnWords } from './words.js';

/** More of them are no picture any more. */
const MAX_MARKS = 12;

export function curveChart(
  { movable, points, crossings = [] }: Curve,
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
    marks: (crossings.length > MAX_MARKS ? [] : crossings).map(
      ({ value }): Mark => ({ x: toNumber(value), label: fieldText(value, movable) }),
    ),
  };
}

export function crossingsHtml({ movable, points, crossings, turns }: Curve, data: LiveData): Html {
  const { language, currency } = data;
  const title = (option: number) => printable(data.options[option]?.title ?? '', 60);
  const names = (options: readonly number[]) =>
    options.map(title).join({ en: ' = ', ja: '・' }[language]) || NONE_POSSIBLE[language];
  const at = (value: Rational) =>
    `${movableName(movable, language)} ${movableText(value, movable, language, currency.code)}`;
  const told = [
    ...(crossings === undefined ? [] : crossingTexts(crossings, at, names, language)),
    ...turns
      .slice(0, MAX_MARKS)
      .map(({ value, option, isPossible }) => turnWords(at(value), title(option), isPossible)[language]),
  ];
  const none = data.options.length < 2 ? NOTHING : html`<p>${noneVariedWords()[language]}</p>`;
  const unknown = crossings === undefined ? html`<p class="note">${notSearchedWords()[language]}</p>` : NOTHING;
  const list = told.length > 0 ? html`<ul>${told.map((text) => html`<li>${text}</li>\n`)}</ul>` : NOTHING;
  const ends = points.some(({ amounts }) => amounts === undefined);
  return html`${list}${crossings?.length === 0 ? none : unknown}${ends ? html`<p class="note">${beyondWords()[language]}</p>` : NOTHING}`;
}

/** Each of them; or, where there are too many, the first and the last. */
function crossingTexts(
  crossings: readonly Crossing[],
  at: (value: Rational) => string,
  names: (options: readonly number[]) => string,
  language: Language,
): string[] {
  const [first, last] = [crossings[0], crossings.at(-1)];
  if (first === undefined || last === undefined || crossings.length <= MAX_MARKS) {
    return crossings.map(({ value, after }) => crossingWords(at(value), names(after))[language]);
  }
  return [
    alternatingWords(at(first.value), at(last.value), crossings.length)[language],
    crossingWords(at(last.value), names(last.after))[language],
  ];
}
