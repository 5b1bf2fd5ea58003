/**
 * Counts over time, exactly: each is a whole multiple of a power of ten. They are kept in chunks, each as narrow as what is in
 * it, so that millions of small counts take a byte or two each.
 */
import { divide, maxOf, type Rational, rational, ZERO } from './rational.js';

/** So many counts are in every chunk but the last. */
export const CHUNK = 4096;

export interface Chunk {
  /** How many digits of its wholes stand after the point. */
  readonly decimals: number;
  /** Doubles hold whole numbers that are exact in them. */
  readonly integers: Uint8Array | Uint16Array | Uint32Array | Float64Array | LargeIntegers;
}

/** Wholes that no double holds, each in so many words of 64 bits, the least first. */
export class LargeIntegers {
  private readonly words: BigUint64Array;
  private readonly each: number;

  constructor(
    readonly length: number,
    largest: bigint,
    wholeAt: (index: number) => bigint,
  ) {
    this.each = Math.ceil(largest.toString(16).length / 16);
    this.words = new BigUint64Array(length * this.each);
    for (let index = 0; index < length; index += 1) {
      let rest = wholeAt(index);
      for (let word = 0; word < this.each; word += 1) {
        this.words[index * this.each + word] = BigInt.asUintN(64, rest);
        rest >>= 64n;
      }
    }
  }

  at(index: number): bigint {
    let whole = 0n;
    for (let word = this.each - 1; word >= 0; word -= 1) {
      whole = (whole << 64n) | (this.words[index * this.each + word] as bigint);
    }
    return whole;
  }
}

/**
 * Counts of things one after the other, each exactly the decimal that was written.
 * @example
 * ```ts
 * import { type Counts, countsOf, rational, toDecimal } from 'ec2-vs-lambda';
 *
 * const hours: Counts = countsOf(['1.5', '2.675', '0'].map(rational));
 * [hours.length, toDecimal(hours.largest).text, toDecimal(hours.at(0)).text]; // => [3, '2.675', '1.5']
 * ```
 */
export class Counts implements Iterable<Rational> {
  private found: { readonly total: Rational; readonly largest: Rational } | undefined;

  /** @param chunks all but the last of the same length */
  constructor(
    private readonly chunks: readonly Chunk[],
    readonly length: number,
  ) {}

  /** The count without its point: a number where that is exact. */
  wholeAt(index: number): number | bigint {
    const { integers } = this.chunks[Math.floor(index / CHUNK)] as Chunk;
    const within = index % CHUNK;
    return integers instanceof LargeIntegers ? integers.at(within) : (integers[within] as number);
  }

  /** How many digits of `wholeAt` stand after the point. */
  decimalsAt(index: number): number {
    return (this.chunks[Math.floor(index / CHUNK)] as Chunk).decimals;
  }

  /** @throws RangeError where there is no such count */
  at(index: number): Rational {
    if (!(index >= 0 && index < this.length)) throw new RangeError(`there is no count ${index}`);
    return decimal(this.wholeAt(index), this.decimalsAt(index));
  }

  /** Every count in its order, exact. */
  *[Symbol.iterator](): Generator<Rational> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index);
  }

  get total(): Rational {
    return this.sums().total;
  }

  get largest(): Rational {
    return this.sums().largest;
  }

  private sums() {
    if (this.found !== undefined) return this.found;
    const total = new CountSum();
    let largest = ZERO;
    for (const { integers, decimals } of this.chunks) {
      let most: number | bigint = 0;
      for (let index = 0; index < integers.length; index += 1) {
        const whole = integers instanceof LargeIntegers ? integers.at(index) : (integers[index] as number);
        total.add(whole, decimals);
        if (whole > most) most = whole;
      }
      largest = maxOf(largest, decimal(most, decimals));
    }
    this.found = { total: total.value, largest };
    return this.found;
  }
}

function decimal(whole: number | bigint, decimals: number): Rational {
  return decimals === 0 ? rational(whole) : divide(rational(whole), rational(10n ** BigInt(decimals)));
}

/** A sum of counts, each taken so many times. */
export class CountSum {
  /** By their decimals; in doubles as long as these are exact. */
  private readonly integers: number[] = [];
  private readonly large: bigint[] = [];

  /** @param times whole, and of either sign */
  add(whole: number | bigint, decimals: number, times = 1): void {
    const product = typeof whole === 'number' ? whole * times : Number.NaN;
    const before = this.integers[decimals] ?? 0;
    const sum = before + product;
    if (Number.isSafeInteger(product) && Number.isSafeInteger(sum)) {
      this.integers[decimals] = sum;
      return;
    }
    this.integers[decimals] = 0;
    this.large[decimals] = (this.large[decimals] ?? 0n) + BigInt(before) + BigInt(whole) * BigInt(times);
  }

  get value(): Rational {
    let sum = ZERO;
    this.integers.forEach((whole, decimals) => {
      sum = sum.add(decimal(BigInt(whole) + (this.large[decimals] ?? 0n), decimals));
    });
    return sum;
  }
}
