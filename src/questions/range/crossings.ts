/** Where the cheapest option changes, with both sides worked out exactly. */
import { cheapestOf, isPossible } from '../../bill/cheapest.js';
import type { OptionAt } from '../../bill/vary.js';
import type { Rational } from '../../quantity/rational.js';
import { type Grid, indexOf } from './grid.js';
import type { CheapestStretch, Part } from './stretches.js';

/** Between two neighbouring values another option becomes the cheapest. */
export interface Crossing {
  readonly last: CrossingSide;
  readonly first: CrossingSide;
}

export interface CrossingSide {
  readonly value: Rational;
  readonly cheapest: readonly string[];
  /** What each option costs there that can be billed, exactly, in USD. */
  readonly usd: ReadonlyMap<string, Rational>;
  /** Those of them that aren't possible there. */
  readonly impossible: readonly string[];
}

/** @param usd what each of the options costs at the value */
export function sideOf(value: Rational, billed: readonly OptionAt[], usd: readonly Rational[]): CrossingSide {
  const all = billed.map(({ option: { name }, impossible }, index) => ({
    ...{ name, impossible, usd: usd[index] as Rational },
  }));
  return {
    value,
    cheapest: cheapestOf(all, (one) => one.usd).map(({ name }) => name),
    usd: new Map(all.map((one) => [one.name, one.usd])),
    impossible: all.filter((one) => !isPossible(one)).map(({ name }) => name),
  };
}

/** Both sides of each change, worked out exactly. */
export function crossingsOf(stretches: readonly CheapestStretch[], parts: readonly Part[], grid: Grid): Crossing[] {
  const side = (value: Rational, { cheapest }: CheapestStretch): CrossingSide => {
    const index = indexOf(grid, value);
    const part = parts.find(({ piece }) => piece.from <= index && index <= piece.to) as Part;
    const found = sideOf(value, part.billed, part.usdAt(index));
    if (String(found.cheapest) !== String(cheapest)) {
      const [bounds, exact] = [cheapest, found.cheapest].map((names) => names.join());
      throw new Error(`at ${value.toString()} the bounds find ${bounds}, and exactly it is ${exact}`);
    }
    return found;
  };
  return stretches.slice(1).flatMap((after, index): Crossing[] => {
    const before = stretches[index] as CheapestStretch;
    // Where only a dearer option becomes possible or impossible, the cheapest stays.
    if (String(before.cheapest) === String(after.cheapest)) return [];
    return [{ last: side(before.to, before), first: side(after.from, after) }];
  });
}
