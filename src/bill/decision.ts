/**
 * Something that was decided by two quantities when a component was metered. A formula holds as long as its decisions
 * stay as they were, so that a question that varies a quantity has to look at these.
 */
import type { Node } from '../formula/node.js';
import { compareRationals, divide, isInteger, type Rational } from '../quantity/rational.js';

export interface Decision {
  readonly kind: 'above' | 'below' | 'equal' | 'multipleOf' | 'simulated';
  readonly quantity: Node;
  readonly limit: Node;
  /** Whose metering it was. */
  readonly component?: string;
}

/** Which way a decision falls. */
export function holds({ kind }: Pick<Decision, 'kind'>, quantity: Rational, limit: Rational): boolean {
  const sign = compareRationals(quantity, limit);
  switch (kind) {
    case 'above':
      return sign > 0;
    case 'below':
      return sign < 0;
    case 'equal':
      return sign === 0;
    case 'multipleOf':
      return isInteger(divide(quantity, limit));
    case 'simulated':
      return false;
  }
}
