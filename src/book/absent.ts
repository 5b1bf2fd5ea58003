/** What the books say where they don't have a price or a rule. */

import { mentioning, setting } from '../mention.js';
import type { Day } from '../quantity/day.js';
import { type Unit, unitText } from '../quantity/unit.js';
import { type Mention, NO_WORDS, type Words } from '../words.js';
import type { BookCurrency, PriceEntry } from './book.js';

/** Why there is none, and what to do: worked out only where somebody is told. */
type Absent = readonly [reason: Words, hints: { readonly remedy: () => Words }];

function laterDay(first: string): Words {
  return { en: `choose a day from ${first} on`, ja: `${first} 以降の日を選んでください` };
}

export function noPrice(id: string, region: string, day: Day): Words {
  return { en: `no price for ${id} in ${region} on ${day}`, ja: `${region} の ${id} の ${day} 時点の価格がありません` };
}

/** The asked day comes before all that is known. */
export function beforeFirst(asked: AskedPrice, region: string, day: Day, first: string): Absent {
  const none = noPrice(asked.id, region, day);
  const reason = {
    en: `${none.en}: the first known one is from ${first}`,
    ja: `${none.ja}: 最も古い記録は ${first} です`,
  };
  const there = {
    en: `choose a day from ${first} on, or: `,
    ja: `${first} 以降の日を選ぶか、次のようにしてください: `,
  };
  return [reason, { remedy: () => waysToPrice(asked, there) }];
}

/** @param first the first day of which there is a price */
export function noLongerKnown(
  asked: AskedPrice,
  region: string,
  day: Day,
  { from, note }: PriceEntry,
  first: string,
): Absent {
  const none = noPrice(asked.id, region, day);
  const reason = {
    en: `${none.en}: no price is known from ${from} on${note ? ` (${note})` : ''}`,
    ja: `${none.ja}: ${from} 以降の価格は不明です${note ? `（${note}）` : ''}`,
  };
  const there = {
    en: `choose a day from ${first} until before ${from}, or: `,
    ja: `${first} から ${from} の前日までを選ぶか、次のようにしてください: `,
  };
  return [reason, { remedy: () => waysToPrice(asked, there) }];
}

export function notInDollars(asked: AskedPrice, region: string, day: Day, currency: BookCurrency): Absent {
  const { id } = asked;
  const reason = {
    en: `the price of ${id} in ${region} on ${day} is in ${currency}, but bills are calculated in US dollars`,
    ja: `${region} の ${id} の ${day} 時点の価格は ${currency} 建てですが、計算は米ドルで行います`,
  };
  const showPrice: Mention = { named: 'showPrice', values: [id, region], said: '`books.prices`' };
  const remedy = () =>
    waysToPrice(
      asked,
      mentioning([showPrice], (shown) => ({ en: `${shown} shows it; `, ja: `${shown} で確認できます。` })),
    );
  return [reason, { remedy }];
}

/** A price file states it for something else than is billed. */
export function inOtherUnit(id: string, region: string, stated: Unit, billed: Unit): Absent {
  const [of, by] = [stated, billed].map((unit) => unitText(unit) || '1');
  return [
    {
      en: `the price of ${id} in ${region} is stated in ${of}, and is billed in ${by}`,
      ja: `${region} の ${id} の価格の単位が ${of} になっていますが、課金の単位は ${by} です`,
    },
    {
      remedy: () => ({
        en: 'correct the `unit` in the price file',
        ja: '価格ファイルの `unit` を修正してください',
      }),
    },
  ];
}

/** What was asked for, and by what unit it is billed where that is known. */
export interface AskedPrice {
  readonly id: string;
  readonly unit?: Unit;
}

/**
 * The three ways to a price that no book has.
 * @param there what the books have instead, said first
 */
export function waysToPrice({ id, unit }: AskedPrice, there: Words = NO_WORDS): Words {
  const amount = `N USD / ${(unit && unitText(unit)) || 'UNIT'}`;
  return mentioning([setting('shards'), setting('price', `"${id}=${amount}"`)], (shards, price) => ({
    en: `${there.en}\`ec2-vs-lambda prices refresh\` asks AWS for today's; or give a price file with ${shards}, or state the price: ${price}, or in the scenario \`prices: { ${id}: ${amount} }\``,
    ja: `${there.ja}\`ec2-vs-lambda prices refresh\` で今日の価格を AWS から取得するか、${shards} で価格ファイルを指定するか、${price} またはシナリオの \`prices: { ${id}: ${amount} }\` で価格を指定してください`,
  }));
}

/** More are named by their number. */
const MAX_LISTED = 6;

/** What the books have instead: of the same thing there, and where else it is. */
export function whatThereIs(
  others: readonly string[],
  regions: readonly string[],
  services: readonly string[] = [],
): Words {
  const lists = [
    { en: 'known there', ja: '同じリージョンにある価格', of: others },
    { en: 'regions that have it on that day', ja: '基準日時点で価格のあるリージョン', of: regions },
    { en: 'services with prices there', ja: '価格のあるサービス', of: services },
  ].filter(({ of }) => of.length > 0);
  return {
    en: lists.map(({ en, of }) => `${en}: ${listed(of, 'and', 'more')}; `).join(''),
    ja: lists.map(({ ja, of }) => `${ja}: ${listed(of, 'ほか', '件')}。`).join(''),
  };
}

function listed(words: readonly string[], and: string, more: string): string {
  if (words.length <= MAX_LISTED) return words.join(', ');
  return `${words.slice(0, MAX_LISTED).join(', ')} ${and} ${words.length - MAX_LISTED} ${more}`;
}

const INSTANCE_TYPE = /(?:^|\.)[a-z]{1,4}\d+[a-z0-9-]*\.(?:nano|micro|small|medium|large|\d*xlarge|metal(?:-\d+xl)?)$/;

/** Whether a word is formed as AWS's types are: then it is one that the books may not know, and no other mistyped. */
export function isInstanceType(word: string): boolean {
  return INSTANCE_TYPE.test(word);
}

export function noRule(id: string): Words {
  return { en: `no rule ${id}`, ja: `課金ルール ${id} がありません` };
}

export function beforeFirstRule(id: string, day: Day, first: string): Absent {
  const reason = {
    en: `no rule ${id} on ${day}: the first known one is from ${first}`,
    ja: `${day} 時点の課金ルール ${id} がありません: 最も古い記録は ${first} です`,
  };
  return [reason, { remedy: () => laterDay(first) }];
}

export function noService(asked: AskedPrice, service: string, region: string, elsewhere: () => Words): Absent {
  return [
    { en: `no prices of ${service} in ${region}`, ja: `${region} には ${service} の価格がありません` },
    { remedy: () => waysToPrice(asked, elsewhere()) },
  ];
}
