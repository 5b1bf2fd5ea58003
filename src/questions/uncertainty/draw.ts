/** Distributions as numbers: the value below which a part of all lies, and seeded draws. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { compareRationals, type Rational, rational, toNumber } from '../../quantity/rational.js';
import type { Distribution, Uncertain } from '../../scenario/quantity/distribution.js';

/** The value below which this part of the draws lies, before what is negative is cut off. */
export function quantileOf(distribution: Distribution): (part: number) => number {
  switch (distribution.kind) {
    case 'uniform': {
      const [low, high] = [toNumber(distribution.low), toNumber(distribution.high)];
      return (part) => low + part * (high - low);
    }
    case 'triangular': {
      const [low, likely, high] = [distribution.low, distribution.likely, distribution.high].map(toNumber) as Three;
      const rising = (likely - low) / (high - low);
      return (part) =>
        part < rising
          ? low + Math.sqrt(part * (high - low) * (likely - low))
          : high - Math.sqrt((1 - part) * (high - low) * (high - likely));
    }
    case 'normal': {
      const [mean, deviation] = [toNumber(distribution.mean), toNumber(distribution.deviation)];
      return (part) => mean + deviation * standardNormal(part);
    }
    case 'lognormal': {
      const [median, p95] = [toNumber(distribution.median), toNumber(distribution.p95)];
      const spread = Math.log(p95 / median) / standardNormal(0.95);
      return (part) => median * Math.exp(spread * standardNormal(part));
    }
    case 'choices': {
      const of = [...distribution.of].sort((a, b) => compareRationals(a.value, b.value));
      let reached = 0;
      const bounds = of.map(({ share }) => {
        reached += toNumber(share);
        return reached;
      });
      const values = of.map(({ value }) => toNumber(value));
      return (part) => values[bounds.findIndex((bound) => part < bound)] ?? (values.at(-1) as number);
    }
  }
}

type Three = [number, number, number];

/**
 * The standard normal distribution's quantile, to nine digits: the rational approximations of Peter J. Acklam,
 * "An algorithm for computing the inverse normal cumulative distribution function" (2003).
 */
export function standardNormal(part: number): number {
  if (part <= 0 || part >= 1) return part <= 0 ? -Infinity : Infinity;
  if (part < TAIL) return tail(Math.sqrt(-2 * Math.log(part)));
  if (part > 1 - TAIL) return -tail(Math.sqrt(-2 * Math.log(1 - part)));
  const q = part - 0.5;
  const r = q * q;
  return (polynomial(MIDDLE_ABOVE, r) * q) / (polynomial(MIDDLE_BELOW, r) * r + 1);
}

const TAIL = 0.02425;
const MIDDLE_ABOVE = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const MIDDLE_BELOW = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
];
const TAIL_ABOVE = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_BELOW = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];

function tail(q: number): number {
  return polynomial(TAIL_ABOVE, q) / (polynomial(TAIL_BELOW, q) * q + 1);
}

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}

/** In which steps a quantity is drawn: whole ones, or the multiples that AWS takes. */
export interface Drawn extends Uncertain {
  readonly step?: Rational;
}

/** Draws of all quantities, side by side: the same seed, the same draws. */
export function drawsOf(quantities: readonly Drawn[], samples: number, seed: number): Float64Array[] {
  const generator = xoroshiro128plus(seed);
  return quantities.map((quantity) => {
    const quantile = quantileOf(quantity.distribution);
    const rounded = roundingOf(quantity);
    const found = new Float64Array(samples);
    for (let index = 0; index < samples; index += 1) {
      let value = rounded(quantile(uniformFloat64(generator)));
      // A quantity is not negative: such a draw of a normal distribution is drawn again.
      while (!(value >= 0 && value < Infinity)) value = rounded(quantile(uniformFloat64(generator)));
      found[index] = value;
    }
    return found;
  });
}

function roundingOf({ whole, step }: Drawn): (value: number) => number {
  const each = step === undefined ? (whole ? 1 : undefined) : toNumber(step);
  return each === undefined ? (value) => value : (value) => Math.round(value / each) * each;
}

/** Low, middle and high of a quantity: the ends of what has ends, else the 10th and the 90th percentile. */
export function profileOf(quantity: Drawn): {
  readonly low: Rational;
  readonly likely: Rational;
  readonly high: Rational;
} {
  const { distribution, middle: likely } = quantity;
  const rounded = roundingOf(quantity);
  const near = (value: number) => rational(Math.max(0, rounded(value)).toPrecision(6));
  switch (distribution.kind) {
    case 'uniform':
    case 'triangular':
      return { low: distribution.low, likely, high: distribution.high };
    case 'choices': {
      const values = distribution.of.map(({ value }) => value).sort(compareRationals);
      return { low: values[0] as Rational, likely, high: values.at(-1) as Rational };
    }
    default: {
      const quantile = quantileOf(distribution);
      return { low: near(quantile(0.1)), likely, high: near(quantile(0.9)) };
    }
  }
}
