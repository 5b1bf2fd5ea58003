/** A file of prices that a user names: a price book, a recorded answer of the Price List, or an offer file. */
import type { PriceShard, PriceSource, Region } from '../../book/book.js';
import { sourceOf } from '../../book/open.js';
import { parsePriceShard } from '../../book/parsePrices.js';
import { printable } from '../../document/printable.js';
import { InputError } from '../../errors.js';
import { mayMatch, type Patterns } from '../../refresh/match.js';
import type { Product } from '../../refresh/product.js';
import { isJson, isOfferCsv, type Recorded, readRecorded } from '../../refresh/recorded.js';
import { recordedBooks, withProblems } from '../../refresh/recordedBooks.js';
import { isBaseUnit } from '../../services/units.js';
import type { Words } from '../../words.js';
import { type ReadOnce, readOnce } from '../files/readOnce.js';
import { MAX_BOOK_BYTES, settleAt } from './bookFolder.js';
import { productsOf } from './offerFiles.js';

/** What tells which products are which prices. */
export interface Known {
  readonly regions: Readonly<Record<string, Region>>;
  readonly patterns: Patterns;
}

/** A recorded answer is read whole; what is larger is an offer file, which isn't. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** The prices of a file, and what of it isn't there. */
export interface PriceFile {
  readonly shards: readonly (PriceShard | PriceSource)[];
  readonly warnings: readonly Words[];
}

/** @throws InputError where the file is none of these */
export function readPriceFile(path: string, known: Known): Promise<PriceFile> {
  settleAt(path);
  return readOnce(path, async (content) => {
    const recorded = await recordedIn(content, known);
    if (recorded === undefined)
      return { shards: [parsePriceShard(content.text(MAX_BOOK_BYTES), isBaseUnit)], warnings: [] };
    const { products, isPart } = recorded;
    return { shards: booksOf(products, path, known), warnings: isPart ? [partWords(path)] : [] };
  });
}

/** An answer that says where AWS would go on. */
export function partWords(path: string): Words {
  const file = printable(path);
  return {
    en: `${file} is only a part of AWS's answer: it ends in a \`NextToken\`. Ask again without --max-items and --no-paginate, or append the pages after it`,
    ja: `${file} は AWS の応答の一部だけです（末尾に \`NextToken\` があります）。--max-items や --no-paginate を付けずに取得し直すか、続きのページを後ろに加えてください`,
  };
}

function booksOf(products: readonly Product[], path: string, known: Known): PriceSource[] {
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
export function recordedProducts(path: string, known: Known): Promise<Recorded | undefined> {
  return readOnce(path, (content) => recordedIn(content, known));
}

async function recordedIn(content: ReadOnce, { regions, patterns }: Known): Promise<Recorded | undefined> {
  const { start } = content;
  const isOfferJson = isJson(start) && /"offerCode"\s*:/.test(start);
  if (isOfferCsv(start) || isOfferJson)
    return { products: await productsOf(content, mayMatch(Object.values(regions), patterns)), isPart: false };
  return isJson(start) ? readRecorded(content.text(MAX_ANSWER_BYTES)) : undefined;
}
