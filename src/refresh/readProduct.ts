/** What AWS's Price List answers with, field by field: nothing is taken for what it isn't. */
import { InputError } from '../errors.js';
import type { Dimension, Product, Term } from './product.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * One item of an answer's `PriceList`: an object, or its JSON as a text.
 * @param place how people call where it comes from
 * @throws InputError naming the SKU and the field that isn't as AWS documents it
 */
export function readProduct(item: unknown, place: string): Product {
  const value = fieldsOf(typeof item === 'string' ? parsed(item, place) : item, place, 'a product');
  const product = fieldsOf(value.product, place, '`product`');
  const sku = textOf(product.sku, place, '`sku`');
  const terms = value.terms === undefined ? {} : fieldsOf(value.terms, `${place}, SKU ${sku}`, '`terms`');
  return productOf(sku, product, value, termsOf(terms, `${place}, SKU ${sku}`), place);
}

/** @param about what holds for the whole list: `serviceCode` or `offerCode`, `publicationDate`, `version` */
export function productOf(sku: string, product: Fields, about: Fields, terms: readonly Term[], place: string): Product {
  const where = `${place}, SKU ${sku}`;
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

function termsOf(terms: Fields, where: string): Term[] {
  return KINDS.flatMap((kind) => {
    const own = terms[kind];
    return own === undefined ? [] : offersOf(kind, own, where);
  });
}

/** The offers of one SKU: `{ "SKU.TERM": { ... } }`. */
export function offersOf(kind: Term['kind'], offers: unknown, where: string): Term[] {
  return Object.values(fieldsOf(offers, where, `\`terms.${kind}\``)).map((offer): Term => {
    const fields = fieldsOf(offer, where, `an offer of \`terms.${kind}\``);
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

function dimensionOf(value: unknown, where: string): Dimension {
  const fields = fieldsOf(value, where, 'a price dimension');
  return {
    rateCode: textOf(fields.rateCode ?? '', where, '`rateCode`'),
    unit: textOf(fields.unit, where, '`unit`'),
    description: textOf(fields.description ?? '', where, '`description`'),
    pricePerUnit: textsOf(fields.pricePerUnit, where, '`pricePerUnit`'),
    ...optionalText('beginRange', fields.beginRange, where),
    ...optionalText('endRange', fields.endRange, where),
  };
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unlike(place, 'a product is no JSON', shown(text));
  }
}

/** An object that is no list. Its keys are only looked at, never set, so `__proto__` is a key like any other. */
function fieldsOf(value: unknown, place: string, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw unlike(place, `${what} is ${kindOf(value)}`, 'an object');
}

function textOf(value: unknown, place: string, what: string): string {
  if (typeof value === 'string') return value;
  throw unlike(place, `${what} is ${kindOf(value)}`, 'a text');
}

function textsOf(value: unknown, place: string, what: string): Readonly<Record<string, string>> {
  const entries = Object.entries(fieldsOf(value, place, what));
  return Object.fromEntries(entries.map(([key, text]) => [key, textOf(text, place, `${what}.${key}`)]));
}

function optionalText<K extends string>(key: K, value: unknown, place: string): { [key in K]?: string } {
  const found = value === undefined || value === '' ? {} : { [key]: textOf(value, place, `\`${key}\``) };
  return found as { [key in K]?: string };
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

function shown(text: string): string {
  return `JSON, and not \`${text.slice(0, 40).replace(/\s+/g, ' ')}\``;
}

/** Something in an answer of AWS isn't as AWS documents it. */
function unlike(place: string, message: string, expected: string): InputError {
  const remedy = 'ask AWS again; where it stays so, the format of the Price List has changed: please report it';
  return new InputError([{ code: 'priceList', message: `${place}: ${message}`, expected, remedy }]);
}
