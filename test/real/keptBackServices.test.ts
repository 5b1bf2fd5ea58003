/**
 * How the books of databases answer for a day of which they don't know the list: each list of RDS in `history` is left out in
 * turn, the books are written without it, and asked for all that it shows on its day.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Announcements } from '../../scripts/books/announcements.js';
import { bookKey, booksFromLists } from '../../scripts/books/fromLists.js';
import type { ListReport } from '../../scripts/books/page.js';
import { SERVICE_LISTS } from '../../scripts/books/serviceLists.js';
import { observationsOf } from '../../scripts/books/sources.js';
import type { PriceShard, Region } from '../../src/book/book.js';
import { encodeShard } from '../../src/book/encoded.js';
import { openBooks } from '../../src/book/open.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { NotInBooks, snapshotOf } from '../../src/book/snapshot.js';
import type { Day } from '../../src/quantity/day.js';
import { compareRationals, rational } from '../../src/quantity/rational.js';
import { HOUR } from '../../src/quantity/unit.js';
import { isBaseUnit } from '../../src/services/units.js';

const DATA = fileURLToPath(new URL('../../src/data/', import.meta.url));
const LISTS = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const SERVICES = ['rds', 'aurora'];
const read = (path: string) => readFileSync(`${DATA}${path}`, 'utf8');

const LEFT_OUT = [
  { seen: '2018-03-13', atLeast: 0.95 },
  { seen: '2018-12-05', atLeast: 0.95 },
  { seen: '2020-11-15', atLeast: 0.95 },
  { seen: '2021-08-03', atLeast: 0.95 },
];

let regions: Readonly<Record<string, Region>>;
let announced: Announcements;
let reports: readonly ListReport[];

/** What was written by hand: the lists' own entries are written anew. */
function handMade(key: string): PriceShard | undefined {
  if (!existsSync(`${DATA}prices/${key}.yaml`)) return undefined;
  const shard = parsePriceShard({ file: key, text: read(`prices/${key}.yaml`) }, isBaseUnit);
  const listed = new Set(SERVICE_LISTS.map(({ text }) => text));
  const prices = Object.entries(shard.prices).flatMap(([id, { history, ...about }]) => {
    const rest = history.filter(({ source }) => !listed.has(shard.sources[source] ?? ''));
    return rest.length === 0 ? [] : [[id, { ...about, history: rest }]];
  });
  return { ...shard, checked: '2016-01-01' as Day, prices: Object.fromEntries(prices) };
}

function booksWithout(seen: string) {
  const rest = reports.filter(({ list }) => list.day !== seen);
  const { books } = booksFromLists(
    rest,
    (book) => handMade(bookKey(book)),
    announced,
    () => undefined,
  );
  const entries = Object.entries(regions).map(([region, about]) => [region, { ...about, services: SERVICES }]);
  const catalogue = JSON.stringify({ regions: Object.fromEntries(entries), rules: [] });
  return openBooks((path) => {
    if (path === 'catalogue.json') return catalogue;
    const [, region = '', file = ''] = path.split('/');
    const service = file.replace('.tsv', '');
    const empty = { service, region, checked: '2016-01-01' as Day, sources: {}, prices: {} };
    return encodeShard(books.get(bookKey({ region, service })) ?? empty);
  });
}

describe.skipIf(!existsSync(LISTS))('without a list of databases the books answer for its day', () => {
  beforeAll(() => {
    regions = JSON.parse(read('regions.json'));
    announced = parse(read('announcements.yaml'));
    reports = SERVICE_LISTS.flatMap((list) =>
      (observationsOf(list, LISTS, regions) ?? []).map((observations) => ({ list, observations })),
    ).filter(({ observations }) => SERVICES.includes(observations.service));
  });

  it.each(LEFT_OUT)('$seen: at least $atLeast equal, and none wrong in silence', ({ seen, atLeast }) => {
    const books = booksWithout(seen);
    const counts = { equal: 0, doubtful: 0, absent: 0 };
    const wrong: string[] = [];
    for (const { observations } of reports.filter(({ list }) => list.day === seen)) {
      for (const { id, tiers } of observations.observations) {
        const price = `${observations.service}/${id}`;
        const asked = snapshotOf(books, observations.region, seen as Day);
        try {
          const usd = asked.price(price, HOUR).tiers[0]?.usd;
          if (usd !== undefined && compareRationals(usd, rational(tiers[0]?.usd ?? '0')) === 0) counts.equal++;
          else if (asked.doubts().length > 0) counts.doubtful++;
          else wrong.push(`${observations.region} ${price}`);
        } catch (error) {
          if (!(error instanceof NotInBooks)) throw error;
          counts.absent++;
        }
      }
    }
    const all = counts.equal + counts.doubtful + counts.absent + wrong.length;
    expect(wrong).toEqual([]);
    expect(counts.equal / all).toBeGreaterThanOrEqual(atLeast);
  });
});
