/** The prices of a day. */
import type { PriceOnDay, UnreadPrice } from '../../../book/prices.js';
import type { Language, Words } from '../../../words.js';
import type { Answer } from '../../document/document.js';
import { doubtText, priceText } from './price.js';
import { priceJson } from './show.js';
import { priceDocument, priceRecords, rowOf } from './table.js';
import { unreadJson, unreadWords } from './unread.js';

/** What was asked for, and what of it isn't there. */
export interface ListedOnDay {
  readonly region: string;
  readonly day: string;
  /** All of the region and known on the day. */
  readonly prices: readonly PriceOnDay[];
  /** That a book has and that can't be read. */
  readonly unread?: readonly UnreadPrice[];
  /** The first day of which there is any price, where there is none on the day. */
  readonly first?: string;
}

export function listAnswer(listed: ListedOnDay): Answer {
  const { prices, region, day, unread = [] } = listed;
  const rows = prices.map((found) => ({ ...rowOf(found.price, found.change), doubts: found.doubts }));
  const title = { en: `Prices in ${region} on ${day}`, ja: `${region} の価格（${day} 時点）` };
  return {
    lines: ({ language }) => listText(listed, language),
    document: (language) =>
      priceDocument(
        {
          title,
          ...(prices.length === 0 ? { summary: [noneWords(listed)] } : {}),
          rows,
          warnings: unread.map(unreadWords),
        },
        language,
      ),
    records: () => priceRecords(rows),
    json: () => [...prices.map((one) => priceJson(one, day)), ...unread.map(unreadJson)],
  };
}

/** A line a price, in columns; a price that may be another is marked. */
export function listText(listed: ListedOnDay, language: Language): string {
  const { prices, unread = [] } = listed;
  const widest = Math.max(0, ...prices.map(({ price }) => price.id.length));
  const lines = prices.map(({ price, change, doubts }) => {
    const marks = doubts.map((doubt) => `  (${doubtText(doubt)[language]})`).join('');
    return `${price.id.padEnd(widest)}  ${priceText(price, change, language)}${marks}`;
  });
  const none = prices.length === 0 ? [noneWords(listed)[language]] : [];
  return [...none, ...lines, ...unread.map((one) => unreadWords(one)[language])].join('\n');
}

function noneWords({ region, day, first }: ListedOnDay): Words {
  const none = {
    en: `no price of these is known in ${region} on ${day}`,
    ja: `${region} には ${day} 時点の該当する価格がありません`,
  };
  if (first === undefined) return none;
  return { en: `${none.en}; the first is from ${first} on`, ja: `${none.ja}（最も古い記録は ${first} から）` };
}
