/** Where the cheapest option changes, with both sides worked out exactly. */
import { cheapestOf } from '../../bill/cheapest.js';
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
  /** What each possible option costs there, exactly, in USD. */
  readonly usd: ReadonlyMap<string, Rational>;
}

/** Both sides of each change, worked out exactly. */
export function crossingsOf(stretches: readonly CheapestStretch[], parts: readonly Part[], grid: Grid): Crossing[] {
  const side = (value: Rational, { cheapest }: CheapestStretch): CrossingSide => {
    const index = indexOf(grid, value);
    const part = parts.find(({ piece }) => piece.from <= index && index <= piece.to) as Part;
    const values = part.envelope?.exactAt(index) ?? [];
    const usd = values.map(
      (value, one) => [(part.possible[one] as Part['possible'][number]).option.name, value] as const,
    );
    const least = cheapestOf(usd, ([, value]) => value).map(([name]) => name);
    if (String(least) !== String(cheapest)) {
      throw new Error(`at ${value.toString()} the bounds find ${cheapest.join()}, and exactly it is ${least.join()}`);
    }
    return { value, cheapest, usd: new Map(usd) };
  };
  return stretches.slice(1).flatMap((after, index): Crossing[] => {
    const before = stretches[index] as CheapestStretch;
    // Where only a dearer option becomes possible or impossible, the cheapest stays.
    if (String(before.cheapest) === String(after.cheapest)) return [];
    return [{ last: side(before.to, before), first: side(after.from, after) }];
  });
}
