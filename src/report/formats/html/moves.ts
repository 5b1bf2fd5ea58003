/** What can be moved on a page: a field and a slider for each quantity; without the script, and on paper, their values. */

import { printable } from '../../../document/printable.js';
import { multiply, type Rational, rational } from '../../../quantity/rational.js';
import { type Unit, unitText } from '../../../quantity/unit.js';
import type { Language } from '../../../words.js';
import { currencyName, numberText, quantityText } from '../../text/text.js';
import { type Html, html, NOTHING } from './html.js';
import type { Movable, Movables } from './movable.js';
import { factsHtml, headingHtml } from './parts.js';
import { placeOf, sliderValues } from './slider.js';
import { PAGE_WORDS, simulatedWords } from './words.js';

export interface MovesSettings {
  readonly language: Language;
  readonly level: number;
  readonly prefix: string;
  /** The currency. */
  readonly code: string;
}

export function movesHtml({ movables, simulated }: Movables, settings: MovesSettings): Html {
  const { language, level, prefix, code } = settings;
  if (movables.length === 0 && simulated.length === 0) return NOTHING;
  const facts = movables.map((movable) => ({
    name: movableName(movable, language),
    text: `${fieldText(movable.value, movable)} ${fieldUnit(movable, language, code)}`.trim(),
  }));
  const names = simulated.map((id) => printable(id, 60)).join(', ');
  return html`<section class="moves" aria-labelledby="${prefix}-moves">
${headingHtml(PAGE_WORDS.moves[language], level, `${prefix}-moves`)}
<div class="unscripted" data-values>${factsHtml(facts)}</div>
<div class="scripted"><p class="note">${PAGE_WORDS.movesNote[language]}</p>
${movables.map((movable, index) => moveHtml(movable, index, settings))}
<p><button type="button" data-reset>${PAGE_WORDS.reset[language]}</button></p></div>
${names === '' ? NOTHING : html`<p class="note">${simulatedWords(names)[language]}</p>`}
</section>\n`;
}

function moveHtml(movable: Movable, index: number, { language, prefix, code }: MovesSettings): Html {
  const values = sliderValues(movable);
  const name = movableName(movable, language);
  const unit = fieldUnit(movable, language, code);
  const [field, unitId, errorId] = ['field', 'unit', 'problem'].map((kind) => `${prefix}-${kind}${index + 1}`);
  const said =
    movable.written === undefined
      ? NOTHING
      : html`<span class="said">${PAGE_WORDS.stated[language]}: ${printable(movable.written, 60)}</span>`;
  return html`<div class="move" data-move="${index}">
<label for="${field}">${name}</label> ${said}
<div class="value"><input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" id="${field}" value="${fieldText(movable.value, movable)}" aria-describedby="${unitId} ${errorId}"><span id="${unitId}">${unit}</span></div>
<input type="range" min="0" max="${values.length - 1}" value="${placeOf(values, movable.value)}" aria-label="${name}, ${PAGE_WORDS.slider[language]}" aria-valuetext="${fieldText(movable.value, movable)} ${unit}">
<p class="problem" id="${errorId}" hidden></p>
</div>\n`;
}

export function movableName({ id, measure }: Pick<Movable, 'id' | 'measure'>, language: Language): string {
  return measure === 'rate' ? PAGE_WORDS.rate[language] : printable(id, 60);
}

/** A share is shown in hundredths. */
export function fieldText(value: Rational, { measure }: Pick<Movable, 'measure'>): string {
  return numberText(measure === 'share' ? multiply(value, HUNDRED) : value);
}

export const HUNDRED = rational(100);

export function fieldUnit(
  { measure, unit }: Pick<Movable, 'measure' | 'unit'>,
  language: Language,
  code: string,
): string {
  if (measure === 'share') return '%';
  const currency = currencyName(code, language);
  if (measure === 'rate') return { en: `${currency} for 1 USD`, ja: `${currency} / 1 USD` }[language];
  return unitText(unit).replace('local', currency);
}

/** `100,000`, `2 MB`: a value of what is moved, in a sentence. */
export function movableText(
  value: Rational,
  movable: Pick<Movable, 'measure' | 'unit'>,
  language: Language,
  code: string,
): string {
  if (movable.measure === 'share' || movable.measure === 'rate') {
    return `${fieldText(value, movable)} ${fieldUnit(movable, language, code)}`;
  }
  return quantityText(value, movable.unit as Unit, language, code);
}
