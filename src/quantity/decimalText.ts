/** Decimals of files by the million: read digit by digit, never through a double, and nothing is left behind for each. */

const NUMBER = /^(\d{1,16})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2}))?$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+$/;
const MAX_EXACT_INTEGER = 10n ** 15n;
/** Whole numbers of so many digits are exact in a double. */
const SAFE_DIGITS = 15;
const [ZERO, NINE, POINT] = [48, 57, 46];

/** Holds what it read last. */
export class DecimalText {
  /** The decimal without its point; a number where that is exact. */
  whole: number | bigint = 0;
  /** How many digits of `whole` stand after the point. */
  decimals = 0;

  /** @returns whether it is a count: a decimal from zero to 10^15, digits grouped by commas or an exponent included */
  read(text: string): boolean {
    return this.readShort(text) || this.readAny(text.trim());
  }

  /** At most 15 digits, with or without a point: nearly all that files hold. */
  private readShort(text: string): boolean {
    const { length } = text;
    if (length === 0 || length > SAFE_DIGITS) return false;
    let [whole, point] = [0, -1];
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= ZERO && code <= NINE) whole = whole * 10 + (code - ZERO);
      else if (code === POINT && point < 0 && at > 0) point = at;
      else return false;
    }
    let decimals = point < 0 ? 0 : length - point - 1;
    while (decimals > 0 && whole % 10 === 0) {
      whole /= 10;
      decimals -= 1;
    }
    this.whole = whole;
    this.decimals = decimals;
    return true;
  }

  private readAny(text: string): boolean {
    const [, integer, fraction = '', exponent = '0'] =
      NUMBER.exec(GROUPED.test(text) ? text.replaceAll(',', '') : text) ?? [];
    if (integer === undefined) return false;
    const digits = (integer + fraction).replace(/0+$/, '');
    const dropped = integer.length + fraction.length - digits.length;
    const decimals = fraction.length - dropped - Number(exponent);
    const whole = BigInt(digits) * 10n ** BigInt(Math.max(0, -decimals));
    this.decimals = whole === 0n ? 0 : Math.max(0, decimals);
    if (whole > MAX_EXACT_INTEGER * 10n ** BigInt(this.decimals)) return false;
    this.whole = whole <= Number.MAX_SAFE_INTEGER ? Number(whole) : whole;
    return true;
  }
}
