/**
 * Writes the price books from public lists: `npm run books -- FOLDER`, where the folder holds the lists as downloaded
 * (scripts/books/sources.ts names them). What a book already says stays; what a list adds becomes an entry, what
 * contradicts the book is told in docs/prices.md. Running it again changes nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { PriceHistory, PriceShard, Region } from '../../src/book/book.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { parseRuleShard } from '../../src/book/parseRules.js';
import { priceFileText } from '../../src/book/writePrices.js';
import { isBaseUnit } from '../../src/services/units.js';
import type { Announcements } from './announcements.js';
import type { VcpusOf } from './derived.js';
import { EC2_LISTS } from './ec2Lists.js';
import { booksFromLists } from './fromLists.js';
import { type ListReport, pricesPage } from './page.js';
import { observationsOf, PUBLIC_LISTS } from './sources.js';

const DATA = 'src/data';

function bookPath({ region, service }: { readonly region: string; readonly service: string }): string {
  return join(DATA, 'prices', region, `${service}.yaml`);
}

function readBook(path: string): PriceShard | undefined {
  return existsSync(path) ? parsePriceShard({ file: path, text: readFileSync(path, 'utf8') }, isBaseUnit) : undefined;
}

const order = new Intl.Collator('en', { numeric: true });

/** In the order of their ids, and of the sizes within a family. */
function sorted(shard: PriceShard): PriceShard {
  const entries = Object.entries(shard.prices).sort(([a], [b]) => order.compare(a, b));
  return { ...shard, sources: usedSources(shard), prices: Object.fromEntries(entries) };
}

/** Sources that entries name, in the order of their texts' first use. */
function usedSources({ sources, prices }: PriceShard): Record<string, string> {
  const used = new Set(
    Object.values(prices).flatMap(({ history }: PriceHistory) => history.map(({ source }) => source)),
  );
  return Object.fromEntries(Object.entries(sources).filter(([key]) => used.has(key)));
}

function vcpus(): VcpusOf {
  const file = join(DATA, 'rules', 'instanceTypes.yaml');
  const { rules } = parseRuleShard({ file, text: readFileSync(file, 'utf8') }, isBaseUnit);
  return (type) => {
    const value = rules[`vcpu.${type}`]?.history[0]?.value;
    return value === undefined ? undefined : Number(value);
  };
}

function writeBooks(folder: string): void {
  const regions: Readonly<Record<string, Region>> = JSON.parse(readFileSync(join(DATA, 'regions.json'), 'utf8'));
  const announced: Announcements = parse(readFileSync(join(DATA, 'announcements.yaml'), 'utf8'));
  let isWhole = true;
  const reports = PUBLIC_LISTS.flatMap((list): ListReport[] => {
    const found = observationsOf(list, folder, regions);
    if (found === undefined) {
      isWhole &&= !EC2_LISTS.includes(list);
      process.stderr.write(`${folder} has no ${list.file}: what the books say of ${list.day} stays\n`);
    }
    return (found ?? []).map((observations) => ({ list, observations }));
  });
  const unknown = reports.find(({ observations }) => !Object.hasOwn(regions, observations.region));
  if (unknown !== undefined) throw new Error(`${DATA}/regions.json has no ${unknown.observations.region}`);
  const { books, contradictions } = booksFromLists(
    reports,
    (book) => readBook(bookPath(book)),
    announced,
    vcpus(),
    isWhole,
  );
  for (const shard of books.values()) {
    const path = bookPath(shard);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, priceFileText(sorted(shard)));
  }
  writeFileSync('docs/prices.md', pricesPage(reports, contradictions, regions));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: npm run books -- FOLDER (with the lists that scripts/books/sources.ts names)\n');
  process.exitCode = 2;
} else {
  writeBooks(folder);
}
