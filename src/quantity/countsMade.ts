/** Counts as they are read, added up over rows, or given: their decimals are made alike chunk by chunk. */
import { CHUNK, type Chunk, Counts, LargeIntegers } from './counts.js';
import { DecimalText } from './decimalText.js';
import type { Rational } from './rational.js';

/**
 * Counts of decimals, one after the other.
 * @throws RangeError where one is negative or has no last digit
 * @example
 * ```ts
 * import { type Counts, countsOf, rational, toDecimal } from 'ec2-vs-lambda';
 *
 * const counts: Counts = countsOf(['0.1', '0.2', '33333333333333.3'].map(rational));
 * toDecimal(counts.total).text; // => '33333333333333.6'
 * ```
 */
export function countsOf(values: Iterable<Rational>): Counts {
  const builder = new CountsBuilder();
  for (const value of values) {
    const decimals = decimalsOf(value);
    if (value.s < 0n || decimals === undefined) throw new RangeError(`not a count: ${value.toFraction()}`);
    builder.add((value.n * 10n ** BigInt(decimals)) / value.d, decimals);
  }
  return builder.end();
}

/** Doubles are taken for the shortest decimals that they are written as. @throws RangeError where one is no count */
export function countsOfDoubles(doubles: Float64Array): Counts {
  const [builder, text] = [new CountsBuilder(), new DecimalText()];
  for (const double of doubles) {
    if (!text.read(String(double))) throw new RangeError(`not a count: ${double}`);
    builder.add(text.whole, text.decimals);
  }
  return builder.end();
}

/** A thousand digits are the longest quantity that a scenario can state. */
const MAX_DECIMALS = 1000;

function decimalsOf({ d }: Rational): number | undefined {
  for (let [decimals, power] = [0, 1n]; decimals <= MAX_DECIMALS; decimals += 1, power *= 10n) {
    if (power % d === 0n) return decimals;
  }
  return undefined;
}

/** Takes counts one after the other. */
export class CountsBuilder {
  private readonly chunks: Chunk[] = [];
  private readonly open = new Decimals(CHUNK);
  private filled = 0;

  /** How many there are so far. */
  get length(): number {
    return this.chunks.length * CHUNK + this.filled;
  }

  add(whole: number | bigint, decimals: number): void {
    this.open.set(this.filled, whole, decimals);
    this.filled += 1;
    if (this.filled === CHUNK) this.close();
  }

  end(): Counts {
    const { length } = this;
    if (this.filled > 0) this.close();
    return new Counts(this.chunks, length);
  }

  private close(): void {
    this.chunks.push(this.open.chunkOf(this.filled));
    this.filled = 0;
  }
}

/** Adds up counts of the same place, row by row. */
export class CountsAddedUp {
  private sums = new Decimals(CHUNK);
  /** How many places there are. */
  length = 0;

  add(place: number, whole: number | bigint, decimals: number): void {
    if (place >= this.length) {
      this.length = place + 1;
      if (this.length > this.sums.size) this.sums = this.sums.enlarged(this.length * 2);
    }
    this.sums.add(place, whole, decimals);
  }

  end(): Counts {
    const builder = new CountsBuilder();
    for (let place = 0; place < this.length; place += 1) {
      builder.add(this.sums.wholeAt(place), this.sums.decimals[place] as number);
    }
    return builder.end();
  }
}

/** Decimals that are still being changed, each with decimals of its own. */
class Decimals {
  readonly decimals: Uint16Array;
  private readonly wholes: Float64Array;
  /** What no double holds, by place; its double is then not a number. */
  private readonly large = new Map<number, bigint>();

  constructor(readonly size: number) {
    this.decimals = new Uint16Array(size);
    this.wholes = new Float64Array(size);
  }

  set(place: number, whole: number | bigint, decimals: number): void {
    this.decimals[place] = decimals;
    if (typeof whole === 'bigint' && whole > Number.MAX_SAFE_INTEGER) {
      this.large.set(place, whole);
      this.wholes[place] = Number.NaN;
    } else this.wholes[place] = Number(whole);
  }

  wholeAt(place: number): number | bigint {
    const whole = this.wholes[place] as number;
    return Number.isNaN(whole) ? (this.large.get(place) as bigint) : whole;
  }

  add(place: number, whole: number | bigint, decimals: number): void {
    const own = this.decimals[place] as number;
    const most = Math.max(own, decimals);
    this.set(place, plus(raised(this.wholeAt(place), most - own), raised(whole, most - decimals)), most);
  }

  enlarged(size: number): Decimals {
    const larger = new Decimals(size);
    larger.wholes.set(this.wholes);
    larger.decimals.set(this.decimals);
    for (const [place, whole] of this.large) larger.large.set(place, whole);
    return larger;
  }

  /** The first ones, all with the decimals of the one that has the most. Begins anew. */
  chunkOf(length: number): Chunk {
    const decimals = this.decimals.subarray(0, length).reduce((most, one) => Math.max(most, one), 0);
    let largest: number | bigint = 0;
    for (let place = 0; place < length; place += 1) {
      const own = this.decimals[place] as number;
      if (own < decimals) this.set(place, raised(this.wholeAt(place), decimals - own), decimals);
      const whole = this.wholeAt(place);
      if (whole > largest) largest = whole;
    }
    const wholes =
      typeof largest === 'bigint'
        ? new LargeIntegers(length, largest, (place) => BigInt(this.wholeAt(place)))
        : new (narrowest(largest))(this.wholes.subarray(0, length));
    this.large.clear();
    return { decimals, integers: wholes };
  }
}

function narrowest(largest: number) {
  if (largest <= 0xff) return Uint8Array;
  if (largest <= 0xffff) return Uint16Array;
  return largest <= 0xffffffff ? Uint32Array : Float64Array;
}

function raised(whole: number | bigint, powers: number): number | bigint {
  if (powers === 0 || whole === 0) return whole;
  const quick = Number(whole) * 10 ** powers;
  // A power of ten beyond 10^22 is no whole double, and makes no safe product either.
  return Number.isSafeInteger(quick) ? quick : BigInt(whole) * 10n ** BigInt(powers);
}

function plus(a: number | bigint, b: number | bigint): number | bigint {
  const quick = Number(a) + Number(b);
  return Number.isSafeInteger(quick) ? quick : BigInt(a) + BigInt(b);
}
