/** One scenario in several regions. */

import { cheapestOf } from '../../bill/cheapest.js';
import { type Comparison, compareBound } from '../../bill/compare.js';
import type { PricingRequest } from '../../bill/vary.js';
import { pricedRegions } from '../../book/book.js';
import { regionProblem } from '../../book/regions.js';
import { placeAt } from '../../document/place.js';
import { InputError, type Problem, type SourceText } from '../../errors.js';
import { mentioning, setting } from '../../mention.js';
import { type Bound, bindAgain, bindScenario } from '../../scenario/bind.js';
import { parseScenario } from '../../scenario/parse.js';
import { Effort } from '../effort.js';

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
  /** Regions that were asked for beside, where pricing all of them takes too much. */
  readonly regionsLeft: readonly string[];
}

/** AWS's regions for everybody: others need accounts of their own. */
const ALL = 'all';

/**
 * The same scenario in several regions. A region that lacks a price is told with the reason and leaves the others alone.
 * @param said `ap-northeast-1,us-east-1`, or `all`
 * @param effort what pricing may spend; the regions until then are the answer (`regionsLeft`)
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
export function compareRegions(
  request: PricingRequest,
  said: SourceText,
  effort: Effort = new Effort(),
): RegionComparison {
  const parsed = parseScenario(request.source);
  let bound: Bound | undefined;
  const bindIn = (region: SourceText): Bound => {
    bound = bound === undefined ? bindScenario(parsed, { ...request.settings, region }) : bindAgain(bound, { region });
    return bound;
  };
  const all = regionsOf(said, request);
  const resultOf = (region: string): RegionResult => {
    const name = request.books.catalogue.regions[region]?.name ?? '';
    try {
      const comparison = compareBound(() => bindIn({ file: said.file, text: region }), request.books);
      return { region, name, comparison, problems: [] };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return { region, name, problems: error.problems };
    }
  };
  const regions: RegionResult[] = [];
  effort.goesThrough(() => ({
    en: `${regions.length} of ${all.length} regions`,
    ja: `${all.length} リージョン中 ${regions.length} リージョン`,
  }));
  effort.spendReading(request.source);
  for (const region of all) {
    if (effort.isSpent && regions.some(({ comparison }) => comparison !== undefined)) break;
    const result = resultOf(region);
    regions.push(result);
    // As much again, as all of them are held until they are told: some 2.5 KB of each component.
    effort.spendComponents(2 * componentsBilled(result));
  }
  const priced = regions.flatMap(({ comparison }) => (comparison === undefined ? [] : [comparison]));
  const [first] = regions;
  if (priced.length === 0) throw new InputError(first?.problems ?? []);
  const options = priced.flatMap(({ scenario, options: found }) =>
    found.map(({ name, usd, impossible }) => ({ region: scenario.region, option: name, usd, impossible })),
  );
  const cheapest = cheapestOf(options, ({ usd }) => usd).map(({ region, option }) => ({ region, option }));
  return { regions, cheapest, regionsLeft: all.slice(regions.length) };
}

/** Each year of a horizon with growth is billed by itself. */
function componentsBilled({ comparison }: RegionResult): number {
  if (comparison === undefined) return 0;
  const { options, horizon } = comparison.scenario;
  const components = options.reduce((count, option) => count + option.components.length, 0);
  return components * (horizon !== undefined && horizon.growth.size > 0 ? horizon.years : 1);
}

/** @param left regions that weren't priced */
export function tooManyRegions(left: readonly string[]): Problem {
  const list = left.join(', ');
  const message = {
    en: `the answer lacks ${left.length} of the regions: pricing so much in ${list} too would take too long`,
    ja: `計算量が多すぎるため、${left.length} リージョン（${list}）は計算していません`,
  };
  const remedy = mentioning([setting('regions')], (said) => ({
    en: `ask for these by themselves (${said})`,
    ja: `${said} で別に計算してください`,
  }));
  return { code: 'outOfRange', message, remedy };
}

/** The regions that a list names. @throws InputError where one of them has no prices */
export function regionsOf(said: SourceText, { books }: Pick<PricingRequest, 'books'>): string[] {
  const known = pricedRegions(books.catalogue);
  if (said.text.trim() === ALL) return known.filter((one) => books.catalogue.regions[one]?.partition === 'aws');
  const problems: Problem[] = [];
  let offset = 0;
  const found = said.text.split(',').flatMap((part): string[] => {
    const text = part.trim();
    const place = placeAt(said, offset + part.indexOf(text), text.length);
    offset += part.length + 1;
    if (known.includes(text)) return [text];
    problems.push({ code: 'unknownWord', place, ...regionProblem(books, text) });
    return [];
  });
  if (problems.length > 0) throw new InputError(problems);
  return [...new Set(found)];
}
