/** What AWS's Price List answers with, field by field: nothing is taken for what it isn't. */
import { InputError } from '../errors.js';
import { type Code, inWords, japanese, type Words } from '../words.js';
import { MAX_VALUE_BYTES, VALUE_TOO_LARGE } from './jsonMembers.js';
import { isTooDeep, TOO_DEEP } from './nesting.js';
import type { Dimension, OfferTerm, Product } from './product.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * One item of an answer's `PriceList`: an object, or its JSON as a text.
 * @param place how people call where it comes from
 * @throws InputError naming the SKU and the field that isn't as AWS documents it
 */
export function readProduct(item: unknown, place: Words): Product {
  const value = fieldsOf(typeof item === 'string' ? parsed(item, place) : item, place, A_PRODUCT);
  const product = fieldsOf(value.product, place, '`product`');
  const sku = textOf(product.sku, place, '`sku`');
  const terms = value.terms === undefined ? {} : fieldsOf(value.terms, ofSku(place, sku), '`terms`');
  return productOf(sku, product, value, termsOf(terms, ofSku(place, sku)), place);
}

/** @param about what holds for the whole list: `serviceCode` or `offerCode`, `publicationDate`, `version` */
export function productOf(
  sku: string,
  product: Fields,
  about: Fields,
  terms: readonly OfferTerm[],
  place: Words,
): Product {
  const where = ofSku(place, sku);
  if (!SKU.test(sku)) throw unlike(where, NO_SKU, A_SKU);
  const attributes = textsOf(product.attributes === undefined ? {} : product.attributes, where, '`attributes`');
  const servicecode = about.serviceCode ?? about.offerCode ?? attributes.servicecode;
  return {
    sku,
    servicecode: textOf(servicecode, where, '`serviceCode`'),
    attributes,
    terms,
    ...optionalText('productFamily', product.productFamily, where),
    ...optionalText('publicationDate', about.publicationDate, where),
    ...optionalText('version', about.version, where),
  };
}

const KINDS = ['OnDemand', 'Reserved'] as const;

function termsOf(terms: Fields, where: Words): OfferTerm[] {
  return KINDS.flatMap((kind) => {
    const own = terms[kind];
    return own === undefined ? [] : offersOf(kind, own, where);
  });
}

/** The offers of one SKU: `{ "SKU.TERM": { ... } }`. */
export function offersOf(kind: OfferTerm['kind'], offers: unknown, where: Words): OfferTerm[] {
  return Object.values(fieldsOf(offers, where, `\`terms.${kind}\``)).map((offer): OfferTerm => {
    const fields = fieldsOf(offer, where, { en: `an offer of \`terms.${kind}\``, ja: `\`terms.${kind}\` の項目` });
    const dimensions = fieldsOf(fields.priceDimensions, where, '`priceDimensions`');
    return {
      kind,
      offerTermCode: textOf(fields.offerTermCode ?? '', where, '`offerTermCode`'),
      effectiveDate: textOf(fields.effectiveDate, where, '`effectiveDate`'),
      attributes: textsOf(fields.termAttributes ?? {}, where, '`termAttributes`'),
      dimensions: Object.values(dimensions).map((dimension) => dimensionOf(dimension, where)),
    };
  });
}

function dimensionOf(value: unknown, where: Words): Dimension {
  const fields = fieldsOf(value, where, DIMENSION);
  return {
    rateCode: textOf(fields.rateCode ?? '', where, '`rateCode`'),
    unit: textOf(fields.unit, where, '`unit`'),
    description: textOf(fields.description ?? '', where, '`description`'),
    pricePerUnit: textsOf(fields.pricePerUnit, where, '`pricePerUnit`'),
    ...optionalText('beginRange', fields.beginRange, where),
    ...optionalText('endRange', fields.endRange, where),
  };
}

