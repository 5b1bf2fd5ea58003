/** Whole numbers that counts ask for: instances, or whether one is above a limit. */
import type { Counts } from './counts.js';
import { divide, type Rational, rational, toNumber } from './rational.js';

/** Far more than the roundings of a quotient and a product lose. */
const LOSS = 2 ** -49;
/** Below this, doubles lose digits. */
const MIN_PRECISE_DOUBLE = 1e-290;

/**
 * Each count times a factor, rounded up: in doubles where both ends of what they may be off by agree, else exactly.
 * @returns by index; infinite beyond the whole numbers that a double holds
 */
export function roundedUp(counts: Counts, factor: Rational): (index: number) => number {
  const doubles: number[] = [];
  const divisors: bigint[] = [];
  return (index) => {
    const [whole, decimals] = [counts.wholeAt(index), counts.decimalsAt(index)];
    if (typeof whole === 'number') {
      doubles[decimals] ??= toNumber(divide(factor, rational(10n ** BigInt(decimals))));
      const near = whole * doubles[decimals];
      const up = Math.ceil(near - near * LOSS);
      if (near > MIN_PRECISE_DOUBLE && up === Math.ceil(near + near * LOSS) && Number.isSafeInteger(up)) return up;
      if (whole === 0) return 0;
    }
    divisors[decimals] ??= factor.d * 10n ** BigInt(decimals);
    const exact = (BigInt(whole) * factor.n + divisors[decimals] - 1n) / divisors[decimals];
    return exact <= Number.MAX_SAFE_INTEGER ? Number(exact) : Number.POSITIVE_INFINITY;
  };
}
