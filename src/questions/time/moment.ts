/** What a scenario cost on a day from which on it cost something else, and when the answer flipped. */
import { cheapestOf } from '../../bill/cheapest.js';
import type { Leaf } from '../../formula/node.js';
import type { Day } from '../../quantity/day.js';
import type { Rational } from '../../quantity/rational.js';
import type { Words } from '../../words.js';

/** A price or a rule that is another than on the entry before; one of the sides is absent where only the other day has it. */
export interface Change {
  readonly id: string;
  readonly before?: Leaf;
  readonly after?: Leaf;
}

export interface Moment {
  /** From this day on, until the next moment. */
  readonly day: Day;
  /** In the order of the scenario's options. */
  readonly options: readonly MomentOption[];
  /** Names; none where no option can be priced or none is possible. */
  readonly cheapest: readonly string[];
  /** Since the moment before, of options that could be priced at both. */
  readonly changes: readonly Change[];
  /** Options that can be priced from this day on and couldn't before. */
  readonly began: readonly string[];
}

export interface MomentOption {
  readonly name: string;
  /** Exact, in USD; absent where the option can't be priced on the day. */
  readonly usd?: Rational;
  /** Why it can't. */
  readonly reason?: Words;
  /** Why it isn't possible on the day, though it has a price; empty where it is. */
  readonly impossible: readonly Words[];
}

export interface Flip {
  readonly day: Day;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Names of the cheapest of those that can be priced and are possible. */
export function cheapestNames(options: readonly MomentOption[]): string[] {
  const priced = options.flatMap(({ usd, ...option }) => (usd === undefined ? [] : [{ ...option, usd }]));
  return cheapestOf(priced, ({ usd }) => usd).map(({ name }) => name);
}

/** A flip is between moments at which all options can be priced that either side has at its head. */
export function flipsOf(moments: readonly Pick<Moment, 'day' | 'options' | 'cheapest'>[]): Flip[] {
  const flips: Flip[] = [];
  let last: Pick<Moment, 'cheapest'> | undefined;
  for (const moment of moments) {
    const isWhole = moment.options.every(({ usd }) => usd !== undefined);
    if (!isWhole) continue;
    if (last !== undefined && String(last.cheapest) !== String(moment.cheapest)) {
      flips.push({ day: moment.day, before: last.cheapest, after: moment.cheapest });
    }
    last = moment;
  }
  return flips;
}
