/** Whether a book and a source say the same of a price. */
import type { PriceEntry, TierText } from '../book/book.js';
import {
  compareRationals,
  divide,
  multiply,
  type Rational,
  rational,
  roundToMultiple,
  toDecimal,
} from '../quantity/rational.js';
import type { Observation } from './observation.js';

/** The same price stated for another number of units: 0.0000002 for one is 0.2 for 1,000,000. */
export function perUnits(observation: Observation, per: string): Observation {
  if (observation.per === per) return observation;
  const factor = divide(rational(per), rational(observation.per));
  return { ...observation, per, tiers: observation.tiers.map((tier) => scaled(tier, factor)) };
}

/** A tier with its amount, not its bound, multiplied. */
function scaled({ upTo, ...amounts }: TierText, factor: Rational): TierText {
  const own = Object.entries(amounts).map(([currency, text]) => [
    currency,
    toDecimal(multiply(rational(text), factor), 30).text,
  ]);
  return { ...(upTo === undefined ? {} : { upTo }), ...Object.fromEntries(own) };
}

type Shown = Pick<PriceEntry, 'tiers' | 'roundedTo'>;

/** Whether the entry says what the observation shows, as exactly as that shows it. */
export function isSame(entry: Shown, observation: Observation): boolean {
  return haveSame(entry, observation, isFiner(entry, observation) ? observation.roundedTo : undefined);
}

/** Whether the observation shows more exactly what the entry, whose source rounds, says. */
export function isRoundingOf(entry: Shown, observation: Observation): boolean {
  return isFiner(observation, entry) && haveSame(observation, entry, entry.roundedTo);
}

function isFiner({ roundedTo: step }: Shown, { roundedTo: other }: Shown): boolean {
  return other !== undefined && (step === undefined || compareRationals(rational(step), rational(other)) < 0);
}

/** @param step to which the first one's amounts are rounded before */
function haveSame({ tiers: own = [] }: Shown, { tiers = [] }: Shown, step?: string): boolean {
  if (own.length !== tiers.length || own.length === 0) return false;
  return own.every((tier, index) => {
    const other = tiers[index] as TierText;
    const bounds = sameAmount(tier.upTo, other.upTo);
    return bounds && sameAmount(tier.usd, other.usd, step) && sameAmount(tier.cny, other.cny, step);
  });
}

/** @param step that the second amount is rounded to; where that is coarse, perhaps from one of four decimals: 0.064498 is 0.0645, and then 0.065 */
function sameAmount(a: string | undefined, b: string | undefined, step?: string): boolean {
  if (a === undefined || b === undefined) return a === b;
  const [exact, other] = [rational(a), rational(b)];
  if (step === undefined) return compareRationals(exact, other) === 0;
  const to = rational(step);
  const isCoarse = compareRationals(to, FOUR_DECIMALS) > 0;
  const ways = isCoarse ? [exact, roundToMultiple(exact, FOUR_DECIMALS, 'halfUp')] : [exact];
  return ways.some((amount) => compareRationals(roundToMultiple(amount, to, 'halfUp'), other) === 0);
}

const FOUR_DECIMALS = rational('0.0001');
