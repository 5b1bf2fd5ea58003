/**
 * CPU credits of a T type through traffic: all instances share one balance, which holds what a day earns at the most. In
 * standard mode what exceeds it isn't carried; in unlimited mode it is borrowed from the next day's credits, and what exceeds
 * these, or is borrowed when an instance stops, is billed (EC2 user guide, unlimited mode).
 */
import type { Counts } from '../../quantity/counts.js';
import { divide, multiply, type Rational, rational, ZERO } from '../../quantity/rational.js';

export interface CreditUse {
  /** Requests in each interval, in whatever measure, and the instances that share them. */
  readonly counts: Counts;
  readonly running: Uint32Array;
  readonly intervalSeconds: number;
  /** What one count spends. */
  readonly creditsPerCount: Rational;
  /** Of one instance. */
  readonly earnedPerHour: Rational;
  readonly isUnlimited: boolean;
}

export interface CreditResult {
  /** Billed beyond what was earned; none in standard mode. */
  readonly surplusCredits: Rational;
  /** Counts for which there were no credits in standard mode. */
  readonly uncarried: Rational;
}

const HOURS_HELD = 24;
/**
 * A balance is kept in whole parts of a credit of which everything that is earned or spent is a multiple. Only what goes with a stopped
 * instance may be none, and is rounded to one: less than this part of a credit, since an exact one would grow with every stop.
 */
const MIN_PARTS_OF_A_CREDIT = 10n ** 15n;

export function creditsThrough(use: CreditUse): CreditResult {
  const { counts, running, isUnlimited, creditsPerCount, earnedPerHour } = use;
  const perInterval = divide(multiply(earnedPerHour, rational(use.intervalSeconds)), rational(3600));
  const maxBalance = multiply(earnedPerHour, rational(HOURS_HELD));
  let decimals = 0;
  for (let index = 0; index < counts.length; index += 1) decimals = Math.max(decimals, counts.decimalsAt(index));
  const parts = [perInterval, maxBalance].reduce(
    (all, { d }) => all * d,
    creditsPerCount.d * 10n ** BigInt(decimals) * MIN_PARTS_OF_A_CREDIT,
  );
  const [earned1, held1, spent1] = [perInterval, maxBalance, creditsPerCount].map(
    ({ n, d }) => (n * parts) / d,
  ) as Three;
  /** What a whole spends, by its decimals. */
  const spentOf: bigint[] = [];
  let [balance, surplus, uncarried] = [0n, 0n, 0n];
  let before = running[0] ?? 0;
  for (let index = 0; index < counts.length; index += 1) {
    const many = running[index] as number;
    if (many < before) {
      const kept = halfUp(balance * BigInt(many), BigInt(before));
      if (balance < 0n) surplus += kept - balance;
      balance = kept;
    }
    before = many;
    const maxBalance = held1 * BigInt(many);
    const own = counts.decimalsAt(index);
    spentOf[own] ??= spent1 / 10n ** BigInt(own);
    // No more can be spent than the processors that run.
    balance += earned1 * BigInt(many) - spentOf[own] * BigInt(counts.wholeAt(index));
    if (balance > maxBalance) balance = maxBalance;
    if (isUnlimited && balance < -maxBalance) {
      surplus -= maxBalance + balance;
      balance = -maxBalance;
    }
    if (!isUnlimited && balance < 0n) {
      uncarried -= balance;
      balance = 0n;
    }
  }
  if (balance < 0n) surplus -= balance;
  const credits = (whole: bigint) => divide(rational(whole), rational(parts));
  return {
    surplusCredits: isUnlimited ? credits(surplus) : ZERO,
    uncarried: uncarried === 0n ? ZERO : divide(credits(uncarried), creditsPerCount),
  };
}

type Three = [bigint, bigint, bigint];

function halfUp(dividend: bigint, divisor: bigint): bigint {
  const twice = 2n * dividend + divisor;
  const quotient = twice / (2n * divisor);
  return twice < 0n && quotient * 2n * divisor !== twice ? quotient - 1n : quotient;
}
