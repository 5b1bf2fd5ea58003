/** How requests arrive: not evenly, but in the shape of a day, a week, or of counts that were taken. */
import { called, constant, product, quotient } from '../formula/build.js';
import type { Formula } from '../formula/node.js';
import { add, divide, exactly, multiply, type Rational, rational, toNumber, ZERO } from '../quantity/rational.js';
import { HOUR, NO_UNIT, type NoUnit, type PER_SECOND } from '../quantity/unit.js';

/** Counts one after the other, each over the same time; after the last the first comes again. */
export interface Traffic {
  readonly counts: Float64Array;
  readonly intervalSeconds: number;
}

export function lengthHours({ counts, intervalSeconds }: Traffic): Rational {
  return divide(multiply(rational(counts.length), rational(intervalSeconds)), rational(3600));
}

export function totalOf({ counts }: Traffic): Rational {
  let [whole, others] = [0, ZERO];
  for (const count of counts) {
    // Whole numbers add up exactly in doubles up to 2^53.
    if (Number.isInteger(count) && Number.isSafeInteger(whole + count)) whole += count;
    else others = add(others, exactly(count));
  }
  return add(rational(whole), others);
}

function largestOf({ counts }: Traffic): number {
  let largest = 0;
  for (const count of counts) if (count > largest) largest = count;
  return largest;
}

/** How many times as much arrives in the busiest interval as on average. */
export function peakToMean(traffic: Traffic): Rational {
  const mean = divide(totalOf(traffic), rational(traffic.counts.length));
  return divide(exactly(largestOf(traffic)), mean);
}

/** Arrivals in the busiest interval, of a month's requests in this shape. */
export function peakOf(requests: Formula<NoUnit>, traffic: Traffic, span: Formula<HOUR>): Formula<typeof PER_SECOND> {
  const ratio = constant(peakToMean(traffic), NO_UNIT, {
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
export function throttledShare(traffic: Traffic, meanPerSecond: number, mostPerSecond: number): number {
  const mean = toNumber(totalOf(traffic)) / traffic.counts.length;
  let [over, all] = [0, 0];
  for (const count of traffic.counts) {
    const rate = (count / mean) * meanPerSecond;
    all += rate;
    if (rate > mostPerSecond) over += rate - mostPerSecond;
  }
  return over / all;
}
