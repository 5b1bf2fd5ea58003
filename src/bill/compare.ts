/** The main question: what does each option cost, line by line, and which is the cheapest? */

import { type Books, pricedRegions } from '../book/book.js';
import { regionProblem } from '../book/regions.js';
import { type LookedUp, type Snapshot, snapshotOf } from '../book/snapshot.js';
import { InputError, type Problem, type SourceText } from '../errors.js';
import type { Day } from '../quantity/day.js';
import { withLongWorkLimited } from '../quantity/rational.js';
import { type Bound, bindAgain, bindScenario } from '../scenario/bind.js';
import { growthUntil } from '../scenario/horizon.js';
import { parseScenario } from '../scenario/parse.js';
import type { Horizon, Scenario } from '../scenario/scenario.js';
import type { Settings } from '../scenario/settings.js';
import { type Account, accountOf } from '../services/contract/account.js';
import type { Words } from '../words.js';
import { defaultsOf, middlesOf } from './assumptions.js';
import { cheapestOf, isPossible } from './cheapest.js';
import {
  horizonAssumptions,
  inYearWords,
  type LackingYear,
  MONTHS_OF_YEAR,
  monthsWithOffers,
  offersEndWords,
  overYears,
} from './horizon.js';
import { type Amount, amountOf, billOption, meterOption, type OptionBill } from './option.js';
import type { Requirement } from './requirement.js';
import { soundPrices, unusedWords } from './statedPrices.js';

export type { Amount, Line, OptionBill } from './option.js';

/** An option, with what it costs over the scenario's years where it has any. */
export interface ComparedOption extends OptionBill {
  readonly overHorizon?: Amount & OverHorizon;
}

interface OverHorizon {
  readonly years: readonly Amount[];
  /** What must be so in each of them. */
  readonly requirements: readonly (Requirement & { readonly year: number })[];
  /** Why it isn't possible in the first year in which it isn't. */
  readonly impossible: readonly LackingYear[];
}

/**
 * A scenario with what each of its options costs in its month or its event.
 * @see {@link compare}
 */
export interface Comparison {
  readonly scenario: Scenario;
  readonly options: readonly ComparedOption[];
  /** Every possible option that no other is cheaper than: one, several where they cost the same, none where none is possible. */
  readonly cheapest: readonly ComparedOption[];
  /** Defaults of the whole scenario that were taken. */
  readonly assumed: readonly Words[];
  /** `Asia Pacific (Tokyo)` */
  readonly regionName: string;
  /** What the scenario's account gets for being new, where `freeTier` is `newAccount`. */
  readonly account?: Account;
  /** What metering asked the books for. */
  readonly lookedUp: ReadonlyMap<string, LookedUp>;
}

/**
 * Reads and prices a scenario. Amounts are exact in USD and in the scenario's currency, and carry the formulas that they come from;
 * prices and rules are those of the books on the scenario's day.
 * @throws InputError with every problem of the text, and of the day's books and limits with what it says
 * @example
 * ```ts
 * import { type Comparison, compare, type Day, type Line, type OptionBill, toDecimal } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const { options, cheapest }: Comparison = comparison;
 * const [ec2, lambda] = options as [OptionBill, OptionBill];
 * [ec2.name, toDecimal(ec2.usd).text]; // => ['EC2', '83.17188568115234375']
 * [lambda.name, Math.round(lambda.local.valueOf())]; // => ['Lambda', 4748]
 * cheapest.map(({ name }) => name); // => ['Lambda']
 *
 * const line = lambda.lines.find(({ component }) => component === 'convert') as Line;
 * [line.meter.en, line.quantity.toString(), line.usd.toString()]; // => ['requests', '100000', '0.02']
 * ```
 */
export function compare(source: SourceText, settings: Settings, books: Books): Comparison {
  return compareBound(() => bindScenario(parseScenario(source), settings), books);
}

/** The same of a scenario that was bound, or as it is being bound. */
export function compareBound(bind: () => Bound, books: Books): Comparison {
  const { bound, problems, snapshot, bills } = billed(bind, books);
  const { scenario } = bound;
  if (problems.length > 0 || scenario === undefined || snapshot === undefined || bills === undefined) {
    throw new InputError(problems);
  }
  const { horizon } = scenario;
  const account = scenario.freeTier === 'newAccount' ? accountOf(scenario, snapshot) : undefined;
  const offersUntil = account?.offersUntil;
  const ending = offersUntil !== undefined && offersUntil >= scenario.asOf ? offersUntil : undefined;
  const options = horizon === undefined ? bills : withHorizon(bills, bound, horizon, ending, books);
  return {
    scenario,
    options,
    cheapest: cheapestOf(options, ({ usd }) => usd),
    assumed: [
      ...defaultsOf(scenario),
      ...middlesOf(scenario),
      ...(horizon === undefined ? [] : horizonAssumptions(horizon)),
      ...(horizon === undefined || ending === undefined ? [] : [offersEndWords(ending)]),
    ],
    regionName: books.catalogue.regions[scenario.region]?.name ?? '',
    ...(account === undefined ? {} : { account }),
    lookedUp: snapshot.lookedUp(),
  };
}

