/** What every option costs over a range of values of one quantity, or of two. */

import { type Assumptions, assumptionsOf } from '../../bill/assumptions.js';
import { cheapestOf, isPossible } from '../../bill/cheapest.js';
import {
  type BillsAt,
  billsAsStated,
  billsAt,
  currencyAt,
  type PreparedRequest,
  type PricingRequest,
  prepare,
  preparedWith,
  reasonAt,
  type Varied,
} from '../../bill/vary.js';
import type { Doubt } from '../../book/snapshot.js';
import { InputError, type Problem } from '../../errors.js';
import { boundsOf } from '../../formula/bounds.js';
import { type CompiledAll, compileAll } from '../../formula/compiled.js';
import { exactReader } from '../../formula/exact.js';
import { mentioning, setting } from '../../mention.js';
import { currencyDigits, inCurrency } from '../../quantity/currency.js';
import { fixed, groupedWhole, isZero, type Rational, toNumber } from '../../quantity/rational.js';
import { RATE_ID } from '../../scenario/quantity/frame.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Words } from '../../words.js';
import { Effort, effortForRows } from '../effort.js';
import type { BreakEven } from './breakEven.js';
import { doublesOf, type Grid, valueAt } from './grid.js';
import { doubtsAt, otherwiseOf } from './otherwise.js';
import { type Piece, pieceFrom, piecesOf } from './pieces.js';
import { defaultScale, type Range, rangeOf, sampleIndices, type VarySettings, variedTwice } from './range.js';
import { warningsOf } from './warnings.js';

export interface SweepSettings {
  /** How many values of each quantity; all of the grid where it has no more. */
  readonly points: number;
  /** Evenly, or by even factors; default: what suits the range. */
  readonly scale?: 'linear' | 'log';
}

export interface SweepRow {
  /** The varied quantities, in the order in which they were named. */
  readonly at: readonly Rational[];
  /** In the order of the scenario's options, possible or not; undefined where one can't be billed. */
  readonly amounts: readonly (SweptAmount | undefined)[];
  /** Names: one, several that cost the same, or none where no option is possible. */
  readonly cheapest: readonly string[];
  /** Options that aren't possible, with the reason, which is worked out when it is asked for. */
  readonly impossible: readonly { readonly option: string; reason(): Words }[];
  /** Names: those that may be the cheapest by other known prices, where those of the day aren't proven. */
  readonly otherCheapest: readonly string[];
}

export interface SweptAmount {
  /** In the scenario's currency, rounded to its digits: proven by bounds, or worked out exactly where these leave it open. */
  readonly local: string;
  /** Worked out when it is asked for. */
  usd(): Rational;
}

/**
 * A table over one or two quantities, whose rows are made as they are asked for.
 * @see {@link sweep}
 */
export interface Sweep {
  readonly scenario: Scenario;
  readonly varied: readonly Varied[];
  readonly scales: readonly ('linear' | 'log')[];
  /** What should be known of the options at both ends of the first quantity's range. */
  readonly warnings: BreakEven['warnings'];
  /** How sure the prices are: of the options as they are stated, and at both ends of the first quantity's range. */
  readonly doubts: readonly Doubt[];
  /** In how many more ways other known prices can be taken, which weren't tried. */
  readonly othersLeft: number;
  /** What is taken for granted at the ends of the ranges. */
  readonly assumed: Assumptions;
  /** How many rows were asked for. */
  readonly size: number;
  /**
   * One after the other, so that any number of them fits into memory. They end before the last where what they may spend is spent,
   * but never before the first.
   */
  rows(): Generator<SweepRow>;
}

const MAX_ROWS = 10_000_000;

/**
 * What every option costs at each of many values of one or two quantities. Amounts in the scenario's currency are rounded to its
 * digits where bounds prove the digits, else from the exact amount; `usd()` is exact.
 * @param effortOf what so many rows may spend, each time that they are gone through
 * @throws InputError where the scenario or a range can't be read, or there would be more rows than anybody can use
 * @example
 * ```ts
 * import { type Day, type Sweep, sweep } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const found: Sweep = sweep(asked, [{ vary: { file: 'example', text: 'uploads=1..1M' } }], { points: 3 });
 * [...found.rows()].map(({ at, amounts }) => [at[0]?.toFraction(), ...amounts.map((one) => one?.local)]);
 * // => [['1', '9424', '3821'], ['1000', '9430', '3830'], ['1000000', '14979', '13090']]
 * ```
 */
