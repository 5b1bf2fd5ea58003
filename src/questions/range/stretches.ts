/** Over which values which options are the cheapest, and by how much. */
import type { OptionAt } from '../../bill/vary.js';
import { compareRationals, type Rational } from '../../quantity/rational.js';
import { plainWords, type Words } from '../../words.js';
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
  /** Options that aren't possible here, each with the reason. */
  readonly impossible: readonly { readonly option: string; readonly reason: Words }[];
  /** Absent where nothing dearer is possible. */
  readonly most?: Ahead;
  readonly least?: Ahead;
}

/** A piece of the range with the stretches in it. */
export interface Part {
  readonly piece: Piece;
  readonly stretches: readonly CheapestStretch[];
  readonly possible: readonly OptionAt[];
  readonly envelope?: Envelope;
}

export function partOf(piece: Piece, id: string, grid: Grid, effort: Effort, ofLeads: Effort): Omit<Part, 'piece'> {
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
