/** Requests beyond what the instances carry that serve already, while others start or there are no more. */
import { CountSum, type Counts } from '../../quantity/counts.js';
import { roundedUp } from '../../quantity/countsTimes.js';
import { IntegerSum } from '../../quantity/integerSum.js';
import {
  add,
  divide,
  isZero,
  multiply,
  ONE,
  type Rational,
  type RoundingMode,
  rational,
  roundToMultiple,
  subtract,
  ZERO,
} from '../../quantity/rational.js';

interface Carrying {
  readonly counts: Counts;
  readonly intervalSeconds: number;
  readonly busySeconds: Rational;
  readonly startSeconds: Rational;
}

export class Overload {
  /** How many instances the requests of an interval keep busy, rounded up: more than serve, where some find none free. */
  private readonly needed: (index: number) => number;
  private readonly beyondStart: number;
  private readonly atStart: number;
  /** Of every moment in which requests find no processor: its length is so many whole seconds, and so many times to start. */
  private readonly overSeconds = new CountSum();
  private readonly overStarts = new CountSum();
  private readonly servingSeconds = new IntegerSum();
  private readonly servingStarts = new IntegerSum();

  constructor(private readonly of: Carrying) {
    this.needed = roundedUp(of.counts, divide(of.busySeconds, rational(of.intervalSeconds)));
    this.atStart = wholeSeconds(of.startSeconds, 'up');
    this.beyondStart = wholeSeconds(of.startSeconds, 'down') + 1;
  }

  /** So many serve for so long. */
  serving(index: number, many: number, seconds: number, starts = 0): void {
    if (this.needed(index) <= many) return;
    const [whole, decimals] = [this.of.counts.wholeAt(index), this.of.counts.decimalsAt(index)];
    this.overSeconds.add(whole, decimals, seconds);
    this.servingSeconds.add(many * seconds);
    if (starts === 0) return;
    this.overStarts.add(whole, decimals, starts);
    this.servingStarts.add(many * starts);
  }

  /** An interval within which some of those that run begin to serve. */
  starting(index: number, started: readonly number[], now: number): void {
    const { intervalSeconds } = this.of;
    if (this.needed(index) === 0) return;
    // What runs from the beginning serves from the beginning.
    const servingOf = (isServing: (since: number) => boolean) =>
      started.reduce((many, since) => many + (since === 0 || isServing(since) ? 1 : 0), 0);
    const later = started.filter(
      (since) => now - since < this.atStart && now + intervalSeconds - since >= this.beyondStart,
    );
    let serving = servingOf((since) => now - since >= this.atStart);
    let from = { seconds: 0, starts: 0 };
    for (const since of [...new Set(later)].sort((a, b) => a - b)) {
      const to = { seconds: since - now, starts: 1 };
      this.serving(index, serving, to.seconds - from.seconds, to.starts - from.starts);
      serving = servingOf((other) => other <= since);
      from = to;
    }
    this.serving(index, serving, intervalSeconds - from.seconds, -from.starts);
  }

  /** How much finds no processor, in the measure of the counts. */
  counts(): Rational {
    const { busySeconds, intervalSeconds, startSeconds } = this.of;
    if (isZero(busySeconds)) return ZERO;
    const all = add(this.overSeconds.value, multiply(this.overStarts.value, startSeconds));
    const served = add(this.servingSeconds.value, multiply(this.servingStarts.value, startSeconds));
    return subtract(divide(all, rational(intervalSeconds)), divide(served, busySeconds));
  }
}

export function wholeSeconds(seconds: Rational, mode: RoundingMode): number {
  return Number(roundToMultiple(seconds, ONE, mode).valueOf());
}
