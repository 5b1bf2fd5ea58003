/** Answers of the Price List that a user saved: what `aws pricing get-products` printed, or an offer file. */
import { InputError, type SourceText } from '../errors.js';
import { plainWords, type Words } from '../words.js';
import type { Product } from './product.js';
import { NO_PRODUCT, offersOf, productOf, readProduct } from './readProduct.js';

/** Whether a text is JSON, which no price book is. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text);
}

/** An offer file in CSV, as AWS writes it or as a spreadsheet saves it. */
export function isOfferCsv(text: string): boolean {
  return /^\uFEFF?"?(FormatVersion|SKU)"?,/.test(text);
}

export interface Recorded {
  readonly products: readonly Product[];
  /** AWS had more to say: the last page names the next one. */
  readonly isPart: boolean;
}

/**
 * An answer (`{ PriceList: [...] }`), several in a list or one after the other, products themselves, or an offer file.
 * @throws InputError where the text is none of these, or a product isn't as AWS documents it
 */
export function readRecorded({ file, text }: SourceText): Recorded {
  const values = valuesOf(text.replace(/^\uFEFF/, ''), file);
  const products = values.flatMap((value) => productsOf(value, file));
  if (products.length > 0) return { products, isPart: hasNext(values.at(-1)) };
  throw notRecorded(file, NO_PRODUCT);
}

/** One JSON value, or a value a line, or values one after the other as the pages of `--no-paginate` are. */
function valuesOf(text: string, file: string): unknown[] {
  const [whole] = tried(text);
  if (whole !== undefined) return Array.isArray(whole) ? whole : [whole];
  const parts = text.split(/\r?\n(?=[[{])/).flatMap((part) => (part.trim() === '' ? [] : [part]));
  return parts.flatMap((part) => {
    const [value, problem] = tried(part);
    if (problem !== undefined)
      throw notRecorded(file, { en: `it is not JSON (${problem})`, ja: `JSON ではありません（${problem}）` });
    return Array.isArray(value) ? value : [value];
  });
}

function tried(text: string): [value: unknown, problem?: string] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    return [undefined, error instanceof Error ? error.message : String(error)];
  }
}

function productsOf(value: unknown, file: string): Product[] {
  if (typeof value === 'string') return [readProduct(value, plainWords(file))];
  if (typeof value !== 'object' || value === null) throw notRecorded(file, NO_OBJECT);
  if ('PriceList' in value) {
    if (!Array.isArray(value.PriceList)) throw notRecorded(file, NO_LIST);
    return value.PriceList.map((item, index) => readProduct(item, numbered(file, index + 1)));
  }
  if ('products' in value) return productsOfOfferFile(value as RecordedOfferFile, file);
  if ('product' in value) return [readProduct(value, plainWords(file))];
  throw notRecorded(file, NEITHER);
}

/** AWS's client writes it in capitals, its web service in small letters. */
function hasNext(page: unknown): boolean {
  const { NextToken, nextToken } = recordOf(page);
  return [NextToken, nextToken].some((token) => typeof token === 'string' && token !== '');
}

interface RecordedOfferFile {
  readonly products: unknown;
  readonly terms?: unknown;
}

/** A small offer file, whole. */
function productsOfOfferFile(offerFile: RecordedOfferFile, file: string): Product[] {
  const { products, terms } = offerFile;
  const own = (kind: 'OnDemand' | 'Reserved', sku: string) => {
    const ofKind = recordOf(recordOf(terms)[kind]);
    const offers = Object.hasOwn(ofKind, sku) ? ofKind[sku] : undefined;
    return offers === undefined ? [] : offersOf(kind, offers, plainWords(`${file}, SKU ${sku}`));
  };
  return Object.entries(recordOf(products)).map(([sku, product]) => {
    const all = [...own('OnDemand', sku), ...own('Reserved', sku)];
    return productOf(sku, recordOf(product), { ...offerFile }, all, plainWords(file));
  });
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function numbered(file: string, number: number): Words {
  return { en: `${file}, product ${number}`, ja: `${file}, ${number} 番目の製品` };
}

const NO_OBJECT: Words = { en: 'a part of it is not an object', ja: 'オブジェクトではない部分があります' };
const NO_LIST: Words = { en: '`PriceList` is not a list', ja: '`PriceList` がリストではありません' };
const NEITHER: Words = {
  en: 'it has neither `PriceList` nor `products`',
  ja: '`PriceList` も `products` もありません',
};

function notRecorded(file: string, message: Words): InputError {
  const expected = {
    en: 'what `aws pricing get-products` prints, or an offer file of AWS',
    ja: '`aws pricing get-products` の出力、または AWS の公開価格ファイル',
  };
  return new InputError([{ code: 'priceList', file, message, expected }]);
}
