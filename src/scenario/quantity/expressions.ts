/** The quantities of one scenario as expressions: each text is parsed once, however often it is bound. */
import { type Expression, ExpressionError, parseExpression } from './expression.js';

export class Expressions {
  private readonly known = new Map<string, Expression | ExpressionError>();

  /** @throws ExpressionError as `parseExpression` */
  of(text: string): Expression {
    const known = this.known.get(text) ?? parsed(text);
    this.known.set(text, known);
    if (known instanceof ExpressionError) throw known;
    return known;
  }
}

/** What is wrong with a text stays wrong with it. */
function parsed(text: string): Expression | ExpressionError {
  try {
    return parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}
