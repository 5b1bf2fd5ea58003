/** How many columns of a terminal a text takes. */
import stringWidth from 'fast-string-width';

/** Below Hangul Jamo nothing is two columns wide, and these ranges hold no marks that take none. */
const NARROW_ONLY = /^[\x20-\x7e\xa0-\u02ff\u0370-\u0482\u2010-\u2026\u2500-\u257f]*$/;

/** Text of ordinary characters is as wide as it is long; for the rest the library's tables are asked, which are slow to load. */
export function widthOf(text: string): number {
  return NARROW_ONLY.test(text) ? text.length : stringWidth(text);
}

/** The text with spaces behind it, as wide as that on the screen. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
