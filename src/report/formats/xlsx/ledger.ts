/** Where the values of a comparison's formulas stand in its workbook. */
import { isPlainOne, type Node, type Price } from '../../../formula/node.js';
import { type Cells, literal, type TierCells } from '../../../formula/spreadsheet.js';
import { type CellRef, referTo } from './draft.js';
import { fixedRange, onSheet } from './names.js';

/** The rows of a price with several tiers, from the first to the last that has a price. */
export interface TierCellRefs {
  readonly from: readonly [first: CellRef, last: CellRef];
  readonly more: readonly [first: CellRef, last: CellRef];
  readonly unpricedAbove?: CellRef;
}

export interface Ledger {
  readonly cellRefs: Map<unknown, CellRef>;
  readonly tiers: Map<unknown, TierCellRefs>;
}

export function emptyLedger(): Ledger {
  return { cellRefs: new Map(), tiers: new Map() };
}

/** Leaves of one name are one cell, however many nodes there are; operations are told apart by identity. */
export function keyOf(node: Node): unknown {
  if (!('id' in node)) return node;
  if (node.kind !== 'price') return `${node.kind} ${node.id}`;
  const tiers = node.tiers.map(({ upTo, usd }) => `${upTo?.toFraction()}:${usd?.toFraction()}`);
  return `price ${node.id} ${tiers.join(' ')}`;
}

/** What only says that a number counts something is that number. */
export function behind(node: Node): Node {
  if (node.kind !== 'product' || node.name !== undefined) return node;
  const [only, second] = node.factors.filter((factor) => !isPlainOne(factor));
  return only === undefined || second !== undefined ? node : behind(only);
}

export function cellRefOf(node: Node, { cellRefs }: Ledger): CellRef | undefined {
  return cellRefs.get(keyOf(behind(node)));
}

/** The cells of the ledger as formulas on a sheet refer to them. What has no cell stands as a number. */
export function cellsFrom(sheet: string, ledger: Ledger): Cells {
  const of = (node: Node): string => {
    const cellRef = cellRefOf(node, ledger);
    if (cellRef !== undefined) return referTo(cellRef, sheet);
    const found = behind(node);
    if (found.kind === 'price') return literal(found.tiers[0]?.usd ?? found.publishedPer.mul(0));
    if ('value' in found) return literal(found.value);
    throw new TypeError(`a ${found.kind} has no cell`);
  };
  return { of, tiersOf: (price) => tierCells(price, ledger) };
}

function tierCells(price: Price, { tiers }: Ledger): TierCells {
  const cellRefs = tiers.get(keyOf(price));
  if (cellRefs === undefined) throw new TypeError(`the tiers of ${price.id} have no cells`);
  const range = ([first, last]: readonly [CellRef, CellRef]) => onSheet(first.sheet, fixedRange(first, last));
  const { from, more, unpricedAbove } = cellRefs;
  return {
    from: range(from),
    more: range(more),
    ...(unpricedAbove === undefined ? {} : { unpricedAbove: range([unpricedAbove, unpricedAbove]) }),
  };
}
