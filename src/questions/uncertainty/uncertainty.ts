/**
 * How sure a comparison is whose quantities are not: seeded draws of all of them, what each option costs in them, how often
 * each is the cheapest, and which quantity matters most.
 */

import { type Assumptions, assumptionsOf, defaultsOf } from '../../bill/assumptions.js';
import { cheapestOf, isPossible } from '../../bill/cheapest.js';
import type { OptionBill } from '../../bill/option.js';
import {
  type BillsAt,
  billsAsStated,
  billsAt,
  type PreparedRequest,
  type PricingRequest,
  prepare,
} from '../../bill/vary.js';
import { booksInstead } from '../../book/instead.js';
import { InputError, type Problem } from '../../errors.js';
import { exactValue } from '../../formula/exact.js';
import { mentioning, setting } from '../../mention.js';
import {
  compareRationals,
  exactly,
  groupedWhole,
  type Rational,
  subtract,
  toNumber,
  ZERO,
} from '../../quantity/rational.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Words } from '../../words.js';
import { Effort } from '../effort.js';
import { decisionsOn, stepOf } from '../range/decisions.js';
import { type Drawn, drawsOf, profileOf } from './draw.js';
import { type DrawnKnown, knownOf, wayAt, withPlaces } from './known.js';
import { type Billed, isAt, type Model, modelOf, newModel } from './model.js';

export interface UncertaintySettings {
  readonly samples: number;
  readonly seed: number;
  /** Whether prices and rules that aren't proven are drawn from their known values too; default: those of the day are taken. */
  readonly doubts?: boolean;
}

export const PERCENTILES = [5, 10, 25, 50, 75, 90, 95] as const;

export interface UncertainOption {
  readonly name: string;
  /** Of the draws in which it is possible, in USD. */
  readonly mean: number;
  /** How far the mean may be off by chance: its standard error, in USD. */
  readonly standardError: number;
  /** By `PERCENTILES`: what it costs in that draw, exactly, in USD. */
  readonly percentiles: readonly Rational[];
  /** In which part of the draws it is the cheapest (among several where they cost the same). */
  readonly cheapestShare: number;
  /** In which part of the draws it isn't possible. */
  readonly impossibleShare: number;
}

/** What the answer does while one quantity goes from its low to its high value and the others stay in the middle. */
export interface Influence {
  readonly id: string;
  readonly low: InfluenceSide;
  readonly high: InfluenceSide;
  /** By how much the distance between the two cheapest options changes, in USD; of the total where there is one option. */
  readonly swing: Rational;
}

export interface InfluenceSide {
  readonly value: Rational;
  /** By option, in USD; absent where it can't be billed. */
  readonly usd: ReadonlyMap<string, Rational>;
  /** Options that aren't possible there, billed or not. */
  readonly impossible: readonly string[];
  /** How far the option that is the cheapest in the middle is ahead of the next, in USD; of one option its total. */
  readonly ahead?: Rational;
}

export interface Profile {
  readonly name: 'low' | 'likely' | 'high';
  readonly values: ReadonlyMap<string, Rational>;
  readonly usd: ReadonlyMap<string, Rational>;
  readonly impossible: readonly string[];
  readonly cheapest: readonly string[];
}

/**
 * What an uncertain scenario costs: percentiles in USD, shares as parts of one, and what matters most.
 * @see {@link uncertainty}
 */
export interface Uncertainty {
  readonly scenario: Scenario;
  readonly settings: UncertaintySettings;
  /** How many of the draws that were asked for weren't made, as they take too much; all figures are of those that were. */
  readonly drawsLeft: number;
  readonly quantities: readonly Drawn[];
  readonly options: readonly UncertainOption[];
  /** The most influential first. */
  readonly influences: readonly Influence[];
  /** Of how many quantities the influence isn't known, as that takes too much. */
  readonly influencesLeft: number;
  readonly profiles: readonly Profile[];
  /** What is taken for granted, of the quantities that aren't drawn. */
  readonly assumed: Assumptions;
  /** How many prices and rules aren't proven, have other known values, and weren't drawn. */
  readonly notDrawn: number;
  /** What comparing says of the options that are possible, with each uncertain quantity at its middle. */
  readonly compared: readonly Pick<OptionBill, 'name' | 'title' | 'warnings' | 'doubts' | 'impossible'>[];
}

