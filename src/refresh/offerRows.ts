/** The rows of an offer file in CSV: a row a rate, with the product's attributes in each. */
import { InputError } from '../errors.js';
import { isWantedFamily, type Wants } from './offer.js';
import type { Product, Term } from './product.js';
import { productOf } from './readProduct.js';

export interface RowReader {
  /** @throws InputError where the header or a row isn't AWS's */
  row(cells: readonly string[]): void;
  /** @throws InputError where there was no header */
  end(): Product[];
}

/** Columns whose attribute isn't their title in camel case. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  usageType: 'usagetype',
  serviceCode: 'servicecode',
  serviceName: 'servicename',
  CapacityStatus: 'capacitystatus',
  'Pre Installed S/W': 'preInstalledSw',
  'Cache Memory Size (Gb)': 'cacheMemorySizeGb',
  'Cache Memory Size': 'cacheMemorySizeGb',
};

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
    { kind: Term['kind'] } & Omit<Term, 'dimensions' | 'kind'> & { dimensions: Term['dimensions'][number][] }
  >;
}

const ABOUT: Readonly<Record<string, string>> = {
  'Publication Date': 'publicationDate',
  Version: 'version',
  OfferCode: 'offerCode',
};

/** @param file how people call where it comes from */
export function rowReader(wants: Wants, file: string): RowReader {
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
          header = cells;
          column = Object.fromEntries(cells.map((title, index) => [title, index]));
          attributes = cells.flatMap((title, index) =>
            OF_TERMS.has(title) ? [] : [[index, attributeOf(title)] as const],
          );
          const missing = ['OfferTermCode', 'TermType', 'EffectiveDate', 'Unit', 'PricePerUnit'].filter(
            (title) => !(title in column),
          );
          if (missing.length > 0) throw broken(file, `the columns ${missing.join(', ')} are missing`);
          return;
        }
        const key = ABOUT[cells[0] ?? ''];
        if (key !== undefined) about[key] = cells[1] ?? '';
        else if (cells[0] !== 'FormatVersion' && cells[0] !== 'Disclaimer')
          throw broken(file, 'it doesn’t begin as one');
        return;
      }
      if (cells.length !== header.length) throw broken(file, `a row has ${cells.length} cells of ${header.length}`);
      const cell = (title: string) => cells[column[title] ?? -1] ?? '';
      const sku = cell('SKU');
      if (sku === lastDropped) return;
      let kept = products.get(sku);
      if (kept === undefined) {
        const own = attributes.flatMap(([index, name]) => (cells[index] === '' ? [] : [[name, cells[index]]]));
        const fields = { sku, productFamily: cell('Product Family'), attributes: Object.fromEntries(own) };
        if (!isWantedFamily(fields, wants)) {
          lastDropped = sku;
          return;
        }
        kept = { fields, terms: new Map() };
        products.set(sku, kept);
      }
      addRate(kept, cell);
    },
    end() {
      if (header === undefined) throw broken(file, 'there is no header in it');
      return [...products].map(([sku, { fields, terms }]) => productOf(sku, fields, about, [...terms.values()], file));
    },
  };
}

function addRate({ terms }: Kept, cell: (title: string) => string): void {
  const type = cell('TermType');
  if (type !== 'OnDemand' && type !== 'Reserved') return;
  const code = cell('OfferTermCode');
  const known = terms.get(code) ?? {
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
  terms.set(code, known);
  known.dimensions.push({
    rateCode: cell('RateCode'),
    unit: cell('Unit'),
    description: cell('PriceDescription'),
    ...(cell('StartingRange') === '' ? {} : { beginRange: cell('StartingRange') }),
    ...(cell('EndingRange') === '' ? {} : { endRange: cell('EndingRange') }),
    pricePerUnit: { [cell('Currency') || 'USD']: cell('PricePerUnit') },
  });
}

/** `Instance Type` is `instanceType`. */
function attributeOf(title: string): string {
  const known = ATTRIBUTES[title];
  if (known !== undefined) return known;
  const words = title.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words
    .map((word, index) => (index === 0 ? word[0]?.toLowerCase() : word[0]?.toUpperCase()) + word.slice(1))
    .join('');
}

function broken(file: string, message: string): InputError {
  return new InputError([{ code: 'priceList', file, message, expected: 'an offer file of AWS (index.csv)' }]);
}
