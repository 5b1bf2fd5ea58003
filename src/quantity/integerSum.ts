/** A sum of whole numbers, exact however large it gets. */
import { type Rational, rational } from './rational.js';

export class IntegerSum {
  private small = 0;
  private large = 0n;

  /** @param whole a safe integer */
  add(whole: number): void {
    const sum = this.small + whole;
    if (Number.isSafeInteger(sum)) {
      this.small = sum;
      return;
    }
    this.large += BigInt(this.small) + BigInt(whole);
    this.small = 0;
  }

  get value(): Rational {
    return rational(this.large + BigInt(this.small));
  }
}