function parsed(text: string, place: Words): unknown {
  if (text.length > MAX_VALUE_BYTES) throw unlike(place, VALUE_TOO_LARGE, A_PRODUCT);
  if (isTooDeep(text)) throw unlike(place, TOO_DEEP, A_PRODUCT);
  try {
    return JSON.parse(text);
  } catch {
    const message = { en: 'a product is not JSON', ja: '製品が JSON ではありません' };
    throw unlike(place, message, shown(text));
  }
}

/** An object that is no list. Its keys are only looked at, never set, so `__proto__` is a key like any other. */
function fieldsOf(value: unknown, place: Words, what: Words | Code): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw unlike(place, isKind(what, value), AN_OBJECT);
}

function textOf(value: unknown, place: Words, what: Words | Code): string {
  if (typeof value === 'string') return value;
  throw unlike(place, isKind(what, value), A_TEXT);
}

function textsOf(value: unknown, place: Words, what: Words | Code): Readonly<Record<string, string>> {
  const entries = Object.entries(fieldsOf(value, place, what));
  return Object.fromEntries(entries.map(([key, text]) => [key, textOf(text, place, memberOf(what, key))]));
}

function optionalText<K extends string>(key: K, value: unknown, place: Words): { [key in K]?: string } {
  const found = value === undefined || value === '' ? {} : { [key]: textOf(value, place, `\`${key}\``) };
  return found as { [key in K]?: string };
}

/** Of a file that should hold products. */
export const NO_PRODUCT: Words = { en: 'there is no product in it', ja: '製品が 1 つもありません' };

/** AWS's have 16. It is written into books. */
const SKU = /^\w{1,64}$/;
const NO_SKU: Words = { en: 'this is not a SKU', ja: 'SKU の形式ではありません' };
const A_SKU: Words = { en: 'letters and digits, such as D7BBYQ9XUUZ4JQ3P', ja: '英数字（例: D7BBYQ9XUUZ4JQ3P）' };

const A_PRODUCT: Words = { en: 'a product', ja: '製品' };
const DIMENSION: Words = { en: 'a price dimension', ja: '価格ディメンション' };
const AN_OBJECT: Words = { en: 'an object', ja: 'オブジェクト' };
const A_TEXT: Words = { en: 'a text', ja: '文字列' };

function ofSku({ en, ja }: Words, sku: string): Words {
  return { en: `${en}, SKU ${sku}`, ja: `${ja}, SKU ${sku}` };
}

function memberOf(what: Words | Code, key: string): Words {
  const { en, ja } = inWords(what);
  return { en: `${en}.${key}`, ja: `${ja}.${key}` };
}

function isKind(what: Words | Code, value: unknown): Words {
  const { en, ja } = inWords(what);
  if (value === undefined) return { en: `${en} is missing`, ja: japanese`${ja}がありません` };
  if (value === null) return { en: `${en} is null`, ja: japanese`${ja}が null です` };
  if (Array.isArray(value)) return { en: `${en} is a list`, ja: japanese`${ja}がリストです` };
  return { en: `${en} is a ${typeof value}`, ja: japanese`${ja}が ${typeof value} です` };
}

function shown(text: string): Words {
  const start = `\`${text.slice(0, 40).replace(/\s+/g, ' ')}\``;
  return { en: `JSON, and not ${start}`, ja: `JSON（${start} ではないもの）` };
}

/** Something in an answer of AWS isn't as AWS documents it. */
function unlike(place: Words, wrong: Words, expected: Words): InputError {
  const message = { en: `${place.en}: ${wrong.en}`, ja: `${place.ja}: ${wrong.ja}` };
  return new InputError([{ code: 'priceList', message, expected, remedy: ASK_AGAIN }]);
}

const ASK_AGAIN: Words = {
  en: 'ask AWS again; where it stays so, the format of the Price List has changed: please report it',
  ja: 'AWS にもう一度問い合わせてください。変わらない場合は Price List の形式が変わっています。報告をお願いします',
};
