/** One option of a scenario on one day: what its components meter, and what that costs. */
import { waysToPrice } from '../book/absent.js';
import type { Doubt, Snapshot } from '../book/snapshot.js';
import { InputError, type Problem } from '../errors.js';
import { sum } from '../formula/build.js';
import { exactValue, UnpricedQuantity } from '../formula/exact.js';
import { type Formula, inOrder, type Node } from '../formula/node.js';
import { type Currency, inCurrency } from '../quantity/currency.js';
import { type Rational, TooManyDigits } from '../quantity/rational.js';
import { USD } from '../quantity/unit.js';
import { appliedDefaultWords } from '../scenario/appliedDefault.js';
import { currencyWarnings } from '../scenario/currency.js';
import type { Component, Option, Scenario } from '../scenario/scenario.js';
import type { Cost, Meter, Metering, Topic } from '../services/contract/service.js';
import { quantityWords } from '../services/spokenUnits.js';
import { japanese, type Words } from '../words.js';
import { type BillFormula, billOf } from './billFormula.js';
import type { Decision } from './decision.js';
import { meteringContext } from './meteringContext.js';
import { withPlans } from './plans.js';
import { type ProposalFormulas, proposalOf } from './proposal.js';
import { quotaRequirements } from './quotas.js';
import { aboutComponent, type Requirement, unmetReason } from './requirement.js';
import { statedWords } from './statedPrices.js';

/**
 * What one component has of one meter: a quantity, and what it costs after tiers and allowances that the option shares.
 * @see {@link compare}
 */
export interface Line {
  /** The component's name. */
  readonly component: string;
  readonly service: string;
  readonly serviceTitle: Words;
  readonly cost: Cost;
  readonly meter: Words;
  /** What the line was called before, where it was. */
  readonly formerly?: string;
  readonly quantity: Rational;
  /** Carries the unit and the derivation of the quantity. */
  readonly quantityFormula: Node;
  /** Exact, in USD. */
  readonly usd: Rational;
  readonly formula: Formula<USD>;
}

/** An amount, exact in USD and in the scenario's currency, with its derivation. */
export interface Amount {
  readonly usd: Rational;
  readonly local: Rational;
  readonly formula: Formula<USD>;
}

export type Proposal = { readonly [K in keyof ProposalFormulas]: Amount };

/** What is bought for a term: what is paid at the beginning and in each month, as far as it is known. */
export interface CashFlow {
  readonly component: string;
  readonly termMonths: number;
  readonly upfront?: Amount;
  /** In each hour of the term. */
  readonly hourly?: Amount;
  readonly monthly?: Amount;
  /** Of a Savings Plan: what is committed to for each hour, in USD. */
  readonly commitment?: Node;
}

/**
 * What one option costs, line by line, with what was assumed, left out and should be known.
 * @see {@link compare}
 */
export interface OptionBill extends Amount {
  readonly name: string;
  readonly title: Words;
  readonly lines: readonly Line[];
  /** The total without people's work, where there is any in the option. */
  readonly withoutWork?: Amount;
  /** What a customer is asked for it, under the scenario's terms. */
  readonly proposal?: Proposal;
  /** Empty where nothing is bought for a term. */
  readonly cashFlow: readonly CashFlow[];
  readonly assumed: readonly Words[];
  readonly notPriced: readonly Words[];
  readonly warnings: readonly Words[];
  /** How sure the prices are that this option uses. */
  readonly doubts: readonly Doubt[];
  /** What its metering decided by quantities: its formulas hold as long as these stay as they were. */
  readonly decisions: readonly Decision[];
  /** What must be so for it to be possible, as formulas. */
  readonly requirements: readonly Requirement[];
  /** Why it isn't possible as it is stated, though it is billed: instances that can't carry their load, a quota; empty where it is. */
  readonly impossible: readonly Words[];
}

interface MeteredComponent extends Metering {
  readonly component: Component;
  readonly warnings: readonly Words[];
  readonly impossible: readonly Words[];
}

export interface MeteredOption {
  readonly option: Option;
  readonly components: readonly MeteredComponent[];
  /** What was decided on the way. */
  readonly decisions: readonly Decision[];
  /** Of the books. */
  readonly warnings: readonly Words[];
  /** Of its components. */
  readonly requirements: readonly Requirement[];
}