/**
 * Draws the uncertain quantities of a scenario (`10k..50k`, `low / likely / high`, distributions) and bills each draw. The same seed
 * gives the same draws on every machine.
 * @param effort what drawing may spend; the draws until then are the answer (`drawsLeft`)
 * @throws InputError where nothing of the scenario is uncertain, or its middle isn't possible
 * @example
 * ```ts
 * import { type Day, type Uncertainty, uncertainty } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const text = source.text.replace('100,000 / month', '50,000..5,000,000 / month');
 * const found: Uncertainty = uncertainty({ ...asked, source: { file: 'example', text } }, { samples: 1000, seed: 1 });
 * found.options.map(({ name, cheapestShare }) => [name, cheapestShare]); // => [['EC2', 0.695], ['Lambda', 0.305]]
 * ```
 */
export function uncertainty(
  request: PricingRequest,
  settings: UncertaintySettings,
  effort: Effort = new Effort(),
): Uncertainty {
  const prepared = prepare(request);
  const stated = billsAsStated(prepared);
  const { scenario } = stated;
  const doubtful = knownOf(stated);
  const known = settings.doubts === true ? doubtful : [];
  const stepped = [...scenario.uncertain.values()].map((quantity): Drawn => {
    const step = stepOf(decisionsOn(stated, quantity.id), quantity.id);
    return step === undefined ? quantity : { ...quantity, step };
  });
  const quantities = [...stepped, ...known];
  if (quantities.length === 0) throw nothingUncertain(request, settings, doubtful.length > 0);
  refuseTooMany(quantities.length, stated);
  const billed = (values: ReadonlyMap<string, Rational>, of: Effort) =>
    of.countedBills(() => drawnBills(prepared, known, values))(ZERO);
  const [ofInfluences, influences] = [effort.part(0.5), [] as Influence[]];
  const all = quantities.length;
  effort.goesThrough(() => ({
    en: `${influences.length} of ${all} quantities by themselves`,
    ja: `数量 ${all} 個中 ${influences.length} 個の単独の影響`,
  }));
  for (const quantity of quantities) {
    if (ofInfluences.isSpent) break;
    influences.push(influenceOf(quantity, stated, (values) => billed(values, ofInfluences)));
  }
  const drawn = drawnOf(quantities, withPlaces(stated, known), settings, effort, (values) => billed(values, effort));
  return {
    scenario,
    settings,
    drawsLeft: settings.samples - drawn.draws,
    quantities,
    options: drawn.options,
    influences: influences.sort((a, b) => compareRationals(b.swing, a.swing)),
    influencesLeft: quantities.length - influences.length,
    profiles: (['low', 'likely', 'high'] as const).map((name) =>
      profile(name, quantities, (values) => drawnBills(prepared, known, values)),
    ),
    notDrawn: doubtful.length - known.length,
    assumed: { ...assumptionsOf([stated]), whole: defaultsOf(scenario) },
    compared: stated.options.flatMap(({ bill }) => bill ?? []),
  };
}

/** With the values of quantities, and with the known values of prices and rules whose places were drawn. */
function drawnBills(
  { bound, books }: PreparedRequest,
  known: readonly DrawnKnown[],
  values: ReadonlyMap<string, Rational>,
): BillsAt {
  if (known.length === 0) return billsAt({ bound, books }, values);
  const quantities = [...values].filter(([id]) => !known.some((one) => one.id === id));
  const instead = booksInstead(books, wayAt(known, values));
  return withPlaces(billsAt({ bound, books: instead }, new Map(quantities)), known);
}

function nothingUncertain({ source }: PricingRequest, { doubts }: UncertaintySettings, hasDoubts: boolean): InputError {
  const message = doubts === true ? NOTHING_KNOWN : NOTHING_UNCERTAIN;
  const range = {
    en: 'give a range, e.g. `duration: 80..200 ms` or `{ low: 80 ms, likely: 120 ms, high: 200 ms }`',
    ja: '`duration: 80..200 ms` や `{ low: 80 ms, likely: 120 ms, high: 200 ms }` のように範囲で書いてください',
  };
  const remedy = hasDoubts
    ? mentioning([setting('doubts')], (said) => ({
        en: `${range.en}; or draw the prices that aren't proven (${said})`,
        ja: `${range.ja}。確定できない価格だけを動かすには ${said} を指定してください`,
      }))
    : range;
  return new InputError([{ code: 'missingKey', message, remedy, file: source.file }]);
}

const NOTHING_UNCERTAIN: Words = {
  en: 'the scenario has no uncertain quantity',
  ja: 'シナリオに不確かな数量（範囲や分布）がありません',
};
const NOTHING_KNOWN: Words = {
  en: 'the scenario has no uncertain quantity, and no other value is known of any of its prices',
  ja: 'シナリオに不確かな数量（範囲や分布）がなく、ほかの値が確認されている価格もありません',
};

function drawsDone(done: number, all: number): Words {
  const [some, of] = [done, all].map(groupedWhole);
  return { en: `${some} of ${of} draws`, ja: `試行 ${of} 回中 ${some} 回` };
}

