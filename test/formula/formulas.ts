/** Random formulas for property tests. */
import fc from 'fast-check';
import {
  charge,
  constant,
  difference,
  input,
  lessAllowance,
  maxOf,
  minOf,
  price,
  product,
  quotient,
  roundDown,
  roundHalfUp,
  roundUp,
  rule,
  share,
  sum,
} from '../../src/formula/build.js';
import { exactValue, type Overrides, UnpricedQuantity } from '../../src/formula/exact.js';
import { type Formula, inOrder, type Node, type PriceOf, type Provenance, type Tier } from '../../src/formula/node.js';
import {
  divide,
  exactly,
  isZero,
  type Rational,
  rational,
  roundToMultiple,
  subtract,
  toNumber,
} from '../../src/quantity/rational.js';
import { DIMENSIONLESS, type Dimensionless, REQUEST, type Unit, USD } from '../../src/quantity/unit.js';

export const PROVENANCE: Provenance = { from: '2016-06-02', source: 'the test' };

/** On how many examples a property is tried; on few where the tests are run for each of thousands of mutants. */
export function examples(numRuns: number): { numRuns: number } {
  return { numRuns: process.env.FEW_EXAMPLES === undefined ? numRuns : Math.ceil(numRuns / 20) };
}

type Quantity = Formula<REQUEST>;
type Amount = Formula<USD>;

/** Tiers as [width, rate]: rates in hundred-thousandths of a dollar; every width but the last's counts. */
export type Schedule = readonly (readonly [width: number, rate: number])[];

export const schedules: fc.Arbitrary<Schedule> = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 0, max: 500_000 })),
  { minLength: 1, maxLength: 4 },
);

function rateOf(hundredThousandths: number): Rational {
  return divide(rational(hundredThousandths), rational(100_000));
}

function tiersOf(schedule: Schedule): readonly Tier[] {
  let upTo = 0;
  return schedule.map(([width, rate], index) => {
    upTo += width;
    const usd = rateOf(rate);
    return index === schedule.length - 1 ? { usd } : { upTo: rational(upTo), usd };
  });
}

/** As `priceOf`, but for what lies above the last tier nobody publishes a price. */
function openPriceOf(id: string, schedule: Schedule): PriceOf<REQUEST> {
  return price({ id, tiers: [...tiersOf([...schedule, [0, 0]]).slice(0, -1), {}], provenance: PROVENANCE }, REQUEST);
}

export function priceOf(id: string, schedule: Schedule): PriceOf<REQUEST> {
  return price({ id, tiers: tiersOf(schedule), provenance: PROVENANCE }, REQUEST);
}

/** One node to add to a formula: its operands are earlier nodes, so that nodes are shared as in a real bill. */
interface Instruction {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly step: number;
  readonly schedule: Schedule;
}

const instructions = fc.record<Instruction>({
  kind: fc.nat(),
  a: fc.nat(),
  b: fc.nat(),
  step: fc.nat(),
  schedule: schedules,
});

export interface RandomFormula {
  readonly root: Amount;
  /** The ids of its inputs. */
  readonly ids: readonly string[];
  /** Values for the inputs other than those that they carry. */
  readonly point: readonly number[];
  /** Values for its rules and its prices other than those that they carry; a price becomes flat by it. */
  readonly terms: Overrides;
}

const usage = fc.integer({ min: 0, max: 4000 });

/**
 * Formulas of two layers. Quantities are made of whole inputs by operations that doubles do exactly (halves and
 * quarters, no thirds), because a subtraction or a tier's start makes a large error of a small one: the doubles of two
 * thirds less two thirds may be 1e-16 and not nothing, and a relative comparison with nothing can't be met.
 * Amounts are made of the quantities by prices, shares and divisions of any kind, and by no subtraction; a quantity that
 * may be less than nothing is charged only.
 */
export const formulas: fc.Arbitrary<RandomFormula> = formulasWith(priceOf);

