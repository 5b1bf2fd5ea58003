/**
 * Where the cheapest option changes while a quantity moves: every such point of the range, over the whole bill, steps and
 * tiers included. That none was missed is proven by bounds, and each that is told was worked out exactly.
 */

import { type Asked, type BillsAt, billsAsStated, billsAt, type OptionAt, type Varied } from '../../bill/vary.js';
import { InputError, type Problem } from '../../errors.js';
import { compareRationals, type Rational, ZERO } from '../../quantity/rational.js';
import { RATE_ID } from '../../scenario/quantity/frame.js';
import type { Scenario } from '../../scenario/scenario.js';
import { plainWords, type Words } from '../../words.js';
import { Effort } from '../effort.js';
import { type Envelope, envelopeOf, leastOf, type Stretch } from './envelope.js';
import { type Grid, indexOf, valueAt } from './grid.js';
import { type Lead, leastAhead, mostAhead } from './lead.js';
import { decisionsOn, isSimulated, type Piece, piecesOf } from './pieces.js';
import { type Range, rangeOf, type Said, spread, usualScale, variedTwice } from './range.js';

/** How far the cheapest is ahead of the next, at one value. */
export interface Ahead {
  readonly usd: Rational;
  readonly at: Rational;
  /** The option that is next there. */
  readonly over: string;
  /** What it isn't beyond anywhere in the stretch, in USD, where only that is known. */
  readonly bound?: number;
}

/** Values, both within, over which the same options are the cheapest. */
export interface CheapestStretch {
  readonly from: Rational;
  readonly to: Rational;
  /** Names: one, or several that cost the same; none where no option is possible. */
  readonly cheapest: readonly string[];
  /** Options that aren't possible here, each with the reason. */
  readonly impossible: readonly { readonly option: string; readonly reason: Words }[];
  /** Absent where nothing dearer is possible. */
  readonly most?: Ahead;
  readonly least?: Ahead;
}

/** Between two neighbouring values another option becomes the cheapest. */
export interface Crossing {
  readonly last: CrossingSide;
  readonly first: CrossingSide;
}

export interface CrossingSide {
  readonly value: Rational;
  readonly cheapest: readonly string[];
  /** What each possible option costs there, exactly, in USD. */
  readonly usd: ReadonlyMap<string, Rational>;
}

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
  /** What should be known of the options at the ends of the range. */
  readonly warnings: readonly {
    readonly at: Rational;
    readonly option: string;
    readonly en: string;
    readonly ja: string;
  }[];
}

/**
 * Finds every value of a quantity, price, rule or rate at which the cheapest option changes. Bounds prove that none is missed; both
 * sides of each crossing are worked out exactly.
 * @param said what to vary, over which values: `uploads=10k..100M`
 * @param effort what the search may spend; what is proven until then is the answer (`provenTo`)
 * @throws InputError where the scenario or the range can't be read, or nothing of it can be proven
 * @example
 * ```ts
 * import { type BreakEven, breakEven, type Day, type Said } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const said: Said = { vary: { file: 'example', text: 'uploads=10k..100M' } };
 * const found: BreakEven = breakEven(asked, said);
 * found.crossings.map(({ last, first }) => [last.cheapest, first.value.toFraction(), first.cheapest]);
 * // => [[['Lambda'], '1508536', ['EC2']]]
 * ```
 */
export function breakEven(asked: Asked, said: Said, effort: Effort = new Effort()): BreakEven {
  const stated = effort.countedBills(() => billsAsStated(asked))(ZERO);
  return breakEvenOver(asked, stated, rangeOf(said, stated), effort);
}

/**
 * The crossings of one quantity at values of a second one.
 * @see {@link frontier}
 */
export interface Frontier {
  readonly scenario: Scenario;
  readonly varied: Varied;
  readonly along: Varied;
  readonly rows: readonly { readonly at: Rational; readonly found: BreakEven }[];
  /** How many values more were asked for, where the search ended before them. */
  readonly rowsLeft: number;
}

/**
 * `breakEven` over a second quantity: how the crossings of the first move with it.
 * @param points of the second quantity, spread over its range
 * @param effort what all rows together may spend; the last may then be proven in part
 * @throws InputError as `breakEven`, and where both are the same quantity
 * @example
 * ```ts
 * import { type Day, type Frontier, frontier } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const vary = (text: string) => ({ vary: { file: 'example', text } });
 * const found: Frontier = frontier(asked, vary('uploads=10k..10M'), vary('views=100k..10M'), 3);
 * found.rows.map(({ at, found: { crossings } }) => [at.toFraction(), crossings[0]?.first.value.toFraction()]);
 * // => [['100000', '1643975'], ['1000000', '1508536'], ['10000000', '154138']]
 * ```
 */
