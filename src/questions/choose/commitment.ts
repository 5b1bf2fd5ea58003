/**
 * How much to commit to in each hour: a Savings Plan's commitment that costs least. What an option costs is convex in it (each
 * further dollar covers what saves less, and in fewer hours), so that the first step that no longer saves is the end.
 */
import { type Assumptions, assumptionsOf, defaultsOf } from '../../bill/assumptions.js';
import type { OptionBill } from '../../bill/option.js';
import { billsAsStated, billsAt, type PricingRequest, prepare } from '../../bill/vary.js';
import { InputError, type Problem } from '../../errors.js';
import { compile } from '../../formula/compiled.js';
import { exactValue } from '../../formula/exact.js';
import { type Formula, type Input, inOrder, type Node } from '../../formula/node.js';
import {
  compareRationals,
  divide,
  exactly,
  ONE,
  type Rational,
  rational,
  toNumber,
  ZERO,
} from '../../quantity/rational.js';
import type { USD } from '../../quantity/unit.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Words } from '../../words.js';
import { Effort } from '../effort.js';
import { drawsOf } from '../uncertainty/draw.js';

export interface CommitmentSettings {
  /** Of an uncertain scenario: how many draws the cost is the mean of, and their seed. */
  readonly samples: number;
  readonly seed: number;
}

/** What the option costs in the scenario's month with a commitment. */
export interface CommitmentPoint {
  readonly usdPerHour: Rational;
  /** Of an uncertain scenario the mean of its draws, which doubles work out. */
  readonly usd: Rational;
}

export interface CommitmentOfPlan {
  readonly option: string;
  /** The component that has the commitment. */
  readonly component: string;
  /** The id of the commitment, for other questions: `A/team/commitment`. */
  readonly id: string;
  readonly stated: CommitmentPoint;
  readonly nothing: CommitmentPoint;
  /** The smallest of those that cost least. */
  readonly best: CommitmentPoint;
  /** From nothing to where nothing is left on demand, `best` among them. */
  readonly curve: readonly CommitmentPoint[];
}

/**
 * The commitments of a scenario's Savings Plans that cost least, each with the others as they are stated.
 * @see {@link commitments}
 */
export interface Commitments {
  readonly scenario: Scenario;
  /** How many draws the costs are the mean of; one where nothing is uncertain. */
  readonly draws: number;
  /** Draws that were asked for and not made, as that takes too much, or in which the option isn't possible. */
  readonly drawsLeft: number;
  readonly plans: readonly CommitmentOfPlan[];
  /** What is taken for granted, of the quantities that aren't drawn. */
  readonly assumed: Assumptions;
  /** What comparing says of the options with a plan, with each commitment at its best and each uncertain quantity at its middle. */
  readonly compared: readonly Pick<OptionBill, 'name' | 'title' | 'notPriced' | 'warnings' | 'doubts' | 'impossible'>[];
}

/** Five digits after the point are all that AWS takes (CreateSavingsPlan, Savings Plans API reference). */
const STEPS_PER_USD = 100_000;
const CURVE_POINTS = 20;
/** In steps: AWS takes a million dollars at the most. */
const MAX_STEPS = 1_000_000 * STEPS_PER_USD;

/**
 * Finds for each Savings Plan whose commitment the scenario states the one that costs least, over its traffic and its uncertain
 * quantities.
 * @param effort what billing draws may spend; the draws until then are the answer (`drawsLeft`)
 * @throws InputError where the scenario states no commitment, or can't be billed
 * @example
 * ```ts
 * import { type Commitments, commitments, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/purchase/what-to-commit.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const found: Commitments = commitments(asked, { samples: 100, seed: 1 });
 * found.plans.map(({ option, best }) => [option, best.usdPerHour.toString()]); // => [['One plan', '0.08802']]
 * ```
 */