/** Some of whose prices end: a quantity may be larger than anybody publishes a price for. */
export const openFormulas: fc.Arbitrary<RandomFormula> = formulasWith((id, schedule) =>
  (schedule[0]?.[1] ?? 0) % 3 === 0 ? openPriceOf(id, schedule) : priceOf(id, schedule),
);

function formulasWith(pricing: typeof priceOf): fc.Arbitrary<RandomFormula> {
  return fc
    .record({
      usages: fc.array(fc.tuple(usage, usage), { minLength: 1, maxLength: 4 }),
      quantities: fc.array(instructions, { minLength: 1, maxLength: 7 }),
      amounts: fc.array(instructions, { minLength: 1, maxLength: 8 }),
    })
    .map(({ usages, quantities, amounts }) => {
      const ids = usages.map((_, index) => `usage${index}`);
      const inputs = usages.map(([value], index) => input({ id: `usage${index}`, value: rational(value) }, REQUEST));
      const terms = new Map<string, Rational>();
      const known: Sized[] = inputs.map((formula) => ({ formula, bound: 4000, isSigned: false }));
      for (const instruction of quantities) known.push(quantityOf(instruction, known, terms));
      const money: Amount[] = [];
      for (const instruction of amounts) money.push(amountOf(instruction, known, money, terms, pricing));
      return { root: sum(USD, ...money.slice(-3)), ids, point: usages.map(([, other]) => other), terms };
    });
}

/** A quantity, and how far from nothing it can be: a product beyond 2^28 would need more digits than a double has. */
interface Sized {
  readonly formula: Quantity;
  readonly bound: number;
  /** Whether it may be less than nothing. */
  readonly isSigned: boolean;
}

/** One of the last few, so that formulas grow deep. */
function recent<T>(from: readonly T[], index: number): T {
  return from[from.length - 1 - (index % Math.min(3, from.length))] as T;
}

function pick<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}

const WHOLE_STEPS = [1, 2, 5, 25, 100, 1000].map(rational);
const requests = (value: number): Quantity => constant(value, REQUEST);
const perRequest = (quantity: Quantity): Formula<Dimensionless> => quotient(quantity, requests(1));

/** One of some numbers: as a rule, which may become another of them, or as it is. */
function numberOf<U extends Unit>(
  { b, step }: Instruction,
  from: readonly Rational[],
  unit: U,
  id: string,
  terms: Map<string, Rational>,
): Formula<U> {
  const value = pick(from, step);
  if (b % 2 === 0) return constant(value, unit);
  terms.set(id, pick(from, b));
  return rule(id, value, unit, PROVENANCE);
}

function quantityOf(instruction: Instruction, known: readonly Sized[], terms: Map<string, Rational>): Sized {
  const { kind, a, b, step } = instruction;
  const [one, other] = [recent(known, a), pick(known, b)];
  const to = numberOf(instruction, WHOLE_STEPS, REQUEST, `rule${known.length}`, terms);
  const rounded = { bound: one.bound + 1000, isSigned: one.isSigned };
  const isSigned = one.isSigned || other.isSigned;
  const bound = one.bound + other.bound;
  switch (kind % 10) {
    case 0:
      if (one.bound * other.bound > 2 ** 28) break;
      return { formula: product(one.formula, perRequest(other.formula)), bound: one.bound * other.bound, isSigned };
    case 1:
      return { ...one, formula: quotient(one.formula, constant(pick([2, 4], step), DIMENSIONLESS)) };
    case 2:
      return { formula: roundUp(one.formula, { to }), ...rounded };
    case 3:
      return { formula: roundDown(one.formula, { to }), ...rounded };
    case 4:
      return { formula: roundHalfUp(one.formula, { to }), ...rounded };
    case 5:
      return { formula: maxOf(one.formula, other.formula, to), bound: bound + 1000, isSigned: false };
    case 6:
      return { formula: minOf(one.formula, other.formula), bound, isSigned };
    case 7:
      return { formula: lessAllowance(one.formula, other.formula), bound, isSigned: false };
    case 8:
      return { formula: difference(one.formula, other.formula), bound, isSigned: true };
  }
  return { formula: sum(REQUEST, one.formula, other.formula), bound, isSigned };
}