export function frontier(
  asked: Asked,
  said: Said,
  along: Said,
  points: number,
  effort: Effort = new Effort(),
): Frontier {
  const stated = billsAsStated(asked);
  const [range, second] = [rangeOf(said, stated), rangeOf(along, stated)];
  if (range.varied.id === second.varied.id) {
    const place = { source: along.vary, line: 1, column: 1, length: along.vary.text.length };
    throw new InputError([{ ...variedTwice(second.varied.id), place }]);
  }
  const indices = spread(second, points, usualScale(second));
  const rows: Frontier['rows'][number][] = [];
  for (const index of indices) {
    if (effort.isSpent) break;
    const at = valueAt(second.grid, index);
    const values = new Map([...(asked.settings.values ?? []), [second.varied.id, at] as const]);
    const own = { ...asked, settings: { ...asked.settings, values } };
    rows.push({ at, found: breakEvenOver(own, stated, range, effort) });
  }
  const rowsLeft = indices.length - rows.length;
  return { scenario: stated.scenario, varied: range.varied, along: second.varied, rows, rowsLeft };
}

function breakEvenOver(asked: Asked, stated: BillsAt, { varied, grid }: Range, effort: Effort): BreakEven {
  const billsOf = (value: Rational) => billsAt(asked, new Map([[varied.id, value]]));
  try {
    if (isSimulated(decisionsOn(stated, varied.id))) {
      const message = {
        en: `\`${varied.id}\` decides how many instances autoscaling starts, which is simulated and not a formula`,
        ja: `\`${varied.id}\` はオートスケーリングの起動台数を左右するため、計算式では求められません`,
      };
      const remedy = {
        en: '`sweep` prices it value by value, by going through the traffic each time',
        ja: '`sweep` なら、値ごとにトラフィックをたどって計算できます',
      };
      throw new InputError([{ code: 'contradiction', message, remedy }]);
    }
    const parts: Part[] = [];
    const [ofPieces, ofLeads] = [effort.part(0.3), effort.part(0.3)];
    let provenTo = -1;
    for (const piece of piecesOf(billsOf, varied.id, grid, ofPieces)) {
      const part = { piece, ...partOf(piece, varied.id, grid, effort, ofLeads) };
      parts.push(part);
      provenTo = part.envelope?.provenTo ?? piece.to;
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
    };
  } catch (error) {
    if (error instanceof RangeError && error.message === 'division by zero') {
      const message = {
        en: `the bill divides by \`${varied.id}\`, which is zero at a value of the range`,
        ja: `計算に \`${varied.id}\` での除算があり、範囲に 0 になる値が含まれています`,
      };
      const remedy = { en: 'start above zero', ja: '0 より大きい値から始めてください' };
      throw new InputError([{ code: 'outOfRange', message, remedy }]);
    }
    throw error;
  }
}

/** @param upTo as a text, in each language the same; nothing where not even the first value is proven */
export function changesTooOften(upTo?: string): Problem {
  const message =
    upTo === undefined
      ? {
          en: 'the cheapest option changes too often in this range to be listed',
          ja: 'この範囲では最安の構成が入れ替わる回数が多すぎて表示できません',
        }
      : {
          en: `the answer is proven up to ${upTo} only: beyond it the cheapest option changes too often to be listed`,
          ja: `結果が確かめられているのは ${upTo} までです。それより先では最安の構成が入れ替わる回数が多すぎて表示できません`,
        };
  const remedy = {
    en: 'take a shorter range, or a larger --step',
    ja: '範囲を狭めるか、--step を大きくしてください',
  };
  return { code: 'outOfRange', message, remedy };
}

interface Part {
  readonly piece: Piece;
  readonly stretches: readonly CheapestStretch[];
  readonly possible: readonly OptionAt[];
  readonly envelope?: Envelope;
}

