/** The text of a scalar -> what it says, or a problem at the part of it that is wrong. */
import type { Problems } from '../../document/read.js';
import type { Scalar } from '../../document/tree.js';
import { lineOf, type Place, type Problem } from '../../errors.js';
import { TooManyDigits } from '../../quantity/rational.js';
import type { Words } from '../../words.js';
import { ExpressionError, type Literal, type Span } from './expression.js';
import type { Reading } from './reading.js';

/** The problem has been told already, at the place where it arose. */
export const TOLD = Symbol('told');

/** A literal without names: money, a share, a count or a duration. */
export function readLiteral(scalar: Scalar, { expressions, problems }: Reading): Literal | undefined {
  return guarded(scalar, problems, () => {
    const expression = expressions.of(scalar.text);
    if (expression.kind !== 'literal') throw new ExpressionError(PLAIN_NUMBER, expression);
    return expression;
  });
}

const PLAIN_NUMBER: Words = {
  en: 'a plain number with its unit is expected',
  ja: '単位付きの数値を書いてください（式や名前は使えません）',
};

export type Refuse = (code: Problem['code'], message: Words, hints?: { expected?: Words; remedy?: Words }) => never;

export function guarded<T>(scalar: Scalar, problems: Problems, read: (refuse: Refuse) => T): T | undefined {
  const refuse: Refuse = (code, message, hints) => {
    problems.push({ code, message, place: scalar.place, ...hints });
    throw TOLD;
  };
  try {
    return read(refuse);
  } catch (error) {
    if (error === TOLD) return undefined;
    if (error instanceof TooManyDigits) {
      problems.push({ ...error.problem, place: scalar.place });
      return undefined;
    }
    if (!(error instanceof ExpressionError)) throw error;
    const { words: message, span, hints } = error;
    const code = error instanceof MeasureError ? error.code : 'notAQuantity';
    problems.push({ code, message, place: placeOf(scalar, span), ...hints });
    return undefined;
  }
}

export class MeasureError extends ExpressionError {
  constructor(
    readonly code: Problem['code'],
    words: Words,
    span: Span,
    hints: ConstructorParameters<typeof ExpressionError>[2] = {},
  ) {
    super(words, span, hints);
  }
}

/** The place of a part of a scalar; the whole scalar where it spans lines. */
export function placeOf(scalar: Scalar, span: Span): Place {
  const { place, text } = scalar;
  const line = lineOf(place);
  const quoted = /["']/.test(line[place.column - 1] ?? '') ? 1 : 0;
  // Text over several lines, or with escapes, is not in the file as it was read.
  if (!line.startsWith(text, place.column - 1 + quoted)) return place;
  return { ...place, column: place.column + span.offset + quoted, length: span.length };
}