export function sweep(
  request: PricingRequest,
  said: readonly VarySettings[],
  settings: SweepSettings,
  effortOf: (rows: number) => Effort = effortForRows,
): Sweep {
  const prepared = prepare(request);
  const stated = billsAsStated(prepared);
  const ranges = said.map((one) => rangeOf(one, stated));
  const [first, second] = ranges as [Range, Range?];
  if (second !== undefined && first.varied.id === second.varied.id) {
    throw new InputError([variedTwice(first.varied.id)]);
  }
  const scales = ranges.map((range) => settings.scale ?? defaultScale(range));
  scales.forEach((scale, index) => {
    refuseLogFromNothing(scale, ranges[index] as Range);
  });
  const sizes = ranges.map(({ grid }) => Math.min(grid.last + 1, settings.points));
  const size = sizes.reduce((product, one) => product * one, 1);
  if (size > MAX_ROWS) {
    const rows = groupedWhole(size);
    const message = {
      en: `${sizes.join(' times ')} values are ${rows} rows`,
      ja: `${sizes.join(' × ')} 個の値は ${rows} 行になります`,
    };
    const most = groupedWhole(MAX_ROWS);
    const expected = { en: `at most ${most}`, ja: `${most} 行まで` };
    const remedy = mentioning([setting('points')], (each) => ({
      en: `take fewer ${each}, or one quantity`,
      ja: `${each} を減らすか、数量を 1 つにしてください`,
    }));
    throw new InputError([{ code: 'outOfRange', message, expected, remedy }]);
  }
  const indices = ranges.map((range, index) =>
    sampleIndices(range, settings.points, scales[index] as 'linear' | 'log'),
  );
  const asking = indices.reduce((product, one) => product * one.length, 1);
  const ends = endsOf(first).map((at) => ({ at, bills: billsAt(prepared, new Map([[first.varied.id, at]])) }));
  const looked = [stated, ...ends.map(({ bills }) => bills)];
  const { asked, left } = otherwiseOf(prepared, looked);
  return {
    scenario: stated.scenario,
    varied: ranges.map(({ varied }) => varied),
    scales,
    warnings: ends.flatMap(({ at, bills }) => warningsOf(bills, at)),
    doubts: doubtsAt(looked),
    othersLeft: left,
    assumed: assumptionsOf(second === undefined ? billsOfEnds(ends) : billsOfEnds(cornersOf(prepared, first, second))),
    size: asking,
    *rows() {
      let done = 0;
      const effort = effortOf(asking);
      effort.goesThrough(() => rowsDone(done, asking));
      const others = asked.map((one) => allRows(one.prepared, ranges, indices, effort));
      for (const row of allRows(prepared, ranges, indices, effort)) {
        done += 1;
        yield others.length === 0 ? row : { ...row, otherCheapest: otherCheapest(row, others) };
        if (effort.isSpent) return;
      }
    },
  };
}

function otherCheapest({ cheapest }: SweepRow, others: readonly Iterator<SweepRow>[]): string[] {
  const found = new Set(others.flatMap((rows) => rows.next().value?.cheapest ?? []));
  return [...found].filter((name) => !cheapest.includes(name));
}

function rowsDone(done: number, all: number): Words {
  const [some, of] = [done, all].map(groupedWhole);
  return { en: `${some} of ${of} rows`, ja: `${of} 行中 ${some} 行` };
}

/** @param rows that there are, of so many */
export function tooMuchForRows(rows: number, size: number): Problem {
  const { en, ja } = rowsDone(rows, size);
  const message = {
    en: `the table ends after ${en}: the rest would take too long`,
    ja: `計算量が多すぎるため、表は ${ja} までです`,
  };
  const remedy = mentioning([setting('points')], (said) => ({
    en: `take fewer ${said}, a range of its own for the rest, or a smaller scenario`,
    ja: `${said} を減らすか、残りを別の範囲として計算するか、シナリオを小さくしてください`,
  }));
  return { code: 'outOfRange', message, remedy };
}