function partOf(piece: Piece, id: string, grid: Grid, effort: Effort, ofLeads: Effort): Omit<Part, 'piece'> {
  const { options } = piece.bills;
  const possible = options.filter(({ bill }) => bill !== undefined);
  const impossible = options
    .filter(({ bill }) => bill === undefined)
    .map(({ option, problems }) => ({ option: option.name, reason: problems[0]?.message ?? plainWords('') }));
  if (possible.length === 0) {
    const [from, to] = [valueAt(grid, piece.from), valueAt(grid, piece.to)];
    return { possible, stretches: [{ from, to, cheapest: [], impossible }] };
  }
  const formulas = possible.map(({ bill }) => (bill as NonNullable<OptionAt['bill']>).formula);
  const envelope = envelopeOf(formulas, id, grid, piece.from, piece.to, effort);
  const nameOf = (index: number) => (possible[index] as OptionAt).option.name;
  const stretches = envelope.stretches.map((stretch): CheapestStretch => {
    const others = formulas.map((_, index) => index).filter((index) => !stretch.least.includes(index));
    const ahead = (lead: Lead): Ahead => ({
      usd: lead.usd,
      at: valueAt(grid, lead.index),
      over: nameOf(lead.over),
      ...(lead.bound === undefined ? {} : { bound: lead.bound }),
    });
    return {
      from: valueAt(grid, stretch.from),
      to: valueAt(grid, stretch.to),
      cheapest: stretch.least.map(nameOf),
      impossible,
      ...(others.length === 0 ? {} : leadsOf(envelope, stretch, others, ofLeads, ahead)),
    };
  });
  return { possible, stretches, envelope };
}

function leadsOf(
  envelope: Envelope,
  stretch: Stretch,
  others: readonly number[],
  effort: Effort,
  ahead: (lead: Lead) => Ahead,
): Pick<CheapestStretch, 'most' | 'least'> {
  return {
    most: ahead(mostAhead(envelope, stretch, others, effort)),
    least: ahead(leastAhead(envelope, stretch, others, effort)),
  };
}

/** What is alike in neighbouring pieces is one stretch. */
function joined(stretches: readonly CheapestStretch[]): CheapestStretch[] {
  const found: CheapestStretch[] = [];
  for (const stretch of stretches) {
    const last = found.at(-1);
    if (last === undefined || stateOf(last) !== stateOf(stretch)) {
      found.push(stretch);
      continue;
    }
    const [most, least] = [farther(last.most, stretch.most, 1), farther(last.least, stretch.least, -1)];
    found[found.length - 1] = {
      ...last,
      to: stretch.to,
      ...(most === undefined ? {} : { most }),
      ...(least === undefined ? {} : { least }),
    };
  }
  return found;
}

function stateOf({ cheapest, impossible }: CheapestStretch): string {
  return JSON.stringify([cheapest, impossible.map(({ option }) => option)]);
}

function farther(a: Ahead | undefined, b: Ahead | undefined, sense: 1 | -1): Ahead | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return sense * compareRationals(a.usd, b.usd) >= 0 ? a : b;
}

/** Both sides of each change, worked out exactly. */
function crossingsOf(stretches: readonly CheapestStretch[], parts: readonly Part[], grid: Grid): Crossing[] {
  const side = (value: Rational, { cheapest }: CheapestStretch): CrossingSide => {
    const index = indexOf(grid, value);
    const part = parts.find(({ piece }) => piece.from <= index && index <= piece.to) as Part;
    const values = part.envelope?.exactAt(index) ?? [];
    const names = part.possible.map(({ option }) => option.name);
    const least = values.length === 0 ? [] : leastOf(values, [...values.keys()]).map((one) => names[one] as string);
    if (String(least) !== String(cheapest)) {
      throw new Error(`at ${value.toString()} the bounds find ${cheapest.join()}, and exactly it is ${least.join()}`);
    }
    return { value, cheapest, usd: new Map(names.map((name, one) => [name, values[one] as Rational])) };
  };
  return stretches.slice(1).flatMap((after, index): Crossing[] => {
    const before = stretches[index] as CheapestStretch;
    // Where only a dearer option becomes possible or impossible, the cheapest stays.
    if (String(before.cheapest) === String(after.cheapest)) return [];
    return [{ last: side(before.to, before), first: side(after.from, after) }];
  });
}

/** What should be known of the options at a value. */
export function warningsOf({ options }: BillsAt, at: Rational): BreakEven['warnings'] {
  return options.flatMap(({ option, bill }) =>
    (bill?.warnings ?? []).map(({ en, ja }) => ({ at, option: option.name, en, ja })),
  );
}

/** The least distance of two amounts in a range without a crossing. */
export function closest({ stretches }: BreakEven): Ahead | undefined {
  return stretches
    .flatMap(({ least }) => (least === undefined ? [] : [least]))
    .reduce<Ahead | undefined>((a, b) => (a === undefined || compareRationals(b.usd, a.usd) < 0 ? b : a), undefined);
}
