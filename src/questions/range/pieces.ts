/**
 * The stretches of a varied quantity over which the formulas of all options stay the same. Metering decides some things by
 * quantities (a limit of AWS, the striping of a large volume): where such a decision would fall otherwise, the scenario is
 * metered anew.
 */

import { type Decision, holds } from '../../bill/decision.js';
import type { BillsAt } from '../../bill/vary.js';
import { boundsOf } from '../../formula/bounds.js';
import { exactReader } from '../../formula/exact.js';
import type { Rational } from '../../quantity/rational.js';
import type { Effort } from '../effort.js';
import { decisionsOn, isSimulated, staysAs } from './decisions.js';
import { divided } from './envelope.js';
import { doublesOf, type Grid, valueAt } from './grid.js';

/** Indices of the grid, both within, with the bills of the first. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly bills: BillsAt;
}

/**
 * One after the other; none after the one in which the effort is spent.
 * @param billsOf the scenario metered at a value
 */
export function* piecesOf(
  billsOf: (value: Rational) => BillsAt,
  id: string,
  grid: Grid,
  effort: Effort,
): Generator<Piece> {
  for (let from = 0; from <= grid.last && !effort.isSpent; ) {
    const piece = pieceFrom(from, billsOf, id, grid, effort);
    yield piece;
    from = piece.to + 1;
  }
}

/** The piece that begins at this index, or the rest of the one that it lies in; as far as the effort proves it. */
export function pieceFrom(
  from: number,
  billsOf: (value: Rational) => BillsAt,
  id: string,
  grid: Grid,
  effort: Effort,
): Piece {
  const bills = effort.countedBills(billsOf)(valueAt(grid, from));
  const decisions = decisionsOn(bills, id);
  // What is simulated is worked out anew for every value.
  const to = isSimulated(decisions) ? from : firstChange(decisions, id, grid, from, effort) - 1;
  return { from, to, bills };
}

/**
 * The first index beyond `from` where one of the decisions falls otherwise than there, or where that isn't known as the effort
 * is spent; one after the last where none does.
 */
export function firstChange(
  decisions: readonly Decision[],
  id: string,
  grid: Grid,
  from: number,
  effort: Effort,
): number {
  const beyond = grid.last + 1;
  // What must be a multiple of a step is held to it by the choice of the grid.
  const watched = decisions.filter(({ kind }) => kind !== 'multipleOf');
  if (watched.length === 0) return beyond;
  const roots = watched.flatMap(({ quantity, limit }) => [quantity, limit]);
  const bounds = boundsOf(roots, id);
  const exact = effort.counted(roots, exactReader(roots, id));
  const doubles = doublesOf(grid);
  const stateAt = (index: number): boolean[] => {
    const values = exact(valueAt(grid, index));
    return watched.map((one, place) => holds(one, values[2 * place] as Rational, values[2 * place + 1] as Rational));
  };
  const before = stateAt(from);
  const cost = bounds.operations + watched.length;
  const search = (low: number, high: number): number | undefined => {
    if (!effort.spend(cost)) return low;
    const decision = bounds.over(doubles.at(low), doubles.at(high), doubles.error);
    const open = watched.some((one, place) => {
      const { low: least, high: most } = bounds.difference(2 * place, 2 * place + 1);
      return !staysAs(before[place] as boolean, one.kind, least, most);
    });
    if (!open) return undefined;
    if (low === high) return stateAt(low).some((state, place) => state !== before[place]) ? low : undefined;
    for (const [first, last] of divided(low, high, decision)) {
      const found = search(first, last);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return from === grid.last ? beyond : (search(from + 1, grid.last) ?? beyond);
}
