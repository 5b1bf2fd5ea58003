/** A failing text made smaller while it fails the same way: fast-check leaves out lines first, and then characters. */
import fc from 'fast-check';

/** A text that hangs costs its whole patience at each try. */
export interface Effort {
  readonly maxTries: number;
}

/** @param fails whether a text has the fault too */
export async function smallest(
  text: string,
  fails: (text: string) => Promise<boolean>,
  { maxTries }: Effort,
): Promise<string> {
  let [best, tries] = [text, 0];
  for (const parts of [/[^\n]*\n|[^\n]+$/g, /./gsu]) {
    const whole: string[] = best.match(parts) ?? [];
    // Which parts stay. A part itself is never another.
    const kept = fc.array(fc.noShrink(fc.nat(whole.length)), { maxLength: whole.length });
    const isSound = fc.asyncProperty(kept, async (places) => {
      const smaller = places.map((place) => whole[place]).join('');
      if (smaller.length >= best.length && smaller !== best) return true;
      if (tries++ >= maxTries) throw new fc.PreconditionFailure(true);
      if (!(await fails(smaller))) return true;
      best = smaller;
      return false;
    });
    await fc.check(isSound, { numRuns: 1, examples: [[whole.map((_, place) => place)]] });
  }
  return best;
}