export function meterOption(
  option: Option,
  scenario: Scenario,
  snapshot: Snapshot,
  problems: Problem[],
): MeteredOption {
  const decisions: Decision[] = [];
  const requirements: Requirement[] = [];
  const components = option.components.flatMap((component): MeteredComponent[] => {
    try {
      const [warnings, impossible]: Words[][] & [Words[], Words[]] = [[], []];
      const findings = { problems, warnings, decisions, requirements, impossible };
      const terms = meteringContext(component, scenario, snapshot, findings);
      return [{ component, warnings, impossible, ...component.service.meter(component.usage as never, terms) }];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (error instanceof TooManyDigits) problems.push({ ...error.problem, place: component.placeOf([]) });
      else for (const problem of error.problems) problems.push(problem);
      return [];
    }
  });
  return {
    option,
    components: settledPlans(components, option, problems),
    decisions,
    requirements,
    warnings: snapshot.warnings,
  };
}

/** With what the option's plans cover. What a plan can't find in the books is among the problems. */
function settledPlans(
  components: readonly MeteredComponent[],
  option: Option,
  problems: Problem[],
): readonly MeteredComponent[] {
  // A plan or a component that was refused is missing, and what is said of the rest would mislead.
  if (components.length < option.components.length) return components;
  try {
    return withPlans(components);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const problem of error.problems) problems.push(problem);
    return components;
  }
}

export function billOption(
  { option, components, decisions, requirements, warnings: ofBooks }: MeteredOption,
  scenario: Scenario,
  doubts: readonly Doubt[],
  problems: Problem[],
): OptionBill | undefined {
  const owners = new Map<Meter, Component>(
    components.flatMap(({ component, meters }) => meters.map((meter) => [meter, component] as const)),
  );
  const bill = billOf([...owners.keys()], scenario.freeTier);
  const used = doubts.length + scenario.prices.size === 0 ? new Set<string>() : pricesIn(bill);
  const quotas = quotaRequirements(components.flatMap(({ quotaUsages = [] }) => quotaUsages));
  try {
    const lines = bill.lines.map(({ meter, usd }): Line => {
      const component = owners.get(meter) as Component;
      return {
        component: component.name,
        service: component.service.name,
        serviceTitle: component.service.title,
        cost: costOf(component),
        meter: meter.name,
        ...('formerly' in meter && meter.formerly !== undefined ? { formerly: meter.formerly } : {}),
        quantity: exactValue(meter.quantity),
        quantityFormula: meter.quantity,
        usd: exactValue(usd),
        formula: usd,
      };
    });
    const exceeded = quotas.flatMap((quota) => unmetReason(quota) ?? []);
    return {
      name: option.name,
      title: option.title,
      lines,
      ...amountOf(bill.total, scenario.currency),
      ...amountsBeside(lines, bill, scenario),
      cashFlow: cashFlowOf(components, scenario.currency),
      assumed: [...assumptions(components), ...statedWords(scenario.prices, used)],
      notPriced: topics(components),
      warnings: [
        ...ofBooks,
        ...currencyWarnings(scenario.currency),
        ...components.flatMap(({ component, warnings }) =>
          warnings.map((words) => aboutComponent(component.name, words)),
        ),
        ...exceeded,
      ],
      doubts: doubts.filter((doubt) =>
        doubt.kind === 'disputed' ? isRuled(bill, doubt.price) : used.has(doubt.price),
      ),
      decisions,
      requirements: [...requirements, ...quotas],
      impossible: [
        ...components.flatMap(({ component, impossible }) =>
          impossible.map((words) => aboutComponent(component.name, words)),
        ),
        ...exceeded,
      ],
    };
  } catch (error) {
    if (error instanceof UnpricedQuantity) problems.push(unpriced(error, owners));
    else if (error instanceof TooManyDigits) problems.push({ ...error.problem, ...placeOf(option) });
    else throw error;
    return undefined;
  }
}

/** The prices that the option's amounts are made of: of meters, and within what a service states as amount or quantity. */
function pricesIn({ lines }: BillFormula): ReadonlySet<string> {
  const roots = lines.flatMap(({ meter }): Node[] =>
    'usd' in meter ? [meter.usd] : [meter.price as Node, meter.quantity],
  );
  return new Set(inOrder(roots).flatMap((node) => (node.kind === 'price' ? [node.id] : [])));
}

/** Whether a quantity or an amount follows from the rule. */
function isRuled({ lines }: BillFormula, id: string): boolean {
  const amounts = lines.flatMap(({ meter }) => ('usd' in meter ? [meter.quantity, meter.usd] : [meter.quantity]));
  return inOrder(amounts).some((node) => node.kind === 'rule' && node.id === id);
}

