/** A derivation as rows of a sheet: each operation with its name, what it does, its formula, and its unit. */

import { printable } from '../../../document/printable.js';
import { inOrder, isLeaf, type Node, type Operation, operandsOf } from '../../../formula/node.js';
import { cellFormula } from '../../../formula/spreadsheet.js';
import type { Language, Words } from '../../../words.js';
import { quantityText, unitWords } from '../../text/text.js';
import { addRow, blank, type Draft, formula, referTo, text } from './draft.js';
import { behind, cellRefOf, cellsFrom, keyOf, type Ledger } from './ledger.js';
import type { Cell } from './sheet.js';
import { formatOf, INDENTED, PLAIN } from './theme.js';
import { OPERATIONS } from './words.js';

export interface StepContext {
  readonly ledger: Ledger;
  readonly language: Language;
  /** The scenario's currency. */
  readonly code: string;
}

/** In which columns a step's parts stand; its name in the first. */
export interface StepColumns {
  readonly how: number;
  /** Up to which column that reaches. */
  readonly howTo: number;
  readonly value: number;
  readonly unit: number;
}

export const STEP_COLUMNS: StepColumns = { how: 2, howTo: 3, value: 4, unit: 5 };

/** What a step is called that has no name of its own. */
export type StepNames = ReadonlyMap<Node, Words>;

/** More terms than this are added up in parts, as a cell's formula can be only so long. */
const MAX_TERMS = 200;

/** Rows for what the formulas need and has no cell yet, operands before those who use them. */
export function addSteps(
  draft: Draft,
  roots: readonly Node[],
  telling: StepContext,
  columns = STEP_COLUMNS,
  names: StepNames = new Map(),
): void {
  for (const node of inOrder(roots)) {
    if (isLeaf(node) || behind(node) !== node || telling.ledger.cellRefs.has(keyOf(node))) continue;
    addStep(draft, node, telling, columns, names.get(node));
  }
}

function addStep(draft: Draft, node: Operation, telling: StepContext, columns: StepColumns, otherName?: Words): void {
  const { ledger, language, code } = telling;
  const written = inParts(node);
  if (written !== node) for (const part of operandsOf(written)) addStep(draft, part as Operation, telling, columns);
  const { text: of, value } = cellFormula(written, cellsFrom(draft.name, ledger));
  const name = (node.name ?? otherName)?.[language];
  const cells: Cell[] = [text(name === undefined ? '' : printable(name), INDENTED)];
  for (let column = 2; column < Math.max(columns.value, columns.howTo); column += 1) cells.push(blank(PLAIN));
  cells[columns.how - 1] = text(howText(written, draft.name, telling), PLAIN);
  cells[columns.value - 1] = formula(of, value, { line: 'around', format: formatOf(value, node.unit, code) });
  cells[columns.unit - 1] = text(unitWords(node.unit, language, code), INDENTED);
  const row = addRow(draft, ...cells);
  if (columns.howTo > columns.how) draft.joined.push([{ row, column: columns.how }, columns.howTo]);
  ledger.cellRefs.set(keyOf(node), { sheet: draft.name, row, column: columns.value });
}

function inParts(node: Operation): Operation {
  if (node.kind !== 'sum' || node.terms.length <= MAX_TERMS) return node;
  const count = Math.ceil(node.terms.length / MAX_TERMS);
  const terms = Array.from({ length: count }, (_, index): Node => {
    const part = node.terms.slice(index * MAX_TERMS, (index + 1) * MAX_TERMS);
    return { kind: 'sum', terms: part, unit: node.unit };
  });
  return inParts({ ...node, terms });
}

const MAX_HOW_LENGTH = 400;

/** `requests × billed duration`, by the names of the operands, or by the cells of those that have none. */
function howText(node: Operation, sheet: string, telling: StepContext): string {
  const names = operandsOf(node)
    .filter((operand) => node.kind !== 'product' || behind(operand).kind !== 'constant' || !isOne(operand))
    .map((operand) => labelOf(operand, sheet, telling));
  return printable(signed(node, names, telling.language), MAX_HOW_LENGTH);
}

function isOne(node: Node): boolean {
  return node.kind === 'constant' && node.name === undefined && node.value.equals(1);
}

function signed(node: Operation, names: readonly string[], language: Language): string {
  const [first = '', second = '', third = ''] = names;
  const word = (key: keyof typeof OPERATIONS) => OPERATIONS[key][language];
  switch (node.kind) {
    case 'sum':
      return names.join(' + ');
    case 'difference':
      return names.join(' − ');
    case 'product':
      return names.join(' × ');
    case 'quotient':
      return names.join(' ÷ ');
    case 'round':
      return `${first}, ${word(node.mode)} ${second}`;
    case 'largest':
    case 'smallest':
      return `${word(node.kind)} ${names.join(', ')}`;
    case 'lessAllowance':
      return `${first} − ${second}, ${word('notBelowZero')}`;
    case 'share':
      return `${first} × ${second} ÷ ${third}`;
    case 'charge':
      return node.price.tiers.length === 1 ? `${first} × ${second}` : `${first}, ${word('tiers')} ${second}`;
  }
}

export function labelOf(node: Node, sheet: string, { ledger, language, code }: StepContext): string {
  const found = behind(node);
  const name = node.name?.[language] ?? found.name?.[language];
  if (found.kind === 'rule' || found.kind === 'price') return found.id;
  if (found.kind === 'constant') {
    const value = quantityText(found.value, found.unit, language, code);
    return name === undefined ? value : `${value} (${name})`;
  }
  if (name !== undefined) return name;
  if (found.kind === 'input') return found.id;
  const cellRef = cellRefOf(found, ledger);
  return cellRef === undefined ? '' : referTo(cellRef, sheet);
}
