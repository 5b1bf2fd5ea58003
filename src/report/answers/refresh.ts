/** What a refresh of the price books found. */

import type { NeededPrice } from '../../bill/needs.js';
import type { PriceChange } from '../../book/book.js';
import type { Refreshed, RefreshedPrice } from '../../refresh/refresh.js';
import { perUnits } from '../../refresh/same.js';
import type { Language, Words } from '../../words.js';
import { paragraph } from '../text/text.js';
import { amountText, eachText } from './prices.js';

export interface RefreshResult {
  readonly results: readonly Refreshed[];
  /** The files that were written. */
  readonly paths: readonly string[];
  /** What scenarios need and AWS's answer doesn't have. */
  readonly unanswered: readonly NeededPrice[];
}

/** A line for each price that is new or another, then how many are the same, then the files. */
export function refreshText({ results, paths, unanswered }: RefreshResult, language: Language, width: number): string {
  const prices = results.flatMap((result) => result.prices);
  const told = prices.filter(({ kind }) => kind !== 'same');
  const names = told.map(({ service, id }) => `${service}/${id}`);
  const widest = Math.max(0, ...names.map((name) => name.length));
  const lines = told.map(
    (price, index) => `${(names[index] ?? '').padEnd(widest)}  ${price.region}  ${changeText(price, language)}`,
  );
  const gone = results.flatMap(({ withoutTerms }) => withoutTerms);
  const missing = unanswered.map(({ service, id }) => `${service}/${id}`).join(', ');
  return [
    ...lines,
    countsOf(prices)[language],
    ...gone.map(({ service, id, product }) => noLongerSold(product.sku, `${service}/${id}`)[language]),
    ...(missing === '' ? [] : [paragraph(`${NO_PRICE_OF[language]}: ${missing}`, width, '  ')]),
    ...(paths.length === 0 ? [NOTHING_WRITTEN[language]] : paths.map((path) => wrote(path)[language])),
  ].join('\n');
}

const NO_PRICE_OF: Words = { en: 'AWS lists no price for', ja: 'AWS の価格表にないもの' };
const NOTHING_WRITTEN: Words = { en: 'nothing was written', ja: 'ファイルは変更していません' };
const NOT_KNOWN: Words = { en: 'not known', ja: '記録なし' };
const NEW: Words = { en: 'new', ja: '新規' };

function wrote(path: string): Words {
  return { en: `wrote ${path}`, ja: `${path} に書き込みました` };
}

function noLongerSold(sku: string, id: string): Words {
  return {
    en: `AWS lists SKU ${sku} (${id}) without a price: no longer sold`,
    ja: `AWS の価格表に SKU ${sku}（${id}）の価格がありません: 販売終了`,
  };
}

function countsOf(prices: readonly RefreshedPrice[]): Words {
  const of = (kind: RefreshedPrice['kind']) => prices.filter((price) => price.kind === kind).length;
  const [added, changed, same] = [of('new'), of('changed'), of('same')];
  return {
    en: `${count(added, 'new price')}, ${count(changed, 'change')}, ${same} as before`,
    ja: `新規 ${added} 件、変更 ${changed} 件、変更なし ${same} 件`,
  };
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function changeText({ kind, before, sighting }: RefreshedPrice, language: Language): string {
  const { tiers, per, unit, effective, sku } = sighting;
  const from = effective === undefined ? [] : [language === 'ja' ? `${effective} から` : `from ${effective}`];
  const now = [
    `${amountText(tiers, language)} ${eachText(per, unit, language)}`,
    ...from,
    ...(sku === undefined ? [] : [`SKU ${sku}`]),
  ].join(language === 'ja' ? '、' : ', ');
  return kind === 'new' ? `${NEW[language]}: ${now}` : `${beforeText(before, language)} -> ${now}`;
}

function beforeText(before: PriceChange | undefined, language: Language): string {
  return before?.tiers === undefined ? NOT_KNOWN[language] : amountText(before.tiers, language);
}

export function refreshJson({ results, paths, unanswered }: RefreshResult): object {
  const prices = results.flatMap((result) => result.prices);
  return {
    formatVersion: 1,
    prices: prices.map(({ service, region, id, kind, before, sighting }) => {
      const { unit, per, tiers, effective, sku } = perUnits(sighting, sighting.per);
      const now = { unit, per, tiers, from: effective ?? null, sku: sku ?? null };
      return { id: `${service}/${id}`, region, kind, before: before?.tiers ?? null, ...now };
    }),
    withoutTerms: results.flatMap(({ withoutTerms }) =>
      withoutTerms.map(({ service, id, product }) => ({ id: `${service}/${id}`, sku: product.sku })),
    ),
    unanswered: unanswered.map(({ service, id, region }) => ({ id: `${service}/${id}`, region })),
    written: paths,
  };
}