function* allRows(
  prepared: PreparedRequest,
  [first, second]: readonly Range[],
  indices: readonly number[][],
  effort: Effort,
) {
  const [outer, inner] = indices as [number[], number[]?];
  if (inner === undefined || second === undefined) {
    yield* rowsOver(prepared, first as Range, outer, [], effort);
    return;
  }
  for (const index of outer) {
    const { varied, grid } = first as Range;
    const at = valueAt(grid, index);
    const own = preparedWith(prepared, { values: new Map([[varied.id, at]]) });
    yield* rowsOver(own, second, inner, [at], effort);
  }
}

interface BilledAt {
  readonly at: Rational;
  readonly bills: BillsAt;
}

function billsOfEnds(ends: readonly BilledAt[]): [BillsAt, ...BillsAt[]] {
  return ends.map(({ bills }) => bills) as [BillsAt, ...BillsAt[]];
}

/** Where both quantities are at the first, and at the last of their values. */
function cornersOf(prepared: PreparedRequest, first: Range, second: Range): BilledAt[] {
  const others = endsOf(second);
  return endsOf(first).map((at, index) => {
    const other = others[index] ?? second.grid.from;
    const values = new Map([
      [first.varied.id, at],
      [second.varied.id, other],
    ]);
    return { at, bills: billsAt(prepared, values) };
  });
}

function endsOf({ grid }: Range): Rational[] {
  return grid.last === 0 ? [grid.from] : [grid.from, valueAt(grid, grid.last)];
}

function refuseLogFromNothing(scale: 'linear' | 'log', { grid, varied }: Range): void {
  if (scale === 'linear' || !isZero(grid.from)) return;
  const message = {
    en: `\`${varied.id}\` starts at zero, from which no factor leads on`,
    ja: `\`${varied.id}\` が 0 から始まるため、対数の刻みにできません`,
  };
  const remedy = mentioning([setting('scale', 'linear')], (linear) => ({
    en: `start above zero, or take ${linear}`,
    ja: `0 より大きい値から始めるか、${linear} を指定してください`,
  }));
  throw new InputError([{ code: 'outOfRange', message, remedy }]);
}

function* rowsOver(
  prepared: PreparedRequest,
  { varied, grid }: Range,
  indices: readonly number[],
  before: readonly Rational[],
  effort: Effort,
) {
  const billsOf = (value: Rational) => billsAt(prepared, new Map([[varied.id, value]]));
  let piece: Piece | undefined;
  let reader: ((index: number) => SweepRow) | undefined;
  // A row is worked out whatever it takes; where its formulas hold as well is looked for within reason.
  const ofPieces = effort.part(0.3);
  for (const index of indices) {
    if (piece === undefined || reader === undefined || index > piece.to) {
      piece = pieceFrom(index, billsOf, varied.id, grid, ofPieces);
      reader = rowReader(piece.bills, varied, grid, before, effort);
    }
    yield reader(index);
  }
}

/** A row by itself; each of its amounts; and every option that is held to every other. */
const OPERATIONS_OF_ROW = 300;
const OPERATIONS_OF_AMOUNT = 20;
const OPERATIONS_OF_PAIR = 2;

