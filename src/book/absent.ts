/** What the books say where they don't have a price or a rule. */

import { mentioning, setting } from '../mention.js';
import type { Day } from '../quantity/day.js';
import { type Unit, unitText } from '../quantity/unit.js';
import type { Mention, Words } from '../words.js';
import type { BookCurrency, PriceEntry } from './book.js';

type Absent = readonly [reason: Words, hints: { readonly remedy: Words }];

function laterDay(first: string): Words {
  return { en: `choose a day from ${first} on`, ja: `${first} 以降の日を選んでください` };
}

export function noPrice(id: string, region: string, day: Day): Words {
  return { en: `no price for ${id} in ${region} on ${day}`, ja: `${region} の ${id} の ${day} 時点の価格がありません` };
}

/** The asked day comes before all that is known. */
export function beforeFirst(id: string, region: string, day: Day, first: string): Absent {
  const none = noPrice(id, region, day);
  const remedy = mentioning([setting('shards')], (shards) => ({
    en: `choose a day from ${first} on, or give a price file of your own with ${shards}`,
    ja: `${first} 以降の日を選ぶか、ご自身の価格ファイルを ${shards} で指定してください`,
  }));
  const reason = {
    en: `${none.en}: the first known one is from ${first}`,
    ja: `${none.ja}: 最も古い記録は ${first} です`,
  };
  return [reason, { remedy }];
}

/** @param first the first day of which there is a price */
export function noLongerKnown(id: string, region: string, day: Day, { from, note }: PriceEntry, first: string): Absent {
  const none = noPrice(id, region, day);
  const reason = {
    en: `${none.en}: no price is known from ${from} on${note ? ` (${note})` : ''}`,
    ja: `${none.ja}: ${from} 以降の価格は不明です${note ? `（${note}）` : ''}`,
  };
  const { en, ja } = getPrice([]);
  const remedy = {
    ...getPrice([]),
    en: `choose a day from ${first} until before ${from}; ${en}`,
    ja: `${first} から ${from} の前日までを選ぶか、${ja}`,
  };
  return [reason, { remedy }];
}

export function notInDollars(id: string, region: string, day: Day, currency: BookCurrency): Absent {
  const reason = {
    en: `the price of ${id} in ${region} on ${day} is in ${currency}, but bills are calculated in US dollars`,
    ja: `${region} の ${id} の ${day} 時点の価格は ${currency} 建てですが、計算は米ドルで行います`,
  };
  const showPrice: Mention = { named: 'showPrice', values: [id, region], said: '`books.prices`' };
  const remedy = mentioning([showPrice, setting('shards')], (shown, shards) => ({
    en: `${shown} shows it; a price file with it in USD can be given with ${shards}`,
    ja: `${shown} で確認できます。USD 建ての価格ファイルを ${shards} で指定することもできます`,
  }));
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
      remedy: {
        en: 'correct the `unit` in the price file',
        ja: '価格ファイルの `unit` を修正してください',
      },
    },
  ];
}

/**
 * What to do about a price that no book has.
 * @param others of the same thing that the books of the region have, each with the first day of which it is known
 */
export function getPrice(others: readonly string[]): Words {
  return mentioning([setting('shards')], (shards) => ({
    en: `${others.length === 0 ? '' : `known there: ${others.join(', ')}; `}\`ec2-vs-lambda prices refresh\` asks AWS for today's, or give a price file with ${shards}`,
    ja: `${others.length === 0 ? '' : `同じリージョンにある価格: ${others.join('、')}。`}\`ec2-vs-lambda prices refresh\` で今日の価格を AWS から取得するか、${shards} で価格ファイルを指定してください`,
  }));
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
  return [reason, { remedy: laterDay(first) }];
}

export function noService(service: string, region: string, others: readonly string[]): Absent {
  const command = '`ec2-vs-lambda prices refresh`';
  const remedy = {
    en: `services with prices there: ${others.join(', ') || 'none'}; ${command} asks AWS for more`,
    ja: `価格のあるサービス: ${others.join(', ') || 'なし'}。${command} で AWS から取得できます`,
  };
  return [
    { en: `no prices of ${service} in ${region}`, ja: `${region} には ${service} の価格がありません` },
    { remedy },
  ];
}
