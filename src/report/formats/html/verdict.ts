/** The answer at one look: a card for each option, and the sentences that compare them. */

import { isPossible } from '../../../bill/cheapest.js';
import { printable } from '../../../document/printable.js';
import type { Language } from '../../../words.js';
import type { Billed } from '../../document/billed.js';
import { markedText } from '../../document/cells.js';
import { textOf } from '../../document/document.js';
import { unitOf } from '../../document/foundations.js';
import { totalRows } from '../../document/totals.js';
import { verdictLines } from '../../document/verdict.js';
import { moneyText } from '../../text/text.js';
import { type Html, html, NOTHING } from './html.js';
import { PAGE_WORDS } from './words.js';

export function cardsHtml(billed: Billed, language: Language): Html {
  const { options, cheapest } = billed;
  const rows = totalRows(options, billed, language).filter(({ kind }) => kind === 'beside');
  const cards = options.map((option, index) => {
    const isBest = options.length > 1 && cheapest.includes(option);
    const { code } = billed.scenario.currency;
    const isOut = !isPossible(option);
    const badge = isBest
      ? html`<span class="badge">${PAGE_WORDS.cheapest[language]}</span>`
      : isOut
        ? html`<span class="badge out">${PAGE_WORDS.impossible[language]}</span>`
        : NOTHING;
    const others = rows.flatMap(({ label, amounts }) => {
      const amount = amounts[index];
      return amount === undefined ? [] : [html`<div class="other">${label}: ${textOf(amount)}</div>`];
    });
    return html`<li class="card${isBest ? ' best' : ''}"><div class="name">${printable(option.title[language], 60)}${badge}</div>
<div class="amount">${markedText(moneyText(option.local, code), isOut)} <span>${unitOf(billed.scenario, language)}</span></div>${others}</li>\n`;
  });
  return html`<ul class="cards">${cards}</ul>`;
}

export function sentencesHtml(billed: Billed, language: Language): Html {
  return html`${verdictLines(billed, language).map((sentence) => html`<p>${sentence}</p>\n`)}`;
}
