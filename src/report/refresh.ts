/** What a refresh of the price books found. */
import type { PriceChange } from '../book/book.js';
import type { NeededPrice } from '../compare/needs.js';
import type { Refreshed, RefreshedPrice } from '../refresh/refresh.js';
import { perUnits } from '../refresh/same.js';
import { amountText } from './prices.js';
import { paragraph } from './text.js';

export interface RefreshResult {
  readonly results: readonly Refreshed[];
  /** The files that were written. */
  readonly paths: readonly string[];
  /** What scenarios need and AWS's answer doesn't have. */
  readonly unanswered: readonly NeededPrice[];
}

/** A line for each price that is new or another, then how many are the same, then the files. */
export function refreshText({ results, paths, unanswered }: RefreshResult, width: number): string {
  const prices = results.flatMap((result) => result.prices);
  const told = prices.filter(({ kind }) => kind !== 'same');
  const names = told.map(({ service, id }) => `${service}/${id}`);
  const widest = Math.max(0, ...names.map((name) => name.length));
  const lines = told.map(
    (price, index) => `${(names[index] ?? '').padEnd(widest)}  ${price.region}  ${changeText(price)}`,
  );
  const same = prices.length - told.length;
  const gone = results.flatMap(({ withoutTerms }) => withoutTerms);
  return [
    ...lines,
    `${count(told.filter(({ kind }) => kind === 'new').length, 'new price')}, ${count(told.filter(({ kind }) => kind === 'changed').length, 'change')}, ${same} as before`,
    ...gone.map(
      ({ service, id, product }) => `AWS lists SKU ${product.sku} (${service}/${id}) without a price: no longer sold`,
    ),
    ...(unanswered.length === 0
      ? []
      : [
          paragraph(
            `AWS lists no price of: ${unanswered.map(({ service, id }) => `${service}/${id}`).join(', ')}`,
            width,
            '  ',
          ),
        ]),
    ...(paths.length === 0 ? ['nothing was written'] : paths.map((path) => `wrote ${path}`)),
  ].join('\n');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function changeText({ kind, before, sighting }: RefreshedPrice): string {
  const now = `${amountText(sighting.tiers)} per ${sighting.per === '1' ? '' : `${sighting.per} `}${sighting.unit}`;
  const from = sighting.effective === undefined ? '' : `, from ${sighting.effective}`;
  const sku = sighting.sku === undefined ? '' : `, SKU ${sighting.sku}`;
  return kind === 'new' ? `new: ${now}${from}${sku}` : `${beforeText(before)} -> ${now}${from}${sku}`;
}

function beforeText(before: PriceChange | undefined): string {
  return before?.tiers === undefined ? 'not known' : amountText(before.tiers);
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
