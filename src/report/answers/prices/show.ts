/** One price on one day: with its source, and what it changes to. */
import type { PriceEntry } from '../../../book/book.js';
import type { KnownPrice, PriceOnDay } from '../../../book/prices.js';
import type { PriceFacts } from '../../../services/contract/service.js';
import type { Language, Words } from '../../../words.js';
import type { Answer, LinesStyle } from '../../document/document.js';
import { WORDS } from '../../document/words.js';
import { paragraph } from '../../text/text.js';
import { changeJson, checkedText, doubtText, headJson, indented, priceText, sourceText } from './price.js';
import { type PriceRow, type PriceStatus, priceDocument, priceRecords, rowOf } from './table.js';

/** @param day that was asked for */
export function priceAnswer(found: PriceOnDay, day: string, about?: PriceFacts): Answer {
  const rows = rowsOf(found);
  return {
    lines: (look) => showText(found, day, look, about),
    document: (language) =>
      priceDocument(
        {
          title: whichWords(found.price, day),
          ...(about === undefined ? {} : { summary: [about.words] }),
          status: WHEN,
          rows,
          warnings: found.doubts.map(doubtText),
        },
        language,
      ),
    records: () => priceRecords(rows, 'x_When'),
    json: () => priceJson(found, day, about),
  };
}

const WHEN: Words = { en: 'when', ja: '時点' };
const THEN: PriceStatus = { key: 'then', words: { en: 'on the day', ja: '当日' } };
const NEXT: PriceStatus = { key: 'next', words: { en: 'next', ja: '次の変更' } };

function rowsOf({ price, change, next }: PriceOnDay): readonly PriceRow[] {
  return [rowOf(price, change, THEN), ...(next === undefined ? [] : [rowOf(price, next, NEXT)])];
}

function whichWords({ id, region }: KnownPrice, day: string): Words {
  return { en: `${id} in ${region} on ${day}`, ja: `${id}（${region}、${day} 時点）` };
}

/** The price, its source, and what it changes to, a line each. */
export function showText(
  { price, change, next, doubts }: PriceOnDay,
  day: string,
  { language, width }: LinesStyle,
  about?: PriceFacts,
): string {
  const head = `${whichWords(price, day)[language]}: ${priceText(price, change, language)}`;
  const later = next === undefined ? [] : [laterText(price, next, language)];
  const lines =
    change === undefined
      ? []
      : [sourceText(price, change, language), `${LAST_CHECKED[language]}: ${checkedText(price, change)}`];
  const facts = about === undefined ? [] : [about.words[language]];
  const unsure = doubts.map((doubt) => `${WORDS.warning[language]}: ${doubtText(doubt)[language]}`);
  return [
    paragraph(head, width, '  '),
    ...[...facts, ...lines, ...unsure, ...later].map((line) => indented(line, width)),
  ].join('\n');
}

const LAST_CHECKED: Words = { en: 'last checked', ja: '最終確認日' };

function laterText(price: KnownPrice, next: PriceEntry, language: Language): string {
  const text = priceText(price, next, language);
  return { en: `from ${next.from} on: ${text}`, ja: `${next.from} から: ${text}` }[language];
}

export function priceJson({ price, change, next, doubts }: PriceOnDay, day: string, about?: PriceFacts): object {
  return {
    ...headJson(price),
    day,
    ...about?.facets,
    ...(change === undefined ? {} : { price: changeJson(price, change) }),
    ...(next === undefined ? {} : { next: changeJson(price, next) }),
    ...(doubts.length === 0 ? {} : { doubts: doubts.map((doubt) => doubtText(doubt).en) }),
  };
}
