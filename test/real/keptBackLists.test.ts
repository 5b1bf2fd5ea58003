/**
 * How the books answer for a day of which they don't know the list: each list of EC2 in `history` is left out in turn, the books
 * are written without it, and asked for all that it shows on its day.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Announcements, typeOf } from '../../scripts/books/announcements.js';
import { EC2_LISTS } from '../../scripts/books/ec2Lists.js';
import { bookKey, booksFromLists } from '../../scripts/books/fromLists.js';
import type { ListReport } from '../../scripts/books/page.js';
import { observationsOf, PUBLIC_LISTS } from '../../scripts/books/sources.js';
import type { PriceShard, Region } from '../../src/book/book.js';
import { encodeShard } from '../../src/book/encoded.js';
import { openBooks } from '../../src/book/open.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { parseRuleShard } from '../../src/book/parseRules.js';
import { NotInBooks, snapshotOf } from '../../src/book/snapshot.js';
import type { Day } from '../../src/quantity/day.js';
import { compareRationals, rational } from '../../src/quantity/rational.js';
import { HOUR } from '../../src/quantity/unit.js';
import { isBaseUnit } from '../../src/services/units.js';

const DATA = fileURLToPath(new URL('../../src/data/', import.meta.url));
const LISTS = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const source = (path: string) => ({ file: path, text: readFileSync(`${DATA}${path}`, 'utf8') });

const VANTAGE = 'vantage-ec2-linux-windows-rhel-sles';

const LEFT_OUT = [
  // Mumbai's cut of T2, M4, C4 and R4, and H1's prices before its cut of early 2018, are known from this list alone.
  { file: `${VANTAGE}-2018-01-05.json`, atLeast: 0.965 },
  { file: `${VANTAGE}-2018-06-14.json`, atLeast: 0.98 },
  { file: `${VANTAGE}-2019-04-05.json`, atLeast: 0.98 },
  { file: 'libcloud-ec2-linux-ondemand-2020-07-10.json', atLeast: 0.98 },
  { file: 'libcloud-ec2-linux-ondemand-2020-08-30.json', atLeast: 0.98 },
  { file: 'libcloud-ec2-linux-ondemand-2022-05-22.json', atLeast: 0.98 },
  { file: 'rosa-ec2-linux-ondemand-reserved-2023-11-02.csv', atLeast: 0.98 },
  // Not lists but differences: of each type its first and last day in 76 lists, and of changed prices the days around the change.
  { file: 'karpenter-ec2-us-east-1-linux-ondemand-2022-06..2026-07-changes.csv', atLeast: 0.75 },
  { file: 'v0rts-price-changes-2025-04-29..2025-12-06.csv', atLeast: 0.5 },
];

const isOfEc2 = ({ observations }: ListReport) => observations.service === 'ec2';
let regions: Readonly<Record<string, Region>>;
let announced: Announcements;
let reports: readonly ListReport[];
let vcpus: ReturnType<typeof parseRuleShard>['rules'];
const own = new Map<string, PriceShard>();

/** The books without one list. */
function booksWithout(text: string) {
  const rest = reports.filter(({ observations }) => observations.source.text !== text);
  const { books } = booksFromLists(
    rest,
    (book) => withoutList(own.get(bookKey(book)), text),
    announced,
    (type) => Number(vcpus[`vcpu.${type}`]?.history[0]?.value) || undefined,
  );
  const entries = Object.entries(regions).map(([region, about]) => [region, { ...about, services: ['ec2'] }]);
  const catalogue = JSON.stringify({ regions: Object.fromEntries(entries), rules: [] });
  return openBooks((path) => {
    if (path === 'catalogue.json') return catalogue;
    const [, region = ''] = path.split('/');
    const shard = books.get(bookKey({ region, service: 'ec2' }));
    return encodeShard(shard ?? emptyShard(region));
  });
}

function emptyShard(region: string): PriceShard {
  return { service: 'ec2', region, checked: '2016-01-01' as Day, sources: {}, prices: {} };
}

/** What stands in a book by the list that is left out goes too. */
function withoutList(shard: PriceShard | undefined, text: string): PriceShard | undefined {
  if (shard === undefined) return undefined;
  const prices = Object.entries(shard.prices).flatMap(([id, { history, ...about }]) => {
    const rest = history.filter(({ source: key }) => shard.sources[key] !== text);
    return rest.length === 0 ? [] : [[id, { ...about, history: rest }]];
  });
  return { ...shard, prices: Object.fromEntries(prices) };
}

describe.skipIf(!existsSync(LISTS))('without a list of EC2 the books answer for its day', () => {
  beforeAll(() => {
    regions = JSON.parse(source('regions.json').text);
    announced = parse(source('announcements.yaml').text);
    vcpus = parseRuleShard(source('rules/instanceTypes.yaml'), isBaseUnit).rules;
    reports = PUBLIC_LISTS.flatMap((list) =>
      (observationsOf(list, LISTS, regions) ?? []).map((observations) => ({ list, observations })),
    ).filter(isOfEc2);
    for (const { observations } of reports) {
      const key = bookKey(observations);
      if (!own.has(key) && existsSync(`${DATA}prices/${key}.yaml`)) {
        own.set(key, parsePriceShard(source(`prices/${key}.yaml`), isBaseUnit));
      }
    }
  });

  it.each(LEFT_OUT)('$file: at least $atLeast equal, and none wrong in silence', ({ file, atLeast }) => {
    const { text = '' } = EC2_LISTS.find((list) => list.file === `history/${file}`) ?? {};
    const books = booksWithout(text);
    const counts = { equal: 0, doubtful: 0, absent: 0 };
    const wrong: string[] = [];
    for (const { observations } of reports.filter((one) => one.observations.source.text === text)) {
      for (const { id, tiers, roundedTo } of observations.observations) {
        // Prices of SUSE, of which no scenario can ask, have no rule of their own.
        if (typeOf(id) === undefined || id.startsWith('suse.') || roundedTo !== undefined) continue;
        const asked = snapshotOf(books, observations.region, observations.seen);
        try {
          const found = asked.price(`ec2/${id}`, HOUR).tiers[0]?.usd;
          const isEqual = found !== undefined && compareRationals(found, rational(tiers[0]?.usd ?? '0')) === 0;
          const doubts = asked.doubts();
          if (isEqual) counts.equal++;
          if (!isEqual && doubts.length > 0) counts.doubtful++;
          if (!isEqual && doubts.length === 0) wrong.push(`${observations.region} ${observations.seen} ${id}`);
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
