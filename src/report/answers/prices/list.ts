/** The prices of a day. */
import type { PriceOnDay } from '../../../book/prices.js';
import type { Language } from '../../../words.js';
import type { Answer } from '../../document/document.js';
import { priceText } from './price.js';
import { priceJson } from './show.js';
import { priceDocument, priceRecords, rowOf } from './table.js';

/** @param prices all of the region and known on the day */
export function listAnswer(prices: readonly PriceOnDay[], region: string, day: string): Answer {
  const rows = prices.map(({ price, change }) => rowOf(price, change));
  const title = { en: `Prices in ${region} on ${day}`, ja: `${region} の価格（${day} 時点）` };
  return {
    lines: ({ language }) => listText(prices, language),
    document: (language) => priceDocument({ title, rows }, language),
    records: () => priceRecords(rows),
    json: () => prices.map((one) => priceJson(one, day)),
  };
}

/** A line a price, in columns. */
export function listText(prices: readonly PriceOnDay[], language: Language): string {
  const widest = Math.max(0, ...prices.map(({ price }) => price.id.length));
  const lines = prices.map(({ price, change }) => `${price.id.padEnd(widest)}  ${priceText(price, change, language)}`);
  return lines.join('\n');
}
