/** Reserved rates as catalogues compute them, with the payment spread over the hours of the term -> what AWS asks for. */
import type { Observation } from '../../src/refresh/observation.js';

const TERM = /^yrTerm([13])(?:Standard)?\.(no|partial|all)Upfront$/;
const HOURS_OF_A_YEAR = 8760;
const YEARS = 3;
/** AWS's amounts have at most four decimals. */
const DECIMALS = 4;
/** A quotient of doubles, multiplied again, is within this of the amount that it was made of. */
const EXACT = 1e-7;

/**
 * - none: the rate is what each hour costs
 * - all: the rate times the hours of the term is the payment, to the cent
 * - partial: how the payment and the hours share it can't be told from the rate; what three years cost is exact
 * @param id `redis.cache.m5.large`
 * @param roundedTo what the catalogue rounds its rates to; absent where it writes them out
 * @returns undefined where the term is no longer sold, or the catalogue's own figure isn't one of these
 */
export function reservedRate(id: string, term: string, rate: number, roundedTo?: string): Observation | undefined {
  const [, years, upfront] = TERM.exec(term) ?? [];
  if (upfront === undefined || !(rate > 0)) return undefined;
  const terms = `${id}.${years === '1' ? '1year' : '3years'}.${upfront === 'no' ? 'none' : upfront}`;
  if (upfront === 'no') return amount(`hours.${terms}`, 'h', rate, '1');
  if (roundedTo !== undefined) return { ...amount(`effective.${terms}`, 'h', rate, '1'), roundedTo };
  if (upfront === 'partial') {
    const threeYears = rounded(rate * HOURS_OF_A_YEAR * YEARS);
    return threeYears === undefined
      ? undefined
      : amount(`effective.${terms}`, 'h', threeYears, String(HOURS_OF_A_YEAR * YEARS));
  }
  const payment = rounded(rate * HOURS_OF_A_YEAR * Number(years));
  return payment === undefined ? undefined : amount(`upfront.${terms}`, 'reservation', payment, '1');
}

/** undefined where it is no amount of AWS's */
function rounded(product: number): number | undefined {
  const near = Number(product.toFixed(DECIMALS));
  return Math.abs(near - product) < EXACT ? near : undefined;
}

function amount(id: string, unit: string, usd: number, per: string): Observation {
  return { id, unit, per, tiers: [{ usd: String(usd) }] };
}
