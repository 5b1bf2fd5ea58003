/** The prices that differ between two days, or between two books. */
import type { Difference, UnreadPrice } from '../../../book/prices.js';
import { type Language, plainWords, type Words } from '../../../words.js';
import type { Answer } from '../../document/document.js';
import { changeJson, headJson, priceText } from './price.js';
import { priceDocument, priceRecords, rowOf } from './table.js';
import { unreadJson, unreadWords } from './unread.js';

/**
 * @param from a day or a book, as it was named; so is `to`
 * @param unread prices that one of the books has and that can't be read, so that nobody knows whether they differ
 */
export function differenceAnswer(
  found: readonly Difference[],
  from: string,
  to: string,
  unread: readonly UnreadPrice[] = [],
): Answer {
  const rows = found.flatMap(({ price, before, after }) => [
    rowOf(price, before, { key: 'before', words: plainWords(from) }),
    rowOf(price, after, { key: 'after', words: plainWords(to) }),
  ]);
  const title = { en: `Prices: ${from} and ${to}`, ja: `価格の比較: ${from} と ${to}` };
  return {
    lines: ({ language }) => differenceText(found, from, to, language, unread),
    document: (language) => {
      const summary = [sumWords(found, from, to, unread)];
      return priceDocument({ title, summary, status: SIDE, rows, warnings: unread.map(unreadWords) }, language);
    },
    records: () => priceRecords(rows, 'x_Side'),
    json: () => [...found.map(differenceJson), ...unread.map(unreadJson)],
  };
}

const SIDE: Words = { en: 'side', ja: '比較対象' };

function sumWords(found: readonly Difference[], from: string, to: string, unread: readonly UnreadPrice[]): Words {
  if (unread.length === 0) return countWords(found, from, to);
  const { en, ja } = countWords(found, from, to);
  return {
    en: `${en}, as far as can be read: ${unread.length} can't`,
    ja: `${ja}（読み取れない価格 ${unread.length} 件を除く）`,
  };
}

function countWords(found: readonly Difference[], from: string, to: string): Words {
  if (found.length === 0) {
    return {
      en: `no price differs between ${from} and ${to}`,
      ja: `${from} と ${to} の間に価格の違いはありません`,
    };
  }
  const prices = found.length === 1 ? '1 price differs' : `${found.length} prices differ`;
  return {
    en: `${prices} between ${from} and ${to}`,
    ja: `${from} と ${to} の間で ${found.length} 件の価格が違います`,
  };
}

export function differenceText(
  found: readonly Difference[],
  from: string,
  to: string,
  language: Language,
  unread: readonly UnreadPrice[] = [],
): string {
  const widest = Math.max(0, ...found.map(({ price }) => price.id.length));
  const lines = found.map(({ price, before, after }) => {
    const [old, now] = [priceText(price, before, language), priceText(price, after, language)];
    return `${price.id.padEnd(widest)}  ${old} -> ${now}`;
  });
  const others = unread.map((one) => unreadWords(one)[language]);
  return [...lines, ...others, sumWords(found, from, to, unread)[language]].join('\n');
}

export function differenceJson({ price, before, after }: Difference): object {
  return {
    ...headJson(price),
    before: before === undefined ? null : changeJson(price, before),
    after: after === undefined ? null : changeJson(price, after),
  };
}
