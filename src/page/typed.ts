/** What a person types into a field, as a number: digits of any width, grouped or not, `300k`, `1.5M`. */
import {
  compareRationals,
  divide,
  isInteger,
  isZero,
  multiply,
  ONE,
  type Rational,
  rational,
} from '../quantity/rational.js';
import { baseUnits } from '../quantity/unit.js';
import type { LiveMovable } from '../report/formats/html/liveData.js';
import { HUNDRED } from '../report/formats/html/moves.js';
import { PAGE_WORDS } from '../report/formats/html/words.js';
import { tooLarge } from '../scenario/quantity/range.js';
import type { Words } from '../words.js';

const FACTORS: Readonly<Record<string, string>> = { '': '1', k: '1e3', m: '1e6', b: '1e9' };

/** Longer than anybody writes, and than a number can usefully be. */
const MAX_LENGTH = 40;

export function typedValue(
  text: string,
  { measure, isCount, unit }: LiveMovable,
): Rational | { readonly problem: Words } {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,_%]/g, '')
    .toLowerCase();
  const [, digits = '', suffix = ''] = /^(\d+(?:\.\d*)?|\.\d+)([kmb]?)$/.exec(plain) ?? [];
  if (digits === '' || digits.length > MAX_LENGTH) return { problem: PAGE_WORDS.notANumber };
  const decimal = digits.startsWith('.') ? `0${digits}` : digits.replace(/\.$/, '');
  const number = multiply(rational(decimal), rational(FACTORS[suffix] as string));
  const value = measure === 'share' ? divide(number, HUNDRED) : number;
  const [base] = baseUnits(unit, 1);
  const kind = measure === 'rate' ? 'number' : measure;
  const sized = kind === 'duration' || kind === 'size' ? base : undefined;
  if (tooLarge(value, { measure: kind, ...(sized === undefined ? {} : { unit: sized }) }))
    return { problem: PAGE_WORDS.tooLarge };
  if (isCount && !isInteger(value)) return { problem: PAGE_WORDS.notWhole };
  if (measure === 'share' && compareRationals(value, ONE) > 0) return { problem: PAGE_WORDS.notAShare };
  if (measure === 'rate' && isZero(value)) return { problem: PAGE_WORDS.notARate };
  return value;
}
