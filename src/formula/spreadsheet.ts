/**
 * The spreadsheet reader: an operation as the formula of a cell over the cells of its operands. It knows nothing of files:
 * the caller says where each node lives, and gets text. Only functions are used that Excel 2010 and later, LibreOffice,
 * Google Sheets and Numbers all have. Sums and products are written with their signs, as SUM and PRODUCT pass over a cell
 * that holds text, and a typing error would go unseen.
 */
import { type Rational, rational, toDecimal, toNumber } from '../quantity/rational.js';
import { exactValue, UnpricedQuantity } from './exact.js';
import { type Charge, inOrder, isPlainOne, type Node, type Operation, type Price, type Round } from './node.js';

/** Where nodes live, as the formula of the asking cell refers to them. */
export interface Cells {
  /** The cell of a node; of a price, that of its first tier's USD per unit. A constant may stand as its `literal`. */
  of(node: Node): string;
  /** The rows of a price with several tiers. */
  tiersOf(price: Price): TierCells;
}

/** Columns of equal length, a cell for each tier that has a price. */
export interface TierCells {
  /** The quantity from which the tier reaches; nothing for the first. */
  readonly from: string;
  /** How much more a unit costs than in the tier before. */
  readonly more: string;
  /** The cell of the quantity above which AWS publishes no price. */
  readonly unpricedAbove?: string;
}

export interface CellFormula {
  /** Without the sign that begins a formula in a cell. */
  readonly text: string;
  /** What it comes to as things stand; undefined where there is no price. */
  readonly value: Rational | undefined;
}

export function cellFormula(node: Operation, cells: Cells): CellFormula {
  return { text: textOf(node, cells), value: knownValue(node) };
}

function knownValue(node: Node): Rational | undefined {
  try {
    return exactValue(node);
  } catch (error) {
    if (error instanceof UnpricedQuantity) return undefined;
    throw error;
  }
}

function textOf(node: Operation, cells: Cells): string {
  const of = (operand: Node) => cells.of(operand);
  switch (node.kind) {
    case 'sum':
      return node.terms.map(of).join('+');
    case 'difference':
      return `${of(node.minuend)}-${of(node.subtrahend)}`;
    case 'product':
      return (
        node.factors
          .filter((factor) => !isPlainOne(factor))
          .map(of)
          .join('*') || '1'
      );
    case 'quotient':
      return `${of(node.dividend)}/${of(node.divisor)}`;
    case 'round':
      return roundText(node, of(node.operand), of(node.step));
    case 'largest':
      return `MAX(${node.operands.map(of).join(',')})`;
    case 'smallest':
      return `MIN(${node.operands.map(of).join(',')})`;
    case 'lessAllowance':
      return `MAX(0,${of(node.quantity)}-${of(node.allowance)})`;
    case 'share':
      return `IF(${of(node.whole)}=0,0,${of(node.amount)}*${of(node.part)}/${of(node.whole)})`;
    case 'charge':
      return chargeText(node, cells);
  }
}

/**
 * A double that is a whole number but for the noise of its last bits counts as that number, as in the compiled reader:
 * 1.1 / 0.1 is 11.000000000000002 in doubles, and eleven steps on the bill. The bound is 2^-40.
 */
const NOISE = '0.00000000000091';

/** INT rounds towards less in every program; what CEILING, FLOOR and ROUNDUP do below zero differs. */
function roundText(node: Round, operand: string, step: string): string {
  const steps = step === '1' ? operand : `${operand}/${step}`;
  const noise = `${NOISE}*(1+ABS(${steps}))`;
  const times = step === '1' ? '' : `*${step}`;
  if (node.mode === 'up') return `-INT(${noise}-${steps})${times}`;
  if (node.mode === 'down') return `INT(${steps}+${noise})${times}`;
  if (mayBeNegative(node.operand)) return `SIGN(${operand})*INT(ABS(${steps})+0.5+${noise})${times}`;
  return `INT(${steps}+0.5+${noise})${times}`;
}

/** Each tier adds, for what lies above its start, what a unit costs more in it than in the tier before. */
function chargeText({ quantity, price }: Charge, cells: Cells): string {
  const amount = cells.of(quantity);
  const [first, second] = price.tiers;
  // Stryker disable next-line ConditionalExpression: what the type asks for and never comes
  if (first === undefined || first.usd === undefined) return `IF(${amount}>0,NA(),0)`;
  if (second === undefined) return `${mayBeNegative(quantity) ? `MAX(0,${amount})` : amount}*${cells.of(price)}`;
  const { from, more, unpricedAbove } = cells.tiersOf(price);
  const sum = `SUMPRODUCT((${amount}>${from})*(${amount}-${from})*${more})`;
  return unpricedAbove === undefined ? sum : `IF(${amount}>${unpricedAbove}*(1+${NOISE}),NA(),${sum})`;
}

/** No scenario states a quantity below nothing, so that only what is subtracted can make one. */
function mayBeNegative(quantity: Node): boolean {
  return quantity.kind !== 'lessAllowance' && inOrder([quantity]).some(({ kind }) => kind === 'difference');
}

const MAX_DIGITS = 15;

/** A number as a formula writes it: a decimal where that is the whole truth, else a fraction. */
export function literal(value: Rational): string {
  const { text, exact } = toDecimal(value);
  const isShort = exact && text.replace(/\D/g, '').replace(/^0+/, '').length <= MAX_DIGITS;
  // Stryker disable next-line EqualityOperator: a sign is 1 or -1, that of zero 1
  if (isShort) return value.s < 0n ? `(${text})` : text;
  const parts = [value.n, value.d].map(String);
  if (parts.every((part) => part.length <= MAX_DIGITS)) return `(${value.s < 0n ? '-' : ''}${parts.join('/')})`;
  const double = plainDecimal(toNumber(value));
  return value.s < 0n ? `(${double})` : double;
}

/** The smallest double has its seventeen digits within so many. */
const MAX_PLACES = 350;

/** Without an exponent, which not every spreadsheet program reads in a formula. */
function plainDecimal(double: number): string {
  return toDecimal(rational(String(double)), MAX_PLACES).text;
}
