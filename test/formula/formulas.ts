/** Random formulas for property tests. */
import fc from 'fast-check';
import {
  charge,
  constant,
  input,
  largest,
  lessAllowance,
  price,
  product,
  quotient,
  roundDown,
  roundHalfUp,
  roundUp,
  share,
  smallest,
  sum,
} from '../../src/formula/build.js';
import { exactValue, type Overrides } from '../../src/formula/exact.js';
import { type Formula, inOrder, type PriceOf, type Provenance, type Tier } from '../../src/formula/node.js';
import {
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  roundToMultiple,
  subtract,
  toNumber,
} from '../../src/quantity/rational.js';
import { NO_UNIT, type NoUnit, REQUEST, USD } from '../../src/quantity/unit.js';

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

function tiersOf(schedule: Schedule): readonly Tier[] {
  let upTo = 0;
  return schedule.map(([width, rate], index) => {
    upTo += width;
    const usd = divide(rational(rate), rational(100_000));
    return index === schedule.length - 1 ? { usd } : { upTo: rational(upTo), usd };
  });
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
}

const usage = fc.integer({ min: 0, max: 4000 });

/**
 * Formulas of two layers. Quantities are made of whole inputs by operations that doubles do exactly (halves and
 * quarters, no thirds), because a subtraction or a tier's start makes a large error of a small one: the doubles of two
 * thirds less two thirds may be 1e-16 and not nothing, and a relative comparison with nothing can't be met.
 * Amounts are made of the quantities by prices, shares and divisions of any kind, and by no subtraction.
 */
export const formulas: fc.Arbitrary<RandomFormula> = fc
  .record({
    usages: fc.array(fc.tuple(usage, usage), { minLength: 1, maxLength: 4 }),
    quantities: fc.array(instructions, { minLength: 1, maxLength: 7 }),
    amounts: fc.array(instructions, { minLength: 1, maxLength: 8 }),
  })
  .map(({ usages, quantities, amounts }) => {
    const ids = usages.map((_, index) => `usage${index}`);
    const inputs = usages.map(([value], index) => input({ id: `usage${index}`, value: rational(value) }, REQUEST));
    const known: Sized[] = inputs.map((formula) => ({ formula, bound: 4000 }));
    for (const instruction of quantities) known.push(quantityOf(instruction, known));
    const money: Amount[] = [];
    for (const instruction of amounts) money.push(amountOf(instruction, known, money));
    return { root: sum(USD, ...money.slice(-3)), ids, point: usages.map(([, other]) => other) };
  });

/** A quantity, and what it can't exceed: a product beyond 2^28 would need more digits than a double has. */
interface Sized {
  readonly formula: Quantity;
  readonly bound: number;
}

/** One of the last few, so that formulas grow deep. */
function recent<T>(from: readonly T[], index: number): T {
  return from[from.length - 1 - (index % Math.min(3, from.length))] as T;
}

function pick<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}

const WHOLE_STEPS = [1, 2, 5, 25, 100, 1000];
const requests = (value: number): Quantity => constant(value, REQUEST);
const perRequest = (quantity: Quantity): Formula<NoUnit> => quotient(quantity, requests(1));

function quantityOf({ kind, a, b, step }: Instruction, known: readonly Sized[]): Sized {
  const [one, other] = [recent(known, a), pick(known, b)];
  const to = requests(pick(WHOLE_STEPS, step));
  const roundedBound = one.bound + 1000;
  switch (kind % 9) {
    case 0:
      if (one.bound * other.bound > 2 ** 28) break;
      return { formula: product(one.formula, perRequest(other.formula)), bound: one.bound * other.bound };
    case 1:
      return { formula: quotient(one.formula, constant(pick([2, 4], step), NO_UNIT)), bound: one.bound };
    case 2:
      return { formula: roundUp(one.formula, { to }), bound: roundedBound };
    case 3:
      return { formula: roundDown(one.formula, { to }), bound: roundedBound };
    case 4:
      return { formula: roundHalfUp(one.formula, { to }), bound: roundedBound };
    case 5:
      return { formula: largest(one.formula, other.formula, to), bound: Math.max(roundedBound, other.bound) };
    case 6:
      return { formula: smallest(one.formula, other.formula), bound: one.bound };
    case 7:
      return { formula: lessAllowance(one.formula, other.formula), bound: one.bound };
  }
  return { formula: sum(REQUEST, one.formula, other.formula), bound: one.bound + other.bound };
}

const DIVISORS = ['3', '7', '0.7', '12', '730', '1.1'].map(rational);
const MONEY_STEPS = ['0.01', '1', '0.3', '0.05', '150'].map(rational);

function amountOf({ kind, a, b, step, schedule }: Instruction, quantities: readonly Sized[], money: Amount[]): Amount {
  const [part, rest] = [recent(quantities, a).formula, pick(quantities, b).formula];
  if (money.length === 0 || kind % 9 === 0) return charge(part, priceOf(`price${money.length}`, schedule));
  const [one, other] = [recent(money, a), pick(money, b)];
  const to = constant(pick(MONEY_STEPS, step), USD);
  switch (kind % 9) {
    case 1:
      return share(one, part, sum(REQUEST, part, rest));
    case 2:
      return product(one, perRequest(rest));
    case 3:
      return quotient(one, constant(pick(DIVISORS, step), NO_UNIT));
    case 4:
      return roundUp(one, { to });
    case 5:
      return roundDown(one, { to });
    case 6:
      return roundHalfUp(one, { to });
    case 7:
      return step % 2 === 0 ? largest(one, other) : smallest(one, other);
  }
  return sum(USD, one, other);
}

export function overridesOf({ ids, point }: RandomFormula): Overrides {
  return new Map(ids.map((id, index) => [id, rational(point[index] as number)]));
}

/**
 * Whether every rounded value lies exactly on a boundary of its rounding or clearly beside it. In between, nearer than
 * the noise of doubles, exact numbers round one way and doubles may round the other, and neither reader is wrong.
 */
export function roundsClearly(formula: RandomFormula): boolean {
  const overrides = overridesOf(formula);
  const half = divide(rational(1), rational(2));
  return inOrder([formula.root]).every((node) => {
    if (node.kind !== 'round') return true;
    const ratio = divide(exactValue(node.operand, overrides), exactValue(node.step, overrides));
    const steps = node.mode === 'halfUp' ? subtract(ratio, half) : ratio;
    const beside = subtract(steps, nearestWhole(steps));
    return isZero(beside) || Math.abs(toNumber(beside)) > 2 ** -30 * Math.max(1, Math.abs(toNumber(steps)));
  });
}

function nearestWhole(value: Rational): Rational {
  return roundToMultiple(value, rational(1), 'halfUp');
}

/** How far apart two numbers are, measured by the exact one. */
export function relativeError(found: number, exact: Rational): number {
  if (isZero(exact)) return Math.abs(found);
  return Math.abs(toNumber(divide(subtract(doubleAsRational(found), exact), exact)));
}

/**
 * Exactly the number that the double is.
 * @throws RangeError where it is none
 */
export function doubleAsRational(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a number`);
  let [whole, power] = [value, 0];
  while (!Number.isSafeInteger(whole)) {
    if (Math.abs(whole) > 2 ** 53) return multiply(rational(BigInt(whole)), rational(1));
    whole *= 2;
    power += 1;
  }
  return divide(rational(whole), rational(2n ** BigInt(power)));
}