function cashFlowOf(components: readonly MeteredComponent[], currency: Currency): CashFlow[] {
  return components.flatMap(({ component, payments = [] }) =>
    payments.map(({ termMonths, upfront, hourly, monthly, commitment }) => ({
      component: component.name,
      termMonths,
      ...(upfront === undefined ? {} : { upfront: amountOf(upfront, currency) }),
      ...(hourly === undefined ? {} : { hourly: amountOf(hourly, currency) }),
      ...(monthly === undefined ? {} : { monthly: amountOf(monthly, currency) }),
      ...(commitment === undefined ? {} : { commitment }),
    })),
  );
}

function costOf({ service }: Component): Cost {
  return service.cost ?? 'usage';
}

export function amountOf(formula: Formula<USD>, currency: Currency): Amount {
  const usd = exactValue(formula);
  return { usd, local: inCurrency(usd, currency), formula };
}

/** What stands beside the total: without people's work, and as a proposal. */
function amountsBeside(
  lines: readonly Line[],
  bill: BillFormula,
  { currency, terms }: Scenario,
): Pick<OptionBill, 'withoutWork' | 'proposal'> {
  const amount = (formula: Formula<USD>) => amountOf(formula, currency);
  const of = (...costs: Cost[]) => lines.filter(({ cost }) => costs.includes(cost)).map(({ formula }) => formula);
  const hasWork = of('work').length > 0;
  const withoutWork = hasWork ? { withoutWork: amount(sum(USD, ...of('usage', 'equipment'))) } : {};
  if (terms === undefined) return withoutWork;
  // Where everything is usage, the total that goes by pools serves readers better than the sum of its shares.
  const usage = of('usage').length === lines.length ? [bill.total] : of('usage');
  const formulas = proposalOf(usage, of('equipment', 'work'), terms);
  const proposal = Object.fromEntries(Object.entries(formulas).map(([key, formula]) => [key, amount(formula)]));
  return { ...withoutWork, proposal: proposal as unknown as Proposal };
}

/** Where the option begins. */
function placeOf({ components: [first] }: Option): Pick<Problem, 'place'> {
  return first === undefined ? {} : { place: first.placeOf([]) };
}

function unpriced({ charge, from }: UnpricedQuantity, owners: ReadonlyMap<Meter, Component>): Problem {
  const owner = [...owners].find(([meter]) => 'price' in meter && meter.price.id === charge.price.id)?.[1];
  const bound = quantityWords(from, charge.quantity.unit);
  return {
    code: 'notInBooks',
    message: {
      en: `AWS publishes no price for ${charge.price.id} above ${bound.en} on this day ("contact us")`,
      ja: japanese`この日の AWS の公開価格には、${bound.ja}を超える${charge.price.id}の価格がありません（要問い合わせ）`,
    },
    remedy: waysToPrice(
      { id: charge.price.id, unit: charge.quantity.unit },
      {
        en: 'lower the quantity, or give the price agreed with AWS: ',
        ja: '数量を減らすか、AWS と合意した価格を指定してください。',
      },
    ),
    ...(owner === undefined ? {} : { place: owner.placeOf([]) }),
  };
}

function assumptions(components: readonly MeteredComponent[]): Words[] {
  const found = [...appliedDefaultsOf(components), ...components.flatMap(({ assumed = [] }) => assumed)];
  return [...new Map(found.map((words) => [words.en, words])).values()];
}

/** Components that take the same defaults are named together. */
function appliedDefaultsOf(components: readonly MeteredComponent[]): Words[] {
  const taken = new Map<string, { readonly words: Words; readonly names: string[] }>();
  for (const { component } of components) {
    if (component.appliedDefaults.length === 0) continue;
    const words = appliedDefaultWords(component.appliedDefaults);
    const alike = taken.get(words.en);
    if (alike === undefined) taken.set(words.en, { words, names: [component.name] });
    else alike.names.push(component.name);
  }
  return [...taken.values()].map(({ words, names }) => ({
    en: `${names.join(', ')}: ${words.en}`,
    ja: `${names.join('、')}: ${words.ja}`,
  }));
}

/** What nobody mentioned: the topics of all components less those that some component of the option has priced. */
function topics(components: readonly MeteredComponent[]): Words[] {
  const covered = new Set(components.flatMap(({ component }) => component.service.covers ?? []));
  const open = new Map<string, Topic>();
  for (const topic of components.flatMap(({ notPriced }) => notPriced))
    if (!covered.has(topic.key)) open.set(topic.key, topic);
  return [...open.values()].map(({ words }) => words);
}
