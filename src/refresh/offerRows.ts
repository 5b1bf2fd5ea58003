/** The rows of an offer file in CSV: a row a rate, with the product's attributes in each. */

import { InputError } from '../errors.js';
import { plainWords, type Words } from '../words.js';
import type { Keeping } from './keeping.js';
import type { OfferTerm, Product } from './product.js';
import { isWantedFamily, type ProductFilter } from './productFilter.js';
import { productOf } from './readProduct.js';

export interface RowReader {
  /** @throws InputError where the header or a row isn't AWS's */
  row(cells: readonly string[]): void;
  /** @throws InputError where there was no header */
  end(): Product[];
}

/** Columns whose attribute isn't their title in camel case. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    usageType: 'usagetype',
    serviceCode: 'servicecode',
    serviceName: 'servicename',
    CapacityStatus: 'capacitystatus',
    MarketOption: 'marketoption',
    'Market Option': 'marketoption',
    'Pre Installed S/W': 'preInstalledSw',
    'Cache Memory Size (Gb)': 'cacheMemorySizeGb',
    'Cache Memory Size': 'cacheMemorySizeGb',
  }),
);

/** Columns of the term and the rate; every other one is an attribute of the product. */
const OF_TERMS = new Set([
  'SKU',
  'OfferTermCode',
  'RateCode',
  'TermType',
  'PriceDescription',
  'EffectiveDate',
  'StartingRange',
  'EndingRange',
  'Unit',
  'PricePerUnit',
  'Currency',
  'RelatedTo',
  'LeaseContractLength',
  'PurchaseOption',
  'OfferingClass',
  'Product Family',
]);

interface Kept {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly terms: Map<
    string,
    { kind: OfferTerm['kind'] } & Omit<OfferTerm, 'dimensions' | 'kind'> & {
        dimensions: OfferTerm['dimensions'][number][];
      }
  >;
}

const ABOUT: ReadonlyMap<string, string> = new Map([
  ['Publication Date', 'publicationDate'],
  ['Version', 'version'],
  ['OfferCode', 'offerCode'],
]);

/** @param file how people call where it comes from */
export function rowReader(isWanted: ProductFilter, file: string, keep: Keeping): RowReader {
  const about: Record<string, string> = {};
  const products = new Map<string, Kept>();
  let header: readonly string[] | undefined;
  let attributes: readonly (readonly [index: number, attribute: string])[] = [];
  let column: Readonly<Record<string, number>> = {};
  let lastDropped = '';
  return {
    row(cells) {
      if (header === undefined) {
        if (cells[0] === 'SKU') {
          if (cells.length > MAX_COLUMNS) throw broken(file, TOO_MANY_COLUMNS);
          header = cells;
          column = Object.fromEntries(cells.map((title, index) => [title, index]));
          attributes = cells.flatMap((title, index) =>
            OF_TERMS.has(title) ? [] : [[index, attributeOf(title)] as const],
          );
          const missing = ['OfferTermCode', 'TermType', 'EffectiveDate', 'Unit', 'PricePerUnit'].filter(
            (title) => !(title in column),
          );
          if (missing.length > 0) throw broken(file, columnsMissing(missing));
          return;
        }
        const key = ABOUT.get(cells[0] ?? '');
        if (key !== undefined) about[key] = cells[1] ?? '';
        else if (cells[0] !== 'FormatVersion' && cells[0] !== 'Disclaimer') throw broken(file, BEGINS_OTHERWISE);
        return;
      }
      if (cells.length !== header.length) throw broken(file, cellsMissing(cells.length, header.length));
      const cell = (title: string) => cells[column[title] ?? -1] ?? '';
      const sku = cell('SKU');
      if (sku === lastDropped) return;
      let kept = products.get(sku);
      if (kept === undefined) {
        const own = attributes.flatMap(([index, name]) => (cells[index] === '' ? [] : [[name, cells[index]]]));
        const fields = { sku, productFamily: cell('Product Family'), attributes: Object.fromEntries(own) };
        if (!isWantedFamily(fields, isWanted)) {
          lastDropped = sku;
          return;
        }
        kept = { fields, terms: new Map() };
        keep(kept.fields);
        products.set(sku, kept);
      }
      addRate(kept, cell, keep);
    },
    end() {
      if (header === undefined) throw broken(file, NO_HEADER);
      return [...products].map(([sku, { fields, terms }]) =>
        productOf(sku, fields, about, [...terms.values()], plainWords(file)),
      );
    },
  };
}

function addRate({ terms }: Kept, cell: (title: string) => string, keep: Keeping): void {
  const type = cell('TermType');
  if (type !== 'OnDemand' && type !== 'Reserved') return;
  const code = cell('OfferTermCode');
  let known = terms.get(code);
  if (known === undefined) {
    known = {
      kind: type,
      offerTermCode: code,
      effectiveDate: cell('EffectiveDate'),
      attributes: {
        LeaseContractLength: cell('LeaseContractLength'),
        PurchaseOption: cell('PurchaseOption'),
        OfferingClass: cell('OfferingClass') || 'standard',
      },
      dimensions: [],
    };
    keep(known);
    terms.set(code, known);
  }
  const dimension = {
    rateCode: cell('RateCode'),
    unit: cell('Unit'),
    description: cell('PriceDescription'),
    ...(cell('StartingRange') === '' ? {} : { beginRange: cell('StartingRange') }),
    ...(cell('EndingRange') === '' ? {} : { endRange: cell('EndingRange') }),
    pricePerUnit: { [cell('Currency') || 'USD']: cell('PricePerUnit') },
  };
  keep(dimension);
  known.dimensions.push(dimension);
}

/** `Instance Type` is `instanceType`. */
function attributeOf(title: string): string {
  const known = ATTRIBUTES.get(title);
  if (known !== undefined) return known;
  const words = title.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words
    .map((word, index) => (index === 0 ? word[0]?.toLowerCase() : word[0]?.toUpperCase()) + word.slice(1))
    .join('');
}

/** EC2's rows, AWS's longest, have some 120. */
export const MAX_COLUMNS = 1000;
const TOO_MANY_COLUMNS: Words = {
  en: `it has more than ${MAX_COLUMNS} columns`,
  ja: `列が ${MAX_COLUMNS} を超えています`,
};
const BEGINS_OTHERWISE: Words = {
  en: 'it doesn’t begin like an offer file',
  ja: '先頭が AWS の価格ファイルの形式ではありません',
};
const NO_HEADER: Words = { en: 'it has no header', ja: '見出しの行がありません' };

function columnsMissing(columns: readonly string[]): Words {
  const listed = columns.join(', ');
  return { en: `the columns ${listed} are missing`, ja: `列 ${listed} がありません` };
}

function cellsMissing(found: number, all: number): Words {
  return { en: `a row has ${found} cells of ${all}`, ja: `セルの数が ${all} ではなく ${found} の行があります` };
}

function broken(file: string, message: Words): InputError {
  const expected = { en: 'an offer file of AWS (index.csv)', ja: 'AWS の公開価格ファイル（index.csv）' };
  return new InputError([{ code: 'priceList', file, message, expected }]);
}