/** @returns what is missing, where not all of the draws were made and not every influence is known */
export function tooManyDraws({ settings: { samples }, drawsLeft, influencesLeft }: Uncertainty): Problem | undefined {
  if (drawsLeft === 0 && influencesLeft === 0) return undefined;
  const draws = drawsDone(samples - drawsLeft, samples);
  const made = {
    en: `the figures are of ${draws.en}: the rest would take too long`,
    ja: `計算量が多すぎるため、結果は${draws.ja}によるものです`,
  };
  const tried = {
    en: `the influence of ${influencesLeft} of the quantities isn't known: trying them would take too long`,
    ja: `計算量が多すぎるため、${influencesLeft} 個の数量の影響は求められていません`,
  };
  const remedy = mentioning([setting('samples')], (said) => ({
    en: `take fewer ${said}, or write the quantities that matter less as single values`,
    ja: `${said} を減らすか、影響の小さい数量は 1 つの値で書いてください`,
  }));
  return { code: 'outOfRange', message: drawsLeft > 0 ? made : tried, remedy };
}

/** Each quantity is billed at its low and at its high value, of the others in the middle: some ten seconds. */
const MAX_COMPONENTS_BILLED = 20_000;

function refuseTooMany(quantities: number, { options }: BillsAt): void {
  const components = options.reduce((count, { option }) => count + option.components.length, 0);
  if (2 * quantities * components <= MAX_COMPONENTS_BILLED) return;
  const most = Math.floor(MAX_COMPONENTS_BILLED / (2 * components));
  const message = {
    en: `${quantities} uncertain quantities would each be tried with ${components} components`,
    ja: `不確かな数量 ${quantities} 個を、それぞれ構成要素 ${components} 個で試すことになります`,
  };
  const expected = {
    en: `at most ${most} uncertain quantities with so many components`,
    ja: `この個数の構成要素では、不確かな数量は ${most} 個まで`,
  };
  const remedy = {
    en: 'write the quantities that matter less as single values',
    ja: '影響の小さい数量は 1 つの値で書いてください',
  };
  throw new InputError([{ code: 'outOfRange', message, expected, remedy }]);
}

/** Spending takes longer than a usual draw. */
const SPENT_AT_ONCE = 10_000;
/** Draws of all quantities, and what all options cost in them, are held: 800 MB. */
const MAX_HELD = 100_000_000;

function drawnOf(
  quantities: readonly Drawn[],
  stated: BillsAt,
  { samples: asking, seed }: UncertaintySettings,
  effort: Effort,
  billed: Billed,
): { readonly options: readonly UncertainOption[]; readonly draws: number } {
  const ids = quantities.map(({ id }) => id);
  const samples = Math.min(asking, Math.floor(MAX_HELD / (ids.length + stated.options.length + 1)));
  const draws = drawsOf(quantities, samples, seed);
  let [done, owed] = [0, 0];
  effort.goesThrough(() => drawsDone(done, asking));
  const middle = Float64Array.from(quantities, ({ middle: value }) => toNumber(value));
  const models: Model[] = [modelOf(stated, ids, middle)];
  const modelUsed = new Uint16Array(samples);
  const { options } = stated;
  const costs = options.map(() => new Float64Array(samples));
  const wins = new Float64Array(options.length);
  const values = new Float64Array(ids.length);
  const [found, gaps]: [number[], number[]] = [[], []];
  for (let goesOn = true; done < samples && goesOn; done += 1) {
    const sample = done;
    for (let index = 0; index < values.length; index += 1) {
      values[index] = (draws[index] as Float64Array)[sample] as number;
    }
    let used = 0;
    while (used < models.length && !isAt(models[used] as Model, values, gaps)) {
      owed += (models[used] as Model).gapsCost;
      used += 1;
    }
    if (used === models.length) {
      models.push(newModel(models.length, ids, values, billed));
      goesOn = !effort.isSpent;
    }
    const { costs: compute, places, cost } = models[used] as Model;
    owed += cost;
    if (owed > SPENT_AT_ONCE) {
      goesOn = effort.spend(owed);
      owed = 0;
    }
    modelUsed[sample] = used;
    compute(values, found);
    let least = Number.POSITIVE_INFINITY;
    for (let option = 0; option < places.length; option += 1) {
      const place = places[option] as number;
      const usd = place < 0 ? Number.NaN : (found[place] as number);
      (costs[option] as Float64Array)[sample] = usd;
      if (usd < least) least = usd;
    }
    for (let option = 0; option < places.length; option += 1) {
      const usd = (costs[option] as Float64Array)[sample] as number;
      if (usd <= least * (1 + 1e-13)) wins[option] = (wins[option] as number) + 1;
    }
  }
  const exactAt = (option: number, sample: number): Rational => {
    const overrides = new Map(ids.map((id, index) => [id, exactly((draws[index] as Float64Array)[sample] as number)]));
    const { bills } = models[modelUsed[sample] as number] as Model;
    const formula = bills.options[option]?.bill?.formula;
    if (formula === undefined) throw new Error('a draw in which an option is not possible has no amount');
    return confirmed(exactValue(formula, overrides), (costs[option] as Float64Array)[sample] as number);
  };
  const told = options.map(({ option }, index) => ({
    name: option.name,
    ...summaryOf((costs[index] as Float64Array).subarray(0, done), (sample) => exactAt(index, sample)),
    cheapestShare: (wins[index] as number) / done,
  }));
  return { options: told, draws: done };
}

