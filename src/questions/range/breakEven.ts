/**
 * Where the cheapest option changes while a quantity moves: every such point of the range, over the whole bill, steps and
 * tiers included. That none was missed is proven by bounds, and each that is told was worked out exactly.
 */

import { type Assumptions, assumptionsOf } from '../../bill/assumptions.js';
import {
  type BillsAt,
  billsAsStated,
  billsAt,
  type PreparedRequest,
  type PricingRequest,
  prepare,
  type Varied,
} from '../../bill/vary.js';
import type { Doubt } from '../../book/snapshot.js';
import { InputError, type Problem } from '../../errors.js';
import type { OtherValues } from '../../formula/exact.js';
import { mentioning, setting } from '../../mention.js';
import { type Rational, ZERO } from '../../quantity/rational.js';
import { RATE_ID } from '../../scenario/quantity/frame.js';
import type { Scenario } from '../../scenario/scenario.js';
import { japanese, type Words } from '../../words.js';
import { Effort } from '../effort.js';
import { type Crossing, crossingsOf } from './crossings.js';
import { decisionsOn, isSimulated } from './decisions.js';
import { type Grid, valueAt } from './grid.js';
import { doubtsAt, otherwiseOf } from './otherwise.js';
import { piecesOf } from './pieces.js';
import { type Range, rangeOf, type VarySettings } from './range.js';
import { type Gap, type SampledPoint, type SampledValue, sampledPoints, sampledStretches } from './sampled.js';
import { type CheapestStretch, joined, type Part, partOf } from './stretches.js';
import { type OptionWarning, warningsOf } from './warnings.js';

/**
 * Where along a range which option is the cheapest. Values are in the unit of what is varied, amounts exact in USD.
 * @see {@link breakEven}
 */
export interface BreakEven {
  readonly scenario: Scenario;
  readonly varied: Varied;
  readonly grid: Grid;
  readonly stretches: readonly CheapestStretch[];
  readonly crossings: readonly Crossing[];
  /**
   * The last value up to which all of this is proven, where the cheapest option changes too often beyond it to be told; absent
   * where the whole range is.
   */
  readonly provenTo?: Rational;
  /**
   * Where no formula says how the quantity moves the costs (autoscaling), the values that were looked at, in their order: nothing
   * is proven of those between them.
   */
  readonly sampled?: readonly SampledValue[];
  /** The two neighbouring values looked at that are the farthest apart; absent where every value of the range was looked at. */
  readonly gap?: Gap;
  /** What should be known of the options at the ends of the range. */
  readonly warnings: readonly OptionWarning[];
  /** How sure the prices are: of the options as they are stated, and at the ends of the range. */
  readonly doubts: readonly Doubt[];
  /** The same by other known prices, where those of the day aren't proven; only where the cheapest option then changes elsewhere. */
  readonly byOthers: readonly OtherBreakEven[];
  /** In how many more ways the other known prices can be taken, which weren't tried. */
  readonly othersLeft: number;
  /** What is taken for granted there. */
  readonly assumed: Assumptions;
}

/** By other prices and rules that are known. Without stretches where nothing could be proven of them. */
export interface OtherBreakEven extends Pick<BreakEven, 'stretches' | 'crossings' | 'provenTo'> {
  readonly instead: OtherValues;
}

/**
 * Finds every value of a quantity, price, rule or rate at which the cheapest option changes. Bounds prove that none is missed; both
 * sides of each crossing are worked out exactly. What autoscaling follows is looked at value by value (`sampled`, `gap`).
 * @param said what to vary, over which values: `uploads=10k..100M`
 * @param effort what the search may spend; what is proven until then is the answer (`provenTo`)
 * @throws InputError where the scenario or the range can't be read, or nothing of it can be proven
 * @example
 * ```ts
 * import { type BreakEven, breakEven, type Day, type VarySettings } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const said: VarySettings = { vary: { file: 'example', text: 'uploads=10k..100M' } };
 * const found: BreakEven = breakEven(asked, said);
 * found.crossings.map(({ last, first }) => [last.cheapest, first.value.toFraction(), first.cheapest]);
 * // => [[['Lambda'], '1508536', ['EC2']]]
 * ```
 */
export function breakEven(request: PricingRequest, said: VarySettings, effort: Effort = new Effort()): BreakEven {
  const prepared = prepare(request);
  const stated = effort.countedBills(() => billsAsStated(prepared))(ZERO);
  return breakEvenOver(prepared, stated, rangeOf(said, stated), effort);
}

export function breakEvenOver(prepared: PreparedRequest, stated: BillsAt, range: Range, effort: Effort): BreakEven {
  const { ends, ...found } = provenOver(prepared, stated, range, effort);
  const looked = [stated, ...ends];
  const { asked, left } = otherwiseOf(prepared, looked);
  const byOthers = asked.flatMap(({ instead, prepared: otherwise }, index): OtherBreakEven[] => {
    const own = effort.part(1 / (asked.length - index + 1));
    const other = provenOrNone(() => provenOver(otherwise, stated, range, own));
    if (other === undefined) return [{ instead, stretches: [], crossings: [] }];
    if (shapeOf(other) === shapeOf(found)) return [];
    const { stretches, crossings, provenTo } = other;
    return [{ instead, stretches, crossings, ...(provenTo === undefined ? {} : { provenTo }) }];
  });
  return { ...found, doubts: doubtsAt(looked), byOthers, othersLeft: left };
}

