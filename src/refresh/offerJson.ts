/**
 * An offer file of AWS, read as it arrives: EC2's has hundreds of megabytes. What isn't wanted is dropped as soon as it
 * is read, so that memory goes by what is wanted and not by the file.
 */
import { JSONParser } from '@streamparser/json';
import { InputError } from '../errors.js';
import { isWantedFamily, type Wants } from './offer.js';
import type { Product, Term } from './product.js';
import { offersOf, productOf } from './readProduct.js';

export interface OfferReader {
  /** @throws InputError where the text is no offer file of AWS */
  write(chunk: string | Uint8Array): void;
  /** @throws InputError where the text ended too early */
  end(): Product[];
}

type Fields = Readonly<Record<string, unknown>>;

interface Kept {
  readonly fields: Fields;
  readonly terms: Term[];
}

/** @param file how people call where it comes from */
export function offerReader(wants: Wants, file: string): OfferReader {
  const about: Record<string, unknown> = {};
  const products = new Map<string, Kept>();
  let state: 'head' | 'products' | 'terms' | 'ended' = 'head';
  const parser = new JSONParser({ paths: ['$.*', '$.products.*', '$.terms.*.*'], keepStack: false });
  parser.onValue = ({ value, key, stack }) => {
    const name = String(key);
    if (stack.length === 1) {
      if (name === 'products' && state === 'head') state = 'products';
      else if (typeof value === 'string') about[name] = value;
      return;
    }
    if (stack[1]?.key === 'products') {
      state = 'products';
      const fields = asFields(value);
      if (fields !== undefined && isWantedFamily(fields, wants)) products.set(name, { fields, terms: [] });
      return;
    }
    if (state === 'head') throw broken(file, 'the terms come before the products');
    state = 'terms';
    const kind = stack[2]?.key;
    if (kind !== 'OnDemand' && kind !== 'Reserved') return;
    const kept = products.get(name);
    if (kept !== undefined) for (const term of offersOf(kind, value, `${file}, SKU ${name}`)) kept.terms.push(term);
  };
  parser.onError = (error) => {
    throw error instanceof InputError ? error : broken(file, `it is no JSON: ${error.message}`);
  };
  return {
    write(chunk) {
      if (parser.isEnded) {
        if (String(chunk).trim() !== '') throw broken(file, 'something follows its end');
        return;
      }
      parser.write(chunk);
    },
    end() {
      if (!parser.isEnded) throw broken(file, 'it ends in the middle', 'load it again: the transfer was cut off');
      if (state === 'head') throw broken(file, 'there is no product in it');
      return [...products].map(([sku, { fields, terms }]) => productOf(sku, fields, about, terms, file));
    },
  };
}

function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function broken(file: string, message: string, remedy?: string): InputError {
  const expected = 'an offer file of AWS (index.json)';
  return new InputError([{ code: 'priceList', file, message, expected, ...(remedy === undefined ? {} : { remedy }) }]);
}