/** Binds the scenario and bills it. What stands in the way is among the problems. */
function billed(bind: () => Bound, books: Books) {
  return withLongWorkLimited(() => {
    const bound = bind();
    const problems = [...bound.problems];
    const snapshot = bound.scenario && snapshotFor(bound.scenario, books, problems);
    const bills = bound.scenario && snapshot && billAll(bound.scenario, snapshot, problems);
    return { bound, problems, snapshot, bills };
  });
}

/** Bills what was read; everything that stands in the way is added to `problems`. */
function billAll(scenario: Scenario, snapshot: Snapshot, problems: Problem[]): OptionBill[] | undefined {
  const metered = scenario.options.map((option) => meterOption(option, scenario, snapshot, problems));
  if (problems.length > 0) return undefined;
  const bills = metered.flatMap((found) => billOption(found, scenario, snapshot.doubts(), problems) ?? []);
  if (problems.length > 0) return undefined;
  const unused = unusedWords(scenario.prices, (id) => snapshot.lookedUp().has(id));
  return unused.length === 0 ? bills : bills.map((bill) => ({ ...bill, warnings: [...unused, ...bill.warnings] }));
}

/** The prices and rules that hold for the scenario. */
export function snapshotFor(scenario: Scenario, books: Books, problems: Problem[]): Snapshot | undefined {
  const { region, asOf, frame } = scenario;
  const regions = pricedRegions(books.catalogue);
  if (regions.includes(region)) {
    return snapshotOf(books, region, asOf, frame.values, soundPrices(scenario, books, problems));
  }
  problems.push({ code: 'unknownWord', place: scenario.places.region, ...regionProblem(books, region) });
  return undefined;
}

function inYear(problem: Problem, year: number): Problem {
  return { ...problem, message: inYearWords({ year, reason: problem.message }) };
}

/**
 * Every year is bound and billed anew, so that limits and whole numbers are held in the last one too.
 * @param offersUntil the last day of an account's free offers, which the bills have
 */
function withHorizon(
  bills: readonly OptionBill[],
  bound: Bound,
  horizon: Horizon,
  offersUntil: Day | undefined,
  books: Books,
): ComparedOption[] {
  const { currency, asOf } = bound.scenario as Scenario;
  const billsOf = billsOfYears(bills, bound, horizon, books);
  const years = Array.from({ length: horizon.years }, (_, year) => {
    const count = offersUntil === undefined ? MONTHS_OF_YEAR : monthsWithOffers(asOf, offersUntil, year);
    return [
      { count, hasOffers: true },
      { count: MONTHS_OF_YEAR - count, hasOffers: false },
    ]
      .filter((months) => months.count > 0)
      .map((months) => ({ ...months, bills: billsOf(year, months.hasOffers) }));
  });
  return bills.map((bill, index) => {
    const ofYears = years.map((parts) =>
      parts.map((months) => ({ ...months, bill: months.bills[index] as OptionBill })),
    );
    const { usd, years: amounts } = overYears(
      ofYears.map((parts) => parts.map(({ count, bill: { formula } }) => ({ count, usd: formula }))),
      horizon,
    );
    const byYear = ofYears.map(([first]) => first?.bill ?? bill);
    const others = new Set(ofYears.flatMap((parts) => parts.map((months) => months.bill)));
    others.delete(bill);
    const failing = byYear.findIndex((year) => !isPossible(year));
    const impossible = (byYear[failing]?.impossible ?? []).map((reason) => ({ year: failing + 1, reason }));
    const distinct = byYear.filter((year, at) => byYear.indexOf(year) === at);
    return {
      ...bill,
      decisions: [...bill.decisions, ...[...others].flatMap(({ decisions }) => decisions)],
      warnings: failing > 0 ? [...bill.warnings, ...impossible.map(inYearWords)] : bill.warnings,
      overHorizon: {
        ...amountOf(usd, currency),
        years: amounts.map((year) => amountOf(year.usd, currency)),
        requirements: distinct.flatMap((one) =>
          one.requirements.map((requirement) => ({ ...requirement, year: byYear.indexOf(one) + 1 })),
        ),
        impossible,
      },
    };
  });
}

/** Without growth all years are alike, but for the free offers of an account. */
function billsOfYears(bills: readonly OptionBill[], bound: Bound, horizon: Horizon, books: Books) {
  const known = new Map<string, readonly OptionBill[]>([['0 true', bills]]);
  return (year: number, hasOffers: boolean): readonly OptionBill[] => {
    const grown = horizon.growth.size === 0 ? 0 : year;
    const key = `${grown} ${hasOffers}`;
    const found = known.get(key) ?? billedInYear(grown, hasOffers, bound, horizon, books);
    known.set(key, found);
    return found;
  };
}

function billedInYear(
  year: number,
  hasOffers: boolean,
  bound: Bound,
  horizon: Horizon,
  books: Books,
): readonly OptionBill[] {
  const bind = () => (year === 0 ? bound : bindAgain(bound, { growth: growthUntil(horizon, year) }));
  const { bills, problems } = billed(() => (hasOffers ? bind() : withoutOffers(bind())), books);
  if (bills !== undefined && problems.length === 0) return bills;
  throw new InputError(problems.map((problem) => inYear(problem, year + 1)));
}

function withoutOffers(bound: Bound): Bound {
  const { scenario } = bound;
  return scenario === undefined ? bound : { ...bound, scenario: { ...scenario, freeTier: 'always' } };
}
