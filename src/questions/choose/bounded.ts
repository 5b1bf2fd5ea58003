/**
 * Every combination of candidates in a region, with what it can't cost less than: what stays as it is, and the sketches at the
 * lowest rates of the region.
 */

import { snapshotFor } from '../../bill/compare.js';
import { billOption, meterOption } from '../../bill/option.js';
import type { PricingRequest } from '../../bill/vary.js';
import { NotInBooks, type Snapshot } from '../../book/snapshot.js';
import type { Problem } from '../../errors.js';
import { toNumber } from '../../quantity/rational.js';
import type { Unit } from '../../quantity/unit.js';
import type { Option, Scenario } from '../../scenario/scenario.js';
import { japanese, plainWords, type Words } from '../../words.js';
import type { Candidate } from './candidates.js';
import { LONG_UNSEEN, lastSeenOf, longUnseen } from './longUnseen.js';
import type { Rejections } from './rejections.js';
import type { Sketch } from './sketch.js';

/** A region that was asked for; without a place where the books have nothing of it, which the problems say. */
export interface RegionBook {
  readonly region: string;
  readonly place: Snapshot | undefined;
  readonly problems: Problem[];
}

export function placeIn(region: string, scenario: Scenario, { books }: PricingRequest): RegionBook {
  const problems: Problem[] = [];
  return { region, place: snapshotFor({ ...scenario, region }, books, problems), problems };
}

/** A combination in a region. */
export interface Bounded extends Chosen {
  readonly place: Snapshot;
  readonly minUsd: number;
}

/** A candidate of each component. Where there is only one it is shared: an option may have hundreds of those. */
interface Chosen {
  readonly only: readonly (Candidate | undefined)[];
  /** Of the components that have several. */
  readonly among: readonly Candidate[];
}

export function chosenOf({ only, among }: Chosen): Candidate[] {
  let next = 0;
  return only.map((one) => {
    if (one !== undefined) return one;
    next += 1;
    return among[next - 1] as Candidate;
  });
}

/** Every combination in a region, with what it can't cost less than. */
export function boundsIn(
  { region, place, problems }: RegionBook,
  rest: Option,
  candidates: readonly (readonly Candidate[])[],
  scenario: Scenario,
  rejected: Rejections,
): Bounded[] {
  const bill = place && restBill(rest, scenario, place, problems);
  if (place === undefined || bill === undefined) {
    const count = candidates.reduce((product, list) => product * list.length, 1);
    const [problem] = problems;
    const message = problem?.message ?? plainWords(region);
    const isMissing = problem === undefined || problem.code === 'notInBooks';
    rejected.add(isMissing ? notInBooks(message) : message, plainWords(region), count);
    return [];
  }
  const least = lowestPrices(place);
  const priced = candidates.map((list) =>
    list.flatMap((candidate) => {
      const sketch = candidate.sketches.get(place);
      return sketch === undefined ? [] : [{ candidate, sketch, usd: lowestCost(sketch, least) }];
    }),
  );
  // Asked once all prices were looked up, as each answer goes through all of them.
  const unseen = longUnseen(place, scenario.asOf);
  const bounded = priced.map((list) =>
    list.flatMap(({ candidate, sketch, usd }) => {
      const seen = usd === undefined ? undefined : lastSeenOf(candidate, sketch, unseen);
      if (usd !== undefined && seen === undefined) return [{ candidate, usd }];
      const [en, ja] = [`${candidate.words.en} in ${region}`, japanese`${region}の${candidate.words.ja}`];
      if (seen === undefined) rejected.add(NO_PRICE, { en, ja });
      else rejected.add(LONG_UNSEEN, { en: `${en}, ${seen}`, ja: `${ja}、${seen}` });
      return [];
    }),
  );
  const only = bounded.map(([first, ...others]) => (others.length > 0 ? undefined : first?.candidate));
  const several = bounded.filter((_, index) => only[index] === undefined);
  const ofOnly = bounded.reduce(
    (sum, [first], index) => (only[index] === undefined ? sum : sum + (first?.usd ?? 0)),
    0,
  );
  const combine = (index: number): { among: Candidate[]; usd: number }[] => {
    const list = several[index];
    if (list === undefined) return [{ among: [], usd: bill + ofOnly }];
    const later = combine(index + 1);
    return list.flatMap(({ candidate, usd }) =>
      later.map((one) => ({ among: [candidate, ...one.among], usd: usd + one.usd })),
    );
  };
  return combine(0).map(({ among, usd }) => ({ place, only, among, minUsd: usd }));
}

/** What the components cost that stay as they are. */
function restBill(option: Option, scenario: Scenario, snapshot: Snapshot, problems: Problem[]): number | undefined {
  if (option.components.length === 0) return 0;
  const metered = meterOption(option, scenario, snapshot, problems);
  if (problems.length > 0) return undefined;
  const bill = billOption(metered, scenario, [], problems);
  return bill && toNumber(bill.usd);
}

type LowestPrices = (id: string, unit: Unit) => number | undefined;

/** The lowest price of any tier, since tiers are shared with what else uses them. */
function lowestPrices(place: Snapshot): LowestPrices {
  const known = new Map<string, number | undefined>();
  const look: LowestPrices = (id, unit) => {
    if (!place.hasPrice(id)) return undefined;
    try {
      const rates = place.price(id, unit).tiers.map(({ usd }) => (usd === undefined ? 0 : toNumber(usd)));
      return Math.min(...rates);
    } catch (error) {
      // In another unit than it is billed in.
      if (!(error instanceof NotInBooks)) throw error;
      return undefined;
    }
  };
  return (id, unit) => {
    if (!known.has(id)) known.set(id, look(id, unit));
    return known.get(id);
  };
}

/** What it can't cost less than at these prices, in USD; undefined where one is missing. */
function lowestCost({ lines, statedUsd }: Sketch, least: LowestPrices): number | undefined {
  let usd = statedUsd;
  for (const { price, unit, billable } of lines) {
    const rate = least(price, unit);
    if (rate === undefined) return undefined;
    usd += rate * billable;
  }
  return usd;
}

const NO_PRICE: Words = {
  en: 'the region has no price for it on that day',
  ja: '基準日時点でこのリージョンの価格がない',
};

function notInBooks({ en, ja }: Words): Words {
  return { en: `not in the books: ${en}`, ja: `価格の記録なし: ${ja}` };
}
