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

/** Whether the entry says what the observation shows, as exactly as that shows it. */
export function isSame(entry: Pick<PriceEntry, 'tiers' | 'roundedTo'>, { tiers, roundedTo }: Observation): boolean {
  const own = entry.tiers;
  if (own === undefined || own.length !== tiers.length) return false;
  const step = entry.roundedTo === undefined ? roundedTo : undefined;
  return own.every((tier, index) => {
    const other = tiers[index] as TierText;
    const bounds = sameAmount(tier.upTo, other.upTo);
    return bounds && sameAmount(tier.usd, other.usd, step) && sameAmount(tier.cny, other.cny, step);
  });
}

function sameAmount(a: string | undefined, b: string | undefined, step?: string): boolean {
  if (a === undefined || b === undefined) return a === b;
  const exact = rational(a);
  const shown = step === undefined ? exact : roundToMultiple(exact, rational(step), 'halfUp');
  return compareRationals(shown, rational(b)) === 0;
}
