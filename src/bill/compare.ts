/** The main question: what does each option cost, line by line, and which is the cheapest? */

import { type Books, pricedRegions } from '../book/book.js';
import { regionProblem } from '../book/regions.js';
import { type LookedUp, type Snapshot, snapshotOf } from '../book/snapshot.js';
import { InputError, type Problem, type SourceText } from '../errors.js';
import { numberInWords, withLongWorkLimited } from '../quantity/rational.js';
import { unitText } from '../quantity/unit.js';
import { appliedDefaultWords } from '../scenario/appliedDefault.js';
import { type Bound, bindAgain, bindScenario } from '../scenario/bind.js';
import { growthUntil } from '../scenario/horizon.js';
import { parseScenario } from '../scenario/parse.js';
import type { Uncertain } from '../scenario/quantity/distribution.js';
import type { Horizon, Scenario } from '../scenario/scenario.js';
import type { Settings } from '../scenario/settings.js';
import { type Account, accountOf } from '../services/contract/account.js';
import type { Words } from '../words.js';
import { cheapestOf, isPossible } from './cheapest.js';
import { horizonAssumptions, inYearWords, type LackingYear, overYears } from './horizon.js';
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
  const options = horizon === undefined ? bills : withHorizon(bills, bound, horizon, books);
  return {
    scenario,
    options,
    cheapest: cheapestOf(options, ({ usd }) => usd),
    assumed: [
      ...scenario.appliedDefaults.map((defaultValue) => appliedDefaultWords([defaultValue])),
      ...[...scenario.uncertain.values()].map(middleWords),
      ...(horizon === undefined ? [] : horizonAssumptions(horizon)),
    ],
    regionName: books.catalogue.regions[scenario.region]?.name ?? '',
    ...(scenario.freeTier === 'newAccount' ? { account: accountOf(scenario, snapshot) } : {}),
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

/** Every year is bound and billed anew, so that limits and whole numbers are held in the last one too. */
function withHorizon(bills: readonly OptionBill[], bound: Bound, horizon: Horizon, books: Books): ComparedOption[] {
  const { currency } = bound.scenario as Scenario;
  const later = Array.from({ length: horizon.growth.size === 0 ? 0 : horizon.years - 1 }, (_, index) => {
    const growth = growthUntil(horizon, index + 1);
    const { bills: found, problems } = billed(() => bindAgain(bound, { growth }), books);
    if (found !== undefined && problems.length === 0) return found;
    throw new InputError(problems.map((problem) => inYear(problem, index + 2)));
  });
  return bills.map((bill, index) => {
    const grown = later.map((year) => year[index] as OptionBill);
    const byYear = [bill, ...grown];
    const all = Array.from({ length: horizon.years }, (_, year) => (byYear[year] ?? bill).formula);
    const { usd, years } = overYears(all, horizon);
    const failing = byYear.findIndex((year) => !isPossible(year));
    const impossible = (byYear[failing]?.impossible ?? []).map((reason) => ({ year: failing + 1, reason }));
    return {
      ...bill,
      decisions: [...bill.decisions, ...grown.flatMap(({ decisions }) => decisions)],
      warnings: failing > 0 ? [...bill.warnings, ...impossible.map(inYearWords)] : bill.warnings,
      overHorizon: {
        ...amountOf(usd, currency),
        years: years.map((year) => amountOf(year.usd, currency)),
        requirements: byYear.flatMap(({ requirements }, year) =>
          requirements.map((one) => ({ ...one, year: year + 1 })),
        ),
        impossible,
      },
    };
  });
}

/** An uncertain quantity is billed at its middle. */
function middleWords({ id, unit, middle, written }: Uncertain): Words {
  const value = `${numberInWords(middle, 6)} ${unitText(unit)}`.trim();
  return { en: `${id} ${value}, the middle of ${written}`, ja: `${id} ${value}（${written} の中央）` };
}
