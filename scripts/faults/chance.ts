/** Choices that a seed and a case's number decide: the same case comes again, on any machine and by itself. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Chance {
  /** From 0 to one less than `count`. */
  below(count: number): number;
  pick<T>(from: readonly T[]): T;
}

export function chanceOf(seed: number, number: number): Chance {
  const generator = xoroshiro128plus((Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) | 0);
  const below = (count: number) => uniformInt(generator, 0, count - 1);
  return {
    below,
    pick<T>(from: readonly T[]): T {
      if (from.length === 0) throw new RangeError('nothing to pick from');
      return from[below(from.length)] as T;
    },
  };
}