function rowReader(
  { options, scenario }: BillsAt,
  varied: Varied,
  grid: Grid,
  before: readonly Rational[],
  effort: Effort,
) {
  const { id } = varied;
  const billed = options.flatMap(({ bill }) => (bill === undefined ? [] : [bill]));
  const candidates = billed.flatMap(({ impossible }, index) => (impossible.length > 0 ? [] : [{ index, impossible }]));
  const impossible = options.filter((option) => !isPossible(option));
  const formulas = billed.map(({ formula }) => formula);
  const bounds = boundsOf(formulas, id);
  const exact = effort.counted(formulas, exactReader(formulas, id));
  const cost =
    bounds.operations +
    OPERATIONS_OF_ROW +
    OPERATIONS_OF_AMOUNT * options.length +
    OPERATIONS_OF_PAIR * formulas.length ** 2;
  const doubles = doublesOf(grid);
  const { currency } = scenario;
  const digits = currencyDigits(currency.code);
  const perUsd = toNumber(currency.perUsd);
  const isRateFixed = id !== RATE_ID;
  return (index: number): SweepRow => {
    effort.spend(cost);
    const value = valueAt(grid, index);
    let found: readonly Rational[] | undefined;
    const exactly = () => {
      found ??= exact(value);
      return found;
    };
    const at = doubles.at(index);
    bounds.over(at, at, doubles.error);
    const order = candidates.filter(({ index: one }) =>
      candidates.every(({ index: other }) => one === other || bounds.difference(one, other).high < 0),
    );
    const least = order.length === 1 ? order : cheapestOf(candidates, (one) => exactly()[one.index] as Rational);
    const amounts = formulas.map((_, one): SweptAmount => {
      const { low, high } = bounds.value(one);
      const proven = isRateFixed ? roundedAlike(low * perUsd, high * perUsd, digits) : undefined;
      const local =
        proven ?? fixed(inCurrency(exactly()[one] as Rational, currencyAt(scenario, varied, value)), digits);
      return { local, usd: () => exactly()[one] as Rational };
    });
    let next = 0;
    return {
      at: [...before, value],
      amounts: options.map(({ bill }) => {
        if (bill === undefined) return undefined;
        next += 1;
        return amounts[next - 1];
      }),
      cheapest: least.map((one) => (billed[one.index] as (typeof billed)[number]).name),
      impossible: impossible.map((one) => ({ option: one.option.name, reason: () => reasonAt(one, id, value) })),
      otherCheapest: [],
    };
  };
}

/** Both ends rounded half up to so many digits, with room for what doubles lose, where that is one number. */
function roundedAlike(low: number, high: number, digits: number): string | undefined {
  const scale = 10 ** digits;
  const margin = (Math.abs(low) + Math.abs(high)) * 2 ** -45;
  const [first, last] = [Math.floor((low - margin) * scale + 0.5), Math.floor((high + margin) * scale + 0.5)];
  if (first !== last || !Number.isSafeInteger(first) || first < 0) return undefined;
  if (digits === 0) return String(first);
  const text = String(first).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * The formulas of a range as functions of doubles, in USD, for charts and for whoever asks millions of times.
 * @see {@link compiledRange}
 */
export interface CompiledRange {
  readonly scenario: Scenario;
  readonly range: Range;
  /** Over parts of the range: what can be billed there, what it costs, and what isn't possible all the same. */
  readonly pieces: readonly CompiledPiece[];
}

export interface CompiledPiece {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
  /** Those of them that aren't possible. */
  readonly impossible: readonly string[];
  /** Of one value, in the units of its leaf. */
  readonly costs: CompiledAll;
}

/**
 * Compiles every option over a range of one quantity, as far as it can be searched: a range with a hundred thousand pieces is not covered to its end. Doubles are exact to some 1e-12 of an amount: for drawing, not for invoices.
 * @throws InputError as `sweep`
 * @example
 * ```ts
 * import { type CompiledRange, compiledRange, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const { pieces }: CompiledRange = compiledRange(asked, { vary: { file: 'example', text: 'uploads=100k..1M' } });
 * const [piece] = pieces;
 * const usd = [0, 0];
 * piece?.costs([100_000], usd);
 * [piece?.names, usd.map((one) => one.toFixed(2))]; // => [['EC2', 'Lambda'], ['83.17', '39.57']]
 * ```
 */
export function compiledRange(request: PricingRequest, said: VarySettings): CompiledRange {
  const prepared = prepare(request);
  const stated = billsAsStated(prepared);
  const range = rangeOf(said, stated);
  const { varied, grid } = range;
  const billsOf = (value: Rational) => billsAt(prepared, new Map([[varied.id, value]]));
  const pieces = [...piecesOf(billsOf, varied.id, grid, new Effort())].map(({ from, to, bills }): CompiledPiece => {
    const billed = bills.options.flatMap(({ bill }) => (bill === undefined ? [] : [bill]));
    const costs = compileAll(
      billed.map(({ formula }) => formula),
      [varied.id],
    );
    const impossible = billed.filter((bill) => !isPossible(bill)).map(({ name }) => name);
    return { from, to, names: billed.map(({ name }) => name), impossible, costs };
  });
  return { scenario: stated.scenario, range, pieces };
}
