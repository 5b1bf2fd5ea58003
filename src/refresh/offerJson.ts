/**
 * An offer file of AWS, read as it arrives: EC2's has hundreds of megabytes. What isn't wanted is dropped as soon as it
 * is read, so that memory goes by what is wanted and not by the file.
 */
import { InputError } from '../errors.js';
import { plainWords, type Words } from '../words.js';
import { type Members, memberReader, NoJson, type Way } from './jsonMembers.js';
import type { Keeping } from './keeping.js';
import type { OfferTerm, Product } from './product.js';
import { isWantedFamily, type ProductFilter } from './productFilter.js';
import { NO_PRODUCT, offersOf, productOf } from './readProduct.js';

export interface OfferReader {
  /** @throws InputError where the text is no offer file of AWS */
  write(chunk: Uint8Array): void;
  /** @throws InputError where the text ended too early */
  end(): Product[];
}

type Fields = Readonly<Record<string, unknown>>;

interface Kept {
  readonly fields: Fields;
  readonly terms: OfferTerm[];
}

/**
 * @param file how people call where it comes from
 * @param decode whole UTF-8 texts
 */
export function offerReader(
  isWanted: ProductFilter,
  file: string,
  decode: (bytes: Uint8Array) => string,
  keep: Keeping,
): OfferReader {
  const about: Record<string, unknown> = {};
  const products = new Map<string, Kept>();
  let hasProducts = false;
  const members: Members = {
    way([name, second, third]): Way {
      if (name === 'products') {
        hasProducts = true;
        return second === undefined ? 'enter' : 'take';
      }
      if (name !== 'terms') return 'take';
      if (!hasProducts) throw broken(file, TERMS_FIRST);
      if (second === undefined) return 'enter';
      if (second !== 'OnDemand' && second !== 'Reserved') return 'skip';
      if (third === undefined) return 'enter';
      return products.has(third) ? 'take' : 'skip';
    },
    take([name = '', second = '', third = ''], json) {
      const value: unknown = JSON.parse(json);
      if (name === 'products') {
        const fields = asFields(value);
        if (fields === undefined || !isWantedFamily(fields, isWanted)) return;
        const { productFamily, attributes } = fields;
        const kept = { fields: { productFamily, attributes }, terms: [] };
        keep(kept);
        products.set(second, kept);
      } else if (name === 'terms') {
        const kind = second as OfferTerm['kind'];
        const terms = offersOf(kind, value, plainWords(`${file}, SKU ${third}`));
        keep(terms);
        products.get(third)?.terms.push(...terms);
      } else if (typeof value === 'string') about[name] = value;
    },
  };
  const reader = memberReader(members, decode);
  return {
    write(chunk) {
      try {
        reader.write(chunk);
      } catch (error) {
        if (error instanceof InputError) throw error;
        throw broken(file, noJson(error));
      }
    },
    end() {
      if (!reader.isWhole()) throw broken(file, CUT_OFF, LOAD_AGAIN);
      if (!hasProducts) throw broken(file, NO_PRODUCT);
      return [...products].map(([sku, { fields, terms }]) => productOf(sku, fields, about, terms, plainWords(file)));
    },
  };
}

function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

const TERMS_FIRST: Words = { en: 'the terms come before the products', ja: 'terms が products より前にあります' };
const CUT_OFF: Words = { en: 'it ends in the middle', ja: 'ファイルが途中で終わっています' };
const LOAD_AGAIN: Words = {
  en: 'download it again: the transfer was cut off',
  ja: '転送が途中で切れています。もう一度ダウンロードしてください',
};

/** Our own reader says it in every language, the engine's in English. */
function noJson(error: unknown): Words {
  const { en, ja } = error instanceof NoJson ? error.words : plainWords(error instanceof Error ? error.message : '');
  return { en: `it is not JSON: ${en}`, ja: `JSON として読み取れません（${ja}）` };
}

function broken(file: string, message: Words, remedy?: Words): InputError {
  const expected = { en: 'an offer file of AWS (index.json)', ja: 'AWS の公開価格ファイル（index.json）' };
  return new InputError([{ code: 'priceList', file, message, expected, ...(remedy === undefined ? {} : { remedy }) }]);
}
