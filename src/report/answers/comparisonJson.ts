/** A comparison as JSON, format version 1: stable, exact, for machines. */
import { isPossible } from '../../bill/cheapest.js';
import type { Amount, Comparison, OptionBill } from '../../bill/compare.js';
import type { OtherTotals } from '../../bill/doubtful.js';
import type { CashFlow, Proposal } from '../../bill/option.js';
import { inCurrency, roundedText } from '../../quantity/currency.js';
import { ONE, type Rational, subtract, toDecimal } from '../../quantity/rational.js';
import { unitName } from '../../quantity/unit.js';
import type { Horizon, Scenario } from '../../scenario/scenario.js';
import type { Account } from '../../services/contract/account.js';
import { peakToMean } from '../../services/contract/traffic.js';
import { otherTotalsOf, otherTotalsOverYears } from '../document/doubtful.js';
import { warningsOf } from '../document/warnings.js';

export const FORMAT_VERSION = 1;

/**
 * The promised shape; see docs/outputs.md. Amounts and quantities are decimal text: `usd` exact, `local` rounded to the currency's digits.
 * @example
 * ```ts
 * import { compare, comparisonJson, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const { options } = comparisonJson(comparison) as { options: { total: object }[] };
 * options.map(({ total }) => total);
 * // => [{ usd: '83.17188568115234375', local: '9981' }, { usd: '39.57068068115234375', local: '4748' }]
 * ```
 */
export function comparisonJson(comparison: Comparison): object {
  const { scenario, options, cheapest, assumed, account } = comparison;
  const { code, perUsd, source } = scenario.currency;
  const [best, tied] = cheapest;
  return {
    formatVersion: FORMAT_VERSION,
    scenario: scenario.title.en,
    file: scenario.source.file,
    region: scenario.region,
    asOf: scenario.asOf,
    month: scenario.frame.month.written,
    ...(scenario.frame.isEvent ? { during: scenario.frame.span.written } : {}),
    ...(scenario.horizon === undefined ? {} : horizonJson(scenario.horizon)),
    currency: { code, perUsd: decimal(perUsd), ...(source === undefined ? {} : { source }) },
    freeTier: scenario.freeTier,
    ...(account === undefined ? {} : { account: accountJson(account) }),
    ...timeZonesJson(scenario),
    ...(scenario.traffic.size === 0
      ? {}
      : {
          traffic: Object.fromEntries(
            [...scenario.traffic].map(([id, traffic]) => [
              id,
              {
                peakToMean: decimal(peakToMean(traffic)),
                counts: traffic.counts.length,
                intervalSeconds: traffic.intervalSeconds,
              },
            ]),
          ),
        }),
    options: options.map((option) => ({
      name: option.name,
      total: {
        ...amountJson(option, code),
        ...(option.withoutWork === undefined ? {} : { withoutWork: amountJson(option.withoutWork, code) }),
        ...otherTotalJson(option, otherTotalsOf(comparison), comparison),
      },
      ...(option.proposal === undefined ? {} : { proposal: proposalJson(option.proposal, code) }),
      ...(option.overHorizon === undefined
        ? {}
        : {
            overHorizon: {
              ...amountJson(option.overHorizon, code),
              ...otherTotalJson(option, otherTotalsOverYears(comparison), comparison),
              years: option.overHorizon.years.map((year) => amountJson(year, code)),
              ...(isPossible(option.overHorizon)
                ? {}
                : {
                    impossible: option.overHorizon.impossible.map(({ year, reason }) => ({ year, reason: reason.en })),
                  }),
            },
          }),
      ...(option.cashFlow.length === 0 ? {} : { cashFlow: option.cashFlow.map((flow) => cashFlowJson(flow, code)) }),
      lines: linesJson(option),
      assumed: [...assumed, ...option.assumed].map(({ en }) => en),
      notPriced: option.notPriced.map(({ en }) => en),
      warnings: [...option.warnings, ...warningsOf(option.doubts, scenario.asOf)].map(({ en }) => en),
      ...(isPossible(option) ? {} : { impossible: option.impossible.map(({ en }) => en) }),
    })),
    cheapest: tied === undefined ? (best?.name ?? null) : null,
    ...(tied === undefined ? {} : { tied: cheapest.map(({ name }) => name) }),
    ...otherCheapestJson(comparison),
  };
}

