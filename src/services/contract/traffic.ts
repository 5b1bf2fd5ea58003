/** How requests arrive: not evenly, but in the shape of a day, a week, or of counts that were taken. */
import { called, constant, product, quotient } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { CountSum, type Counts } from '../../quantity/counts.js';
import { roundedUp } from '../../quantity/countsTimes.js';
import {
  compareRationals,
  divide,
  fixed,
  isZero,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
} from '../../quantity/rational.js';
import { DIMENSIONLESS, type Dimensionless, HOUR, type PER_SECOND } from '../../quantity/unit.js';

/** Counts one after the other, each over the same time; after the last the first comes again. */
export interface Traffic {
  readonly counts: Counts;
  readonly intervalSeconds: number;
  /** Where the counts were read from; absent where the scenario states them itself. */
  readonly file?: string;
}

export function lengthHours({ counts, intervalSeconds }: Traffic): Rational {
  return divide(multiply(rational(counts.length), rational(intervalSeconds)), rational(3600));
}

/** How many times as much arrives in the busiest interval as on average. */
export function peakToMean({ counts }: Traffic): Rational {
  return divide(multiply(counts.largest, rational(counts.length)), counts.total);
}

/** Arrivals in the busiest interval, of a month's requests in this shape. */
export function peakOf(
  requests: Formula<Dimensionless>,
  traffic: Traffic,
  span: Formula<HOUR>,
): Formula<typeof PER_SECOND> {
  const ratio = constant(peakToMean(traffic), DIMENSIONLESS, {
    en: 'peak by mean of the traffic',
    ja: 'トラフィックのピーク／平均',
  });
  const seconds = product(span, constant(3600, { s: 1, h: -1 } as const));
  return called(
    { en: 'requests at the peak', ja: 'ピーク時のリクエスト' },
    quotient(product(requests, ratio), seconds),
  );
}

/** What the whole shape is long, as a quantity of time. */
export function shapeHours(traffic: Traffic): Formula<HOUR> {
  return constant(lengthHours(traffic), HOUR, { en: 'hours of the traffic', ja: 'トラフィックの時間数' });
}

/** The part of all requests that arrives beyond so many a second, each interval by itself. */
export function throttledShare({ counts }: Traffic, meanPerSecond: Rational, maxPerSecond: Rational): Rational {
  const atOnce = divide(multiply(counts.total, divide(maxPerSecond, meanPerSecond)), rational(counts.length));
  if (isZero(atOnce)) return ONE;
  const over = new CountSum();
  let busy = 0;
  const parts = roundedUp(counts, divide(ONE, atOnce));
  for (let index = 0; index < counts.length; index += 1) {
    if (parts(index) <= 1) continue;
    over.add(counts.wholeAt(index), counts.decimalsAt(index));
    busy += 1;
  }
  return divide(subtract(over.value, multiply(atOnce, rational(busy))), counts.total);
}

/** A part of the requests, for a warning: nothing that is something is called nothing. */
export function percentText(share: Rational): string {
  const percent = multiply(share, rational(100));
  return compareRationals(percent, MIN_PERCENT) < 0 ? '<0.01' : fixed(percent, 2);
}

const MIN_PERCENT = rational('0.01');
