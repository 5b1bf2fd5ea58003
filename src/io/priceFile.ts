/** A file of prices that a user names: a price book, a recorded answer of the Price List, or an offer file. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { PriceShard, PriceSource, Region } from '../book/book.js';
import { sourceOf } from '../book/open.js';
import { InputError } from '../errors.js';
import { mayMatch, type Patterns } from '../refresh/match.js';
import type { Product } from '../refresh/product.js';
import { isJson, readRecorded } from '../refresh/recorded.js';
import { recordedBooks, withProblems } from '../refresh/recordedBooks.js';
import { readBook } from './bookFolder.js';
import { readSource } from './files.js';
import { offerFile } from './offerFiles.js';

/** What tells which products are which prices. */
export interface Known {
  readonly regions: Readonly<Record<string, Region>>;
  readonly patterns: Patterns;
}

/** A recorded answer is read whole; what is larger is an offer file, which isn't. */
const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;

/** @throws InputError where the file is none of these */
export async function readPriceFile(path: string, known: Known): Promise<(PriceShard | PriceSource)[]> {
  const products = await recordedProducts(path, known);
  if (products === undefined) return [readBook(path)];
  const books = recordedBooks(products, known.regions, known.patterns, path);
  if (books.length === 0) {
    const message = {
      en: 'there is no price in it that a service of this tool bills',
      ja: 'このツールが扱うサービスの価格が含まれていません',
    };
    const expected = {
      en: 'products of EC2, Lambda and the services around them, in a region of AWS',
      ja: 'EC2、Lambda とその周辺サービスの製品（AWS のリージョンのもの）',
    };
    throw new InputError([{ code: 'priceList', file: path, message, expected }]);
  }
  return books.map((book) => withProblems(sourceOf(book.shard), book));
}

/** @returns undefined where the file is a price book */
export async function recordedProducts(path: string, { regions, patterns }: Known): Promise<Product[] | undefined> {
  const start = beginning(path);
  const isOfferCsv = /^\uFEFF?"(FormatVersion|SKU)"/.test(start);
  const isOfferJson = isJson(start) && /"offerCode"\s*:/.test(start);
  if (isOfferCsv || isOfferJson) {
    return offerFile(path, mayMatch(Object.values(regions), patterns));
  }
  return isJson(start) ? readRecorded(readSource(path, LARGEST_ANSWER_BYTES)) : undefined;
}

/** The first characters of a file; nothing where it can't be read, which the reading of it tells. */
function beginning(path: string): string {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(4096);
      return bytes.toString('utf8', 0, readSync(descriptor, bytes));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
