/** Over which values which options are the cheapest, and by how much. */
import { isPossible } from '../../bill/cheapest.js';
import type { OptionAt } from '../../bill/vary.js';
import { exactReader } from '../../formula/exact.js';
import { compareRationals, type Rational } from '../../quantity/rational.js';
import type { Words } from '../../words.js';
import type { Effort } from '../effort.js';
import { type Envelope, envelopeOf, type Stretch } from './envelope.js';
import { type Grid, valueAt } from './grid.js';
import { type Lead, maxLead, minLead } from './lead.js';
import type { Piece } from './pieces.js';

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
  /** Options that aren't possible here, each with the reason at the first of the values. */
  readonly impossible: readonly { readonly option: string; readonly reason: Words }[];
  /** Absent where nothing dearer is possible. */
  readonly most?: Ahead;
  readonly least?: Ahead;
}

/** A piece of the range with the stretches in it. */
export interface Part {
  readonly piece: Piece;
  readonly stretches: readonly CheapestStretch[];
  /** Options with a bill, whether they are possible or not. */
  readonly billed: readonly OptionAt[];
  /** What each of them costs at a value of the grid, exactly, in USD. */
  usdAt(index: number): readonly Rational[];
  /** The last index up to which the stretches are proven. */
  readonly provenTo: number;
}

export function partOf(piece: Piece, id: string, grid: Grid, effort: Effort, ofLeads: Effort): Omit<Part, 'piece'> {
  const { options } = piece.bills;
  const billed = options.filter(({ bill }) => bill !== undefined);
  const impossible = impossibleOf(options);
  const formulas = billed.map(({ bill }) => (bill as NonNullable<OptionAt['bill']>).formula);
  const candidates = billed.flatMap((option, index) => (isPossible(option) ? [index] : []));
  if (candidates.length === 0) {
    const [from, to] = [valueAt(grid, piece.from), valueAt(grid, piece.to)];
    const exact = effort.counted(formulas, exactReader(formulas, id));
    const usdAt = (index: number) => exact(valueAt(grid, index));
    return { billed, usdAt, stretches: [{ from, to, cheapest: [], impossible }], provenTo: piece.to };
  }
  const envelope = envelopeOf(formulas, id, grid, piece.from, piece.to, effort, candidates);
  const nameOf = (index: number) => (billed[index] as OptionAt).option.name;
  const stretches = envelope.stretches.map((stretch): CheapestStretch => {
    const others = candidates.filter((index) => !stretch.least.includes(index));
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
  return { billed, usdAt: envelope.exactAt, stretches, provenTo: envelope.provenTo };
}

/** Options that aren't possible where they were billed, each with the first reason. */
export function impossibleOf(options: readonly OptionAt[]): CheapestStretch['impossible'] {
  return options.flatMap(({ option, impossible: [reason] }) =>
    reason === undefined ? [] : [{ option: option.name, reason }],
  );
}

function leadsOf(
  envelope: Envelope,
  stretch: Stretch,
  others: readonly number[],
  effort: Effort,
  ahead: (lead: Lead) => Ahead,
): Pick<CheapestStretch, 'most' | 'least'> {
  return {
    most: ahead(maxLead(envelope, stretch, others, effort)),
    least: ahead(minLead(envelope, stretch, others, effort)),
  };
}

/** What is alike in neighbouring pieces is one stretch. */
export function joined(stretches: readonly CheapestStretch[]): CheapestStretch[] {
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

/** The least distance of two amounts in a range without a crossing. */
export function closest({ stretches }: { readonly stretches: readonly CheapestStretch[] }): Ahead | undefined {
  return stretches
    .flatMap(({ least }) => (least === undefined ? [] : [least]))
    .reduce<Ahead | undefined>((a, b) => (a === undefined || compareRationals(b.usd, a.usd) < 0 ? b : a), undefined);
}
