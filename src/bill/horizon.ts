/** What an option costs over years, with each year's workload. */
import { called, constant, product, sum } from '../formula/build.js';
import type { Formula } from '../formula/node.js';
import { divide, ONE, power, type Rational, rational } from '../quantity/rational.js';
import { DIMENSIONLESS, USD } from '../quantity/unit.js';
import type { Horizon } from '../scenario/scenario.js';
import type { Words } from '../words.js';

export interface Year {
  /** Counts from one. */
  readonly number: number;
  readonly usd: Formula<USD>;
}

export interface OverYears {
  readonly years: readonly Year[];
  readonly usd: Formula<USD>;
}

/** A year in which an option isn't possible, and why. */
export interface LackingYear {
  readonly year: number;
  readonly reason: Words;
}

/** What is so in a year of the horizon. */
export function inYearWords({ year, reason: { en, ja } }: LackingYear): Words {
  return { en: `${en}, in year ${year} of the horizon`, ja: `${ja}（期間の ${year} 年目）` };
}

const MONTHS = constant(rational(12), DIMENSIONLESS, { en: 'months of a year', ja: '1 年の月数' });

/**
 * A year is twelve of its months; a discount rate is applied at each year's end, as a spreadsheet's NPV does.
 * @param months what a month costs, year by year
 */
export function overYears(months: readonly Formula<USD>[], horizon: Horizon): OverYears {
  const years = months.map((month, index): Year => {
    const number = index + 1;
    const whole = called({ en: `year ${number}`, ja: `${number} 年目` }, product(month, MONTHS));
    const worth: Rational = divide(ONE, power(horizon.discount, number));
    const name = { en: 'worth today', ja: '現在価値係数' };
    const usd = horizon.discount.equals(ONE) ? whole : product(whole, constant(worth, DIMENSIONLESS, name));
    return { number, usd };
  });
  const total = sum(USD, ...years.map(({ usd }) => usd));
  return { years, usd: called({ en: `total over ${years.length} years`, ja: `${years.length} 年間の合計` }, total) };
}
