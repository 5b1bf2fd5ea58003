/** One scenario in several regions. */

import { cheapestOf } from '../../bill/cheapest.js';
import { type Comparison, compare } from '../../bill/compare.js';
import type { Asked } from '../../bill/vary.js';
import { pricedRegions } from '../../book/book.js';
import { placeAt } from '../../document/place.js';
import { unknownWord } from '../../document/read.js';
import { InputError, type Problem, type SourceText } from '../../errors.js';
import { noPricesFor } from '../../phrases.js';

export interface RegionResult {
  readonly region: string;
  /** `Asia Pacific (Tokyo)` */
  readonly name: string;
  /** Absent where it can't be priced there. */
  readonly comparison?: Comparison;
  /** Why it can't. */
  readonly problems: readonly Problem[];
}

/**
 * A scenario in several regions.
 * @see {@link compareRegions}
 */
export interface RegionComparison {
  /** As they were named, or all in the order of their codes. */
  readonly regions: readonly RegionResult[];
  /** The cheapest option of all, with its region; several where they cost the same. */
  readonly cheapest: readonly { readonly region: string; readonly option: string }[];
}

/** AWS's regions for everybody: others need accounts of their own. */
const ALL = 'all';

/**
 * The same scenario in several regions. A region that lacks a price is told with the reason and leaves the others alone.
 * @param said `ap-northeast-1,us-east-1`, or `all`
 * @throws InputError where a region is unknown, or where none of them has the prices
 * @example
 * ```ts
 * import { compareRegions, type Day, type RegionComparison } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const said = { file: 'example', text: 'ap-northeast-1,us-east-1' };
 * const found: RegionComparison = compareRegions(asked, said);
 * found.cheapest.map(({ region, option }) => [region, option]); // => [['us-east-1', 'Lambda']]
 * ```
 */
export function compareRegions(asked: Asked, said: SourceText): RegionComparison {
  const regions = regionsOf(said, asked).map((region): RegionResult => {
    const name = asked.books.catalogue.regions[region]?.name ?? '';
    const settings = { ...asked.settings, region: { file: said.file, text: region } };
    try {
      return { region, name, comparison: compare(asked.source, settings, asked.books), problems: [] };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return { region, name, problems: error.problems };
    }
  });
  const priced = regions.flatMap(({ comparison }) => (comparison === undefined ? [] : [comparison]));
  const [first] = regions;
  if (priced.length === 0) throw new InputError(first?.problems ?? []);
  const options = priced.flatMap(({ scenario, options: found }) =>
    found.map(({ name, usd }) => ({ region: scenario.region, option: name, usd })),
  );
  const cheapest = cheapestOf(options, ({ usd }) => usd);
  return { regions, cheapest: cheapest.map(({ region, option }) => ({ region, option })) };
}

/** The regions that a list names. @throws InputError where one of them has no prices */
export function regionsOf(said: SourceText, { books }: Pick<Asked, 'books'>): string[] {
  const known = pricedRegions(books.catalogue);
  if (said.text.trim() === ALL) return known.filter((one) => books.catalogue.regions[one]?.partition === 'aws');
  const problems: Problem[] = [];
  let offset = 0;
  const found = said.text.split(',').flatMap((part): string[] => {
    const text = part.trim();
    const place = placeAt(said, offset + part.indexOf(text), text.length);
    offset += part.length + 1;
    if (known.includes(text)) return [text];
    problems.push(unknownWord('unknownWord', { text, place }, noPricesFor(text), known));
    return [];
  });
  if (problems.length > 0) throw new InputError(problems);
  return [...new Set(found)];
}