/** undefined where nothing can be proven. */
function provenOrNone(prove: () => Proven): Proven | undefined {
  try {
    return prove();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Which option is the cheapest from where to where. */
function shapeOf({ stretches }: Pick<BreakEven, 'stretches'>): string {
  return stretches.map(({ from, to, cheapest }) => `${from.toFraction()} ${to.toFraction()} ${cheapest}`).join('; ');
}

/** At the first value, and at the last as far as it was searched. */
interface Proven extends Omit<BreakEven, 'doubts' | 'byOthers' | 'othersLeft'> {
  readonly ends: readonly BillsAt[];
}

function provenOver(prepared: PreparedRequest, stated: BillsAt, { varied, grid }: Range, effort: Effort): Proven {
  const billsOf = (value: Rational) => billsAt(prepared, new Map([[varied.id, value]]));
  try {
    if (isSimulated(decisionsOn(stated, varied.id))) return sampledOver(billsOf, stated, { varied, grid }, effort);
    const parts: Part[] = [];
    const [ofPieces, ofLeads] = [effort.part(0.3), effort.part(0.3)];
    let provenTo = -1;
    for (const piece of piecesOf(billsOf, varied.id, grid, ofPieces)) {
      const part = { piece, ...partOf(piece, varied.id, grid, effort, ofLeads) };
      parts.push(part);
      provenTo = part.provenTo;
      if (provenTo < piece.to) break;
    }
    const stretches = joined(parts.flatMap(({ stretches: own }) => own));
    if (stretches.length === 0) throw new InputError([changesTooOften()]);
    const [{ piece: first }] = parts as [Part];
    const { scenario } = first.bills;
    const end = (parts.at(-1) as Part).piece;
    const atEnd = end.from === grid.last ? end.bills : billsOf(valueAt(grid, grid.last));
    return {
      scenario: varied.id === RATE_ID ? { ...scenario, currency: stated.scenario.currency } : scenario,
      varied,
      grid,
      stretches,
      crossings: crossingsOf(stretches, parts, grid),
      ...(provenTo < grid.last ? { provenTo: valueAt(grid, provenTo) } : {}),
      warnings: [
        ...warningsOf(first.bills, grid.from),
        ...(grid.last === 0 ? [] : warningsOf(atEnd, valueAt(grid, grid.last))),
      ],
      ends: [first.bills, atEnd],
      assumed: assumptionsOf([first.bills, atEnd]),
    };
  } catch (error) {
    const isDivided = error instanceof RangeError && error.message === 'division by zero';
    throw isDivided ? new InputError([dividedByNothing(varied.id)]) : error;
  }
}

/** Over a quantity that autoscaling follows, which no formula says. */
function sampledOver(billsOf: (value: Rational) => BillsAt, stated: BillsAt, range: Range, effort: Effort): Proven {
  const { varied, grid } = range;
  const points = sampledPoints(billsOf, range, effort);
  const [first, last] = [points[0], points.at(-1)] as [SampledPoint, SampledPoint];
  const isRate = varied.id === RATE_ID;
  const { scenario } = first.bills;
  return {
    scenario: isRate ? { ...scenario, currency: stated.scenario.currency } : scenario,
    varied,
    grid,
    ...sampledStretches(points),
    ...(last.index < grid.last ? { provenTo: last.value } : {}),
    sampled: points.map(({ value, usd, impossible }) => ({ value, usd, impossible })),
    warnings: [...warningsOf(first.bills, first.value), ...(last === first ? [] : warningsOf(last.bills, last.value))],
    ends: [first.bills, last.bills],
    assumed: assumptionsOf([first.bills, last.bills]),
  };
}

function dividedByNothing(id: string): Problem {
  const message = {
    en: `the bill divides by \`${id}\`, which is zero at a value of the range`,
    ja: `計算に \`${id}\` での除算があり、範囲に 0 になる値が含まれています`,
  };
  return { code: 'outOfRange', message, remedy: { en: 'start above zero', ja: '0 より大きい値から始めてください' } };
}

/** @param upTo nothing where not even the first value is proven */
export function changesTooOften(upTo?: Words): Problem {
  const message =
    upTo === undefined
      ? {
          en: 'the cheapest option changes too often in this range to be listed',
          ja: 'この範囲では最安の構成が入れ替わる回数が多すぎて表示できません',
        }
      : {
          en: `the answer is proven up to ${upTo.en} only: beyond it the cheapest option changes too often to be listed`,
          ja: japanese`結果が確かめられているのは${upTo.ja}までです。それより先では最安の構成が入れ替わる回数が多すぎて表示できません`,
        };
  const remedy = mentioning([setting('step')], (step) => ({
    en: `take a shorter range, or a larger ${step}`,
    ja: `範囲を狭めるか、${step} を大きくしてください`,
  }));
  return { code: 'outOfRange', message, remedy };
}