/** What doubles found, worked out exactly before it is told. */
function confirmed(exact: Rational, found: number): Rational {
  if (Math.abs(toNumber(exact) - found) <= 1e-9 * Math.max(1e-6, Math.abs(found))) return exact;
  throw new Error(`a draw costs ${found} by doubles, and exactly ${exact.toString()}`);
}

function summaryOf(
  costs: Float64Array,
  exactAt: (sample: number) => Rational,
): Omit<UncertainOption, 'name' | 'cheapestShare'> {
  // A draw without an amount sorts behind all others.
  const sorted = costs.slice().sort();
  let many = sorted.length;
  while (many > 0 && Number.isNaN(sorted[many - 1])) many -= 1;
  const impossibleShare = (costs.length - many) / costs.length;
  if (many === 0) return { mean: Number.NaN, standardError: Number.NaN, percentiles: [], impossibleShare };
  let sum = 0;
  for (let index = 0; index < many; index += 1) sum += sorted[index] as number;
  const mean = sum / many;
  let squares = 0;
  for (let index = 0; index < many; index += 1) squares += ((sorted[index] as number) - mean) ** 2;
  const variance = squares / Math.max(1, many - 1);
  const percentiles = PERCENTILES.map((percent) => {
    const usd = sorted[Math.min(many - 1, Math.ceil((percent / 100) * many) - 1)] as number;
    return exactAt(costs.indexOf(usd));
  });
  return { mean, standardError: Math.sqrt(variance / many), percentiles, impossibleShare };
}

type Costs = Pick<InfluenceSide, 'usd' | 'impossible'>;

function costsAt({ options }: BillsAt): Costs {
  const usd = options.flatMap(({ option, bill }) => (bill === undefined ? [] : [[option.name, bill.usd] as const]));
  const impossible = options.filter((option) => !isPossible(option)).map(({ option }) => option.name);
  return { usd: new Map(usd), impossible };
}

/** The cheapest first, what isn't possible last. */
function inRank({ usd, impossible }: Costs): string[] {
  const isOut = (name: string) => Number(impossible.includes(name));
  const order = [...usd].sort(([a, costA], [b, costB]) => isOut(a) - isOut(b) || compareRationals(costA, costB));
  return order.map(([name]) => name);
}

function influenceOf(quantity: Drawn, stated: BillsAt, billed: Billed): Influence {
  const { low, high } = profileOf(quantity);
  const side = (value: Rational): InfluenceSide => ({
    value,
    ...costsAt(billed(new Map([[quantity.id, value]]))),
  });
  const [first, last] = [side(low), side(high)];
  const [best, second] = inRank(costsAt(stated));
  const withLead = (one: ReturnType<typeof side>): InfluenceSide => {
    const [a, b] = [best, second].map((name) => (name === undefined ? undefined : one.usd.get(name)));
    const ahead = second === undefined ? a : a && b && subtract(b, a);
    return ahead === undefined ? one : { ...one, ahead };
  };
  const [before, after] = [withLead(first), withLead(last)];
  const isKnown = before.ahead !== undefined && after.ahead !== undefined;
  const swing = isKnown ? subtract(after.ahead, before.ahead).abs() : subtract(low, low);
  return { id: quantity.id, low: before, high: after, swing };
}

function profile(name: Profile['name'], quantities: readonly Drawn[], billsOf: Billed): Profile {
  const values = new Map(quantities.map((quantity) => [quantity.id, profileOf(quantity)[name]]));
  const { usd, impossible } = costsAt(billsOf(values));
  const billed = [...usd].map(([option, total]) => ({
    option,
    total,
    impossible: impossible.filter((one) => one === option),
  }));
  const cheapest = cheapestOf(billed, ({ total }) => total).map(({ option }) => option);
  return { name, values, usd, impossible, cheapest };
}