/** What every answer of another question says first. */
export function headJson(question: string, scenario: Scenario): object {
  const { title, source, region, asOf, currency } = scenario;
  return {
    formatVersion: FORMAT_VERSION,
    question,
    scenario: title.en,
    file: source.file,
    region,
    asOf,
    currency: { code: currency.code, perUsd: decimal(currency.perUsd) },
    ...timeZonesJson(scenario),
  };
}

function horizonJson(horizon: Horizon): object {
  const { years } = horizon;
  const { growth, discount } = sharesOf(horizon);
  return { horizonYears: years, horizon: { years, growth, discountRate: discount } };
}

/** Growth and the discount rate as shares a year: `0.2` is 20 %. */
export function sharesOf({ growth, discount }: Horizon): {
  readonly growth: Readonly<Record<string, string>>;
  readonly discount: string;
} {
  const share = (factor: Rational) => decimal(subtract(factor, ONE));
  return {
    growth: Object.fromEntries([...growth].map(([name, factor]) => [name, share(factor)])),
    discount: share(discount),
  };
}

/** null where the runtime doesn't tell its version. */
function timeZonesJson({ timeZones }: Scenario): object {
  return timeZones === undefined ? {} : { timeZones: { names: timeZones.names, version: timeZones.version ?? null } };
}

/** `credits` are there once, and no figure has them taken off. */
function accountJson({ opened, offersUntil, credits }: Account): object {
  return {
    opened,
    ...(offersUntil === undefined ? {} : { offersUntil }),
    ...(credits === undefined
      ? {}
      : { credits: { ...credits, usd: decimal(credits.usd), usdByActivities: decimal(credits.usdByActivities) } }),
  };
}

/** What the total is by the other prices that are known, where those of the day aren't proven. */
function otherTotalJson({ name }: OptionBill, found: OtherTotals | undefined, { scenario }: Comparison): object {
  const range = found?.ranges.get(name);
  if (range === undefined) return {};
  const { currency } = scenario;
  const of = (usd: Rational) => ({ usd: decimal(usd), local: roundedText(inCurrency(usd, currency), currency.code) });
  return { byOtherPrices: { low: of(range.low), high: of(range.high) } };
}

function otherCheapestJson(comparison: Comparison): object {
  const found = otherTotalsOf(comparison);
  const overYears = otherTotalsOverYears(comparison);
  return {
    ...(found === undefined ? {} : { cheapestByOtherPrices: found.otherCheapest }),
    ...(overYears === undefined ? {} : { cheapestOverHorizonByOtherPrices: overYears.otherCheapest }),
  };
}

function amountJson({ usd, local }: Amount, code: string): object {
  return { usd: decimal(usd), local: roundedText(local, code) };
}

/** null where only the rate with the payment spread in is known. */
function cashFlowJson({ component, termMonths, upfront, hourly, monthly }: CashFlow, code: string): object {
  const amount = (one: Amount | undefined) => (one === undefined ? null : amountJson(one, code));
  return { component, termMonths, upfront: amount(upfront), hourly: amount(hourly), monthly: amount(monthly) };
}

function proposalJson(proposal: Proposal, code: string): object {
  return Object.fromEntries(Object.entries(proposal).map(([key, amount]) => [key, amountJson(amount, code)]));
}

function linesJson(option: OptionBill): object[] {
  return option.lines.map(({ component, service, meter, quantity, quantityFormula, usd }) => ({
    component,
    service,
    meter: meter.en,
    quantity: decimal(quantity),
    unit: unitName(quantityFormula.unit),
    usd: decimal(usd),
  }));
}

/** Exact where the decimals end; else rounded to 20 places, which is far below anything that is billed. */
export function decimal(value: Rational): string {
  return toDecimal(value, 20).text;
}