const DIVISORS = ['3', '7', '0.7', '12', '730', '1.1'].map(rational);
const MONEY_STEPS = ['0.01', '1', '0.3', '0.05', '150'].map(rational);

function amountOf(
  instruction: Instruction,
  quantities: readonly Sized[],
  money: readonly Amount[],
  terms: Map<string, Rational>,
  pricing: typeof priceOf,
): Amount {
  const { kind, a, b, step, schedule } = instruction;
  if (money.length === 0 || kind % 9 === 0) {
    const at = pricing(`price${money.length}`, schedule);
    terms.set(at.id, rateOf(step % 500_000));
    return charge(recent(quantities, a).formula, at);
  }
  // The inputs are unsigned, so that there are always some.
  const unsigned = quantities.filter(({ isSigned }) => !isSigned);
  const [part, rest] = [recent(unsigned, a).formula, pick(unsigned, b).formula];
  const [one, other] = [recent(money, a), pick(money, b)];
  const id = `moneyRule${money.length}`;
  const to = () => numberOf(instruction, MONEY_STEPS, USD, id, terms);
  switch (kind % 9) {
    case 1:
      // A share of nothing is nothing, even of an amount that nobody knows; the steps tell how any amount comes about.
      if (mayBeUnpriced(one)) break;
      return share(one, part, sum(REQUEST, part, rest));
    case 2:
      return product(one, perRequest(rest));
    case 3:
      return quotient(one, numberOf(instruction, DIVISORS, DIMENSIONLESS, id, terms));
    case 4:
      return roundUp(one, { to: to() });
    case 5:
      return roundDown(one, { to: to() });
    case 6:
      return roundHalfUp(one, { to: to() });
    case 7:
      return step % 2 === 0 ? maxOf(one, other) : minOf(one, other);
  }
  return sum(USD, one, other);
}

function mayBeUnpriced(amount: Node): boolean {
  return inOrder([amount]).some(
    (node) => node.kind === 'price' && node.tiers.some(({ usd: published }) => published === undefined),
  );
}

export function overridesOf({ ids, point }: RandomFormula): Overrides {
  return new Map(ids.map((id, index) => [id, rational(point[index] as number)]));
}

/**
 * Whether every rounded value lies exactly on a boundary of its rounding or clearly beside it. In between, nearer than
 * the noise of doubles, exact numbers round one way and doubles may round the other, and neither reader is wrong.
 */
export function roundsClearly({ root }: Pick<RandomFormula, 'root'>, overrides: Overrides): boolean {
  const half = divide(rational(1), rational(2));
  return inOrder([root]).every((node) => {
    if (node.kind !== 'round') return true;
    const operand = pricedValue(node.operand, overrides);
    if (operand === undefined) return true;
    const ratio = divide(operand, exactValue(node.step, overrides));
    const steps = node.mode === 'halfUp' ? subtract(ratio, half) : ratio;
    const beside = subtract(steps, nearestWhole(steps));
    return isZero(beside) || Math.abs(toNumber(beside)) > 2 ** -30 * Math.max(1, Math.abs(toNumber(steps)));
  });
}

/** undefined where nobody publishes a price. */
export function pricedValue(root: Node, overrides?: Overrides): Rational | undefined {
  try {
    return exactValue(root, overrides);
  } catch (error) {
    if (error instanceof UnpricedQuantity) return undefined;
    throw error;
  }
}

function nearestWhole(value: Rational): Rational {
  return roundToMultiple(value, rational(1), 'halfUp');
}

/** How far apart two numbers are, measured by the exact one. */
export function relativeError(found: number, exact: Rational): number {
  if (isZero(exact)) return Math.abs(found);
  return Math.abs(toNumber(divide(subtract(exactly(found), exact), exact)));
}
