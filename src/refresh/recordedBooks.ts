/** Products that a user recorded -> books that hold on the days from their effective dates on. */
import type { PriceShard, PriceSource, Region } from '../book/book.js';
import { InputError, type Problem } from '../errors.js';
import { type Day, parseDay } from '../quantity/day.js';
import { entriesOf, type FoundPrice } from './entries.js';
import type { Patterns } from './match.js';
import type { Product } from './product.js';
import { record } from './record.js';

export interface RecordedBook {
  readonly shard: PriceShard;
  /** What stands in the way of a price of the shard's service, by the price's id. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** A book for each region and service that the products price. @param file how people call where they come from */
export function recordedBooks(
  products: readonly Product[],
  regions: Readonly<Record<string, Region>>,
  patterns: Patterns,
  file: string,
): RecordedBook[] {
  return Object.entries(regions).flatMap(([id, about]) => {
    const { found, problems } = entriesOf(products, { id, ...about }, patterns);
    const named = [
      ...found.map(({ service }) => service),
      ...[...problems.keys()].map((price) => price.split('/')[0] ?? ''),
    ];
    return [...new Set(named)].map((service): RecordedBook => {
      const own = found.filter((one) => one.service === service);
      const prefix = `${service}/`;
      const hindrances = [...problems].filter(([price]) => price.startsWith(prefix));
      return {
        shard: shardOf(service, id, own, file, seenOn(products, own)),
        problems: new Map(hindrances.map(([price, why]) => [price.slice(prefix.length), why])),
      };
    });
  });
}

/** Looking up a price that can't be read from the answer is told then: nobody may need it. */
export function withProblems(source: PriceSource, { problems }: RecordedBook): PriceSource {
  return {
    ...source,
    ...(problems.size === 0 ? {} : { unreadable: problems }),
    find(id) {
      const why = problems.get(id);
      if (why !== undefined) throw new InputError(why);
      return source.find(id);
    },
  };
}

function shardOf(service: string, region: string, found: readonly FoundPrice[], file: string, seen: Day): PriceShard {
  const currency = found[0]?.currency ?? 'USD';
  const source = { key: 'recorded', text: `recorded answer of AWS's Price List, ${file}` };
  const observations = found.map(({ observation }) => observation);
  return record(undefined, { service, region, currency, seen, source, observations }).shard;
}

/** When AWS published the answer, or the newest of its effective dates. */
function seenOn(products: readonly Product[], found: readonly FoundPrice[]): Day {
  const published = products.flatMap(({ publicationDate }) => parseDay(publicationDate?.slice(0, 10) ?? '') ?? []);
  const effective = found.flatMap(({ observation }) => observation.effective ?? []);
  return [...(published.length > 0 ? published : effective)].sort().at(-1) ?? ('0000-00-00' as Day);
}
