/** What an option costs over years, with each year's workload. */
import { called, constant, product, sum } from '../formula/build.js';
import type { Formula } from '../formula/node.js';
import { type Day, monthsLater } from '../quantity/day.js';
import { multiply, numberInWords, ONE, type Rational, rational, subtract } from '../quantity/rational.js';
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

export const MONTHS_OF_YEAR = 12;
const MONTHS = constant(rational(MONTHS_OF_YEAR), DIMENSIONLESS, { en: 'months of a year', ja: '1 年の月数' });

function monthsAlike(count: number) {
  return constant(rational(count), DIMENSIONLESS, { en: 'months of the year', ja: '年のうちの月数' });
}

/** So many months of a year, and what one of them costs. */
export interface MonthsAlike {
  readonly count: number;
  readonly usd: Formula<USD>;
}

/**
 * A year is twelve of its months; a discount rate is applied at each year's end, as a spreadsheet's NPV does.
 * @param months of each year, which are not all alike where a free offer ends
 */
export function overYears(months: readonly (readonly MonthsAlike[])[], horizon: Horizon): OverYears {
  const years = months.map((parts, index): Year => {
    const number = index + 1;
    const inYear = { en: `year ${number}`, ja: `${number} 年目` };
    const costs = parts.map(({ count, usd }) => product(usd, count === MONTHS_OF_YEAR ? MONTHS : monthsAlike(count)));
    const [only, ...others] = costs as [Formula<USD>, ...Formula<USD>[]];
    const whole = called(inYear, others.length === 0 ? only : sum(USD, ...costs));
    const worth = horizon.byYear.worth[index];
    const usd = worth === undefined ? whole : (product(whole, worth) as Formula<USD>);
    return { number, usd };
  });
  const total = sum(USD, ...years.map(({ usd }) => usd));
  return { years, usd: called({ en: `total over ${years.length} years`, ja: `${years.length} 年間の合計` }, total) };
}

/**
 * How many months of a year still have the offers of an account's first twelve months: those that end by their last day.
 * @param year the first is number 0
 */
export function monthsWithOffers(asOf: Day, offersUntil: Day, year: number): number {
  const ends = Array.from({ length: MONTHS_OF_YEAR }, (_, month) =>
    monthsLater(asOf, year * MONTHS_OF_YEAR + month + 1),
  );
  return ends.filter((end) => end <= offersUntil).length;
}

export function offersEndWords(offersUntil: Day): Words {
  return {
    en: `over the horizon, the free offers of an account's first twelve months are taken until ${offersUntil}, month by month, and none after`,
    ja: `期間中、新規アカウントの 12 か月無料枠は ${offersUntil} までの月にのみ適用し、以後は適用しない`,
  };
}

/** By how much the workload grows, and what later money is worth. */
export function horizonAssumptions({ growth, discount }: Horizon): Words[] {
  const rates = {
    en: [...growth].map(([name, factor]) => `${name} ${yearly(factor)} a year`),
    ja: [...growth].map(([name, factor]) => `${name} は年 ${yearly(factor)}`),
  };
  const grows =
    growth.size === 0
      ? { en: 'over the horizon, the workload stays as it is', ja: '期間中、ワークロードは増減しない' }
      : { en: `growth: ${rates.en.join(', ')}`, ja: `増加率: ${rates.ja.join('、')}` };
  const words = {
    en: 'over the horizon, the prices and rules of the day apply, a year is twelve months, and purchases are renewed when they expire',
    ja: '期間中は基準日の価格・ルールを適用し、1 年を 12 か月とし、購入品は期限ごとに更新',
  };
  const npv = {
    en: `the costs of each year are discounted from the year's end, by ${percentOf(discount)} % a year`,
    ja: `各年の費用は年末時点から現在価値に割引（年 ${percentOf(discount)} %）`,
  };
  return discount.equals(1) ? [grows, words] : [grows, words, npv];
}

/** Of how many times as much it is a year later: `+20 %`. */
function yearly(factor: Rational): string {
  const percent = percentOf(factor);
  return `${percent.startsWith('-') ? '' : '+'}${percent} %`;
}

function percentOf(factor: Rational): string {
  return numberInWords(multiply(subtract(factor, ONE), rational(100)), 6);
}
