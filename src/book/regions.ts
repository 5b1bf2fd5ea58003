/** What is said of a region without prices: one of AWS's is no mistyped name of another. */
import { nearestInParts } from '../document/nearest.js';
import type { Problem } from '../errors.js';
import { mentioning, setting } from '../mention.js';
import { noPricesFor, oneOf } from '../phrases.js';
import { type Books, pricedRegions } from './book.js';

type RegionProblem = Pick<Problem, 'message' | 'expected' | 'nearest' | 'remedy'>;

export function regionProblem({ catalogue }: Pick<Books, 'catalogue'>, region: string): RegionProblem {
  const { regions } = catalogue;
  const own = Object.hasOwn(regions, region) ? regions[region] : undefined;
  const said = { message: noPricesFor(region), expected: oneOf(pricedRegions(catalogue)) };
  if (own !== undefined) {
    const remedy = mentioning([setting('shards')], (shards) => ({
      en: `${region} is AWS's ${own.name}, of which the books have no prices: \`ec2-vs-lambda prices refresh\` asks AWS for them, or give a price file in US dollars with ${shards}`,
      ja: `${region} は AWS の ${own.name} ですが、内蔵の価格がありません。\`ec2-vs-lambda prices refresh\` で AWS から取得するか、米ドルの価格ファイルを ${shards} で指定してください`,
    }));
    return { ...said, remedy };
  }
  const nearest = nearestInParts(region, Object.keys(regions));
  return nearest === undefined ? said : { ...said, nearest };
}