export function commitments(
  request: PricingRequest,
  { samples, seed }: CommitmentSettings,
  effort: Effort = new Effort(),
): Commitments {
  const prepared = prepare(request);
  const stated = billsAsStated(prepared);
  const { scenario } = stated;
  const wanted = stated.options.flatMap(({ option, bill }, index) =>
    (bill?.cashFlow ?? []).flatMap(({ component, commitment }) => {
      const input = commitment && inputOf(commitment);
      return input === undefined ? [] : [{ option: option.name, index, component, input }];
    }),
  );
  if (wanted.length === 0) throw new InputError([{ ...NONE_STATED, file: request.source.file }]);
  const uncertain = [...scenario.uncertain.values()];
  const drawn = drawsOf(uncertain, samples, seed);
  const bills = uncertain.length === 0 ? [stated] : [];
  effort.goesThrough(() => ({
    en: `${bills.length} of ${samples} draws`,
    ja: `試行 ${samples} 回中 ${bills.length} 回`,
  }));
  while (uncertain.length > 0 && bills.length < samples && !effort.isSpent) {
    const values = new Map(uncertain.map(({ id }, at) => [id, exactly(drawn[at]?.[bills.length] as number)]));
    bills.push(effort.countedBills(() => billsAt(prepared, values))(ZERO));
  }
  const plans = wanted.map(({ index, ...plan }) => {
    const formulas = bills.flatMap(({ options }) => {
      const at = options[index];
      return at?.bill === undefined || at.impossible.length > 0 ? [] : [at.bill.formula];
    });
    return { ...commitmentOf(plan, formulas), draws: formulas.length };
  });
  const draws = Math.min(...plans.map((plan) => plan.draws));
  const best = billsAt(prepared, new Map(plans.map((plan) => [plan.id, plan.best.usdPerHour])));
  const compared = best.options.flatMap(({ option, bill }) =>
    bill !== undefined && plans.some((plan) => plan.option === option.name) ? [bill] : [],
  );
  const { options } = assumptionsOf([best]);
  return {
    scenario,
    draws,
    drawsLeft: uncertain.length === 0 ? 0 : samples - draws,
    plans,
    assumed: {
      whole: defaultsOf(scenario),
      options: new Map(compared.map(({ name }) => [name, options.get(name) ?? []])),
    },
    compared,
  };
}

/** Of a commitment that is stated in dollars: AWS takes no other. What is made of other quantities follows them. */
function inputOf(commitment: Node): Input | undefined {
  const inputs = inOrder([commitment]).flatMap((node) => (node.kind === 'input' ? [node] : []));
  const [input] = inputs;
  const isItself =
    input !== undefined && inputs.length === 1 && isOne(exactValue(commitment, new Map([[input.id, ONE]])));
  return isItself ? input : undefined;
}

function isOne(value: Rational): boolean {
  return compareRationals(value, ONE) === 0;
}

function commitmentOf(
  { option, component, input }: { readonly option: string; readonly component: string; readonly input: Input },
  formulas: readonly Formula<USD>[],
): CommitmentOfPlan {
  if (formulas.length === 0) throw new InputError([{ code: 'outOfRange', message: neverPossible(option) }]);
  const { id } = input;
  const costs = formulas.map((formula) => compile(formula, [id]));
  const mean = (steps: number) => {
    const at = [steps / STEPS_PER_USD];
    return costs.reduce((sum, cost) => sum + cost(at), 0) / costs.length;
  };
  const [only] = formulas;
  const pointAt = (usdPerHour: Rational): CommitmentPoint => ({
    usdPerHour,
    usd:
      formulas.length === 1 && only !== undefined
        ? exactValue(only, new Map([[id, usdPerHour]]))
        : exactly(mean(toNumber(usdPerHour) * STEPS_PER_USD)),
  });
  const slopeAt = (steps: number) => mean(steps + 1) - mean(steps);
  // Beyond all use each step costs itself in every hour.
  const whole = slopeAt(MAX_STEPS);
  const noise = 1e-6 * whole;
  const bestSteps = firstWhere((steps) => slopeAt(steps) >= -noise);
  const fullSteps = firstWhere((steps) => slopeAt(steps) >= whole - noise);
  const best = pointAt(commitmentAt(bestSteps));
  const to = Math.max(fullSteps, bestSteps, 1);
  const even = Array.from({ length: CURVE_POINTS + 1 }, (_, index) => Math.round((to * index) / CURVE_POINTS));
  const curve = [...new Set([...even, bestSteps])].sort((a, b) => a - b).map((steps) => pointAt(commitmentAt(steps)));
  return { option, component, id, stated: pointAt(input.value), nothing: pointAt(ZERO), best, curve };
}

function commitmentAt(steps: number): Rational {
  return divide(rational(steps), rational(STEPS_PER_USD));
}

/** The smallest number of steps for which it holds, of what holds from some number on. */
function firstWhere(holds: (steps: number) => boolean): number {
  if (holds(0)) return 0;
  let [below, above] = [0, 1];
  while (above < MAX_STEPS && !holds(above)) [below, above] = [above, above * 2];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}

const NONE_STATED: Problem = {
  code: 'missingKey',
  message: {
    en: 'no option states the commitment of a Savings Plan, in dollars',
    ja: 'Savings Plans のコミットメント（米ドル）が指定された構成がありません',
  },
  expected: {
    en: 'a component such as { savingsPlan: { name: team, plan: compute, term: 1 year, upfront: none, commitment: 1 USD / h } }, and `purchase: { plan: team }` in what it covers',
    ja: '{ savingsPlan: { name: team, plan: compute, term: 1 year, upfront: none, commitment: 1 USD / h } } のような構成要素と、対象の構成要素の `purchase: { plan: team }`',
  },
};

function neverPossible(option: string): Words {
  return { en: `${option} isn't possible in any draw`, ja: `${option} はどの試行でも実現できません` };
}
