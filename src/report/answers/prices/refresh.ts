/** What a refresh of the price books found. */
import type { NeededPrice } from '../../../bill/needs.js';
import type { PriceEntry } from '../../../book/book.js';
import type { Refreshed, RefreshedPrice } from '../../../refresh/refresh.js';
import { perUnits } from '../../../refresh/same.js';
import { COMMA, type Language, plainWords, type Words } from '../../../words.js';
import type { Answer } from '../../document/document.js';
import { paragraph } from '../../text/text.js';
import { amountText, eachText } from './price.js';
import { type PriceRow, type PriceStatus, priceDocument, priceRecords } from './table.js';

export interface RefreshResult {
  readonly results: readonly Refreshed[];
  /** The files that were written. */
  readonly paths: readonly string[];
  /** What scenarios need and AWS's answer doesn't have. */
  readonly unanswered: readonly NeededPrice[];
}

export function refreshAnswer(result: RefreshResult): Answer {
  const { results, unanswered, paths } = result;
  const prices = results.flatMap((one) => one.prices);
  const rows = prices.flatMap(rowsOf);
  const summary = [countsOf(prices), ...goneWords(results), ...missingWords(unanswered), ...writtenWords(paths)];
  return {
    lines: ({ language, width }) => refreshText(result, language, width),
    document: (language) => priceDocument({ title: TITLE, summary, status: CHANGE, rows }, language),
    records: () => priceRecords(rows, 'x_Change'),
    json: () => refreshJson(result),
  };
}

const TITLE: Words = { en: 'Prices that AWS answered', ja: 'AWS から取得した価格' };
const CHANGE: Words = { en: 'change', ja: '変更' };
const BEFORE: PriceStatus = { key: 'before', words: { en: 'before', ja: '変更前' } };

/** What AWS says, below what was known until then where it was another. */
function rowsOf({ service, id, region, kind, before, observation }: RefreshedPrice): PriceRow[] {
  const { unit, per, tiers, effective, sku } = observation;
  const about = { id: `${service}/${id}`, region, unit, per };
  const now: PriceRow = {
    ...about,
    status: { key: kind, words: KINDS[kind] ?? plainWords(kind) },
    tiers,
    ...(effective === undefined ? {} : { from: effective }),
    ...(sku === undefined ? {} : { sku }),
  };
  if (kind === 'same' || before?.tiers === undefined) return [now];
  return [{ ...about, status: BEFORE, tiers: before.tiers, from: before.from }, now];
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
  return [
    ...lines,
    countsOf(prices)[language],
    ...goneWords(results).map((words) => words[language]),
    ...missingWords(unanswered).map((words) => paragraph(words[language], width, '  ')),
    ...writtenWords(paths).map((words) => words[language]),
  ].join('\n');
}

const NOT_KNOWN: Words = { en: 'not known', ja: '記録なし' };
const NEW: Words = { en: 'new', ja: '新規' };
const KINDS: Readonly<Partial<Record<RefreshedPrice['kind'], Words>>> = {
  new: NEW,
  changed: { en: 'changed', ja: '変更' },
  same: { en: 'as before', ja: '変更なし' },
};

function goneWords(results: RefreshResult['results']): Words[] {
  return results
    .flatMap(({ withoutOfferTerms }) => withoutOfferTerms)
    .map(({ service, id, product: { sku } }) => ({
      en: `AWS lists SKU ${sku} (${service}/${id}) without a price: no longer sold`,
      ja: `AWS の価格表に SKU ${sku}（${service}/${id}）の価格がありません: 販売終了`,
    }));
}

function missingWords(unanswered: RefreshResult['unanswered']): Words[] {
  if (unanswered.length === 0) return [];
  const missing = unanswered.map(({ service, id }) => `${service}/${id}`).join(', ');
  return [{ en: `AWS lists no price for: ${missing}`, ja: `AWS の価格表にないもの: ${missing}` }];
}

function writtenWords(paths: readonly string[]): Words[] {
  if (paths.length === 0) return [{ en: 'nothing was written', ja: 'ファイルは変更していません' }];
  return paths.map((path) => ({ en: `wrote ${path}`, ja: `${path} に書き込みました` }));
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

function changeText({ kind, before, observation }: RefreshedPrice, language: Language): string {
  const { tiers, per, unit, effective, sku } = observation;
  const from = effective === undefined ? [] : [{ en: `from ${effective}`, ja: `${effective} から` }[language]];
  const now = [
    `${amountText(tiers, language)} ${eachText(per, unit, language)}`,
    ...from,
    ...(sku === undefined ? [] : [`SKU ${sku}`]),
  ].join(COMMA[language]);
  return kind === 'new' ? `${NEW[language]}: ${now}` : `${beforeText(before, language)} -> ${now}`;
}

function beforeText(before: PriceEntry | undefined, language: Language): string {
  return before?.tiers === undefined ? NOT_KNOWN[language] : amountText(before.tiers, language);
}

export function refreshJson({ results, paths, unanswered }: RefreshResult): object {
  const prices = results.flatMap((result) => result.prices);
  return {
    formatVersion: 1,
    prices: prices.map(({ service, region, id, kind, before, observation }) => {
      const { unit, per, tiers, effective, sku } = perUnits(observation, observation.per);
      const now = { unit, per, tiers, from: effective ?? null, sku: sku ?? null };
      return { id: `${service}/${id}`, region, kind, before: before?.tiers ?? null, ...now };
    }),
    withoutTerms: results.flatMap(({ withoutOfferTerms }) =>
      withoutOfferTerms.map(({ service, id, product }) => ({ id: `${service}/${id}`, sku: product.sku })),
    ),
    unanswered: unanswered.map(({ service, id, region }) => ({ id: `${service}/${id}`, region })),
    written: paths,
  };
}
