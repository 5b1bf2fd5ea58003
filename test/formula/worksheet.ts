/** Formulas on a sheet, worked out by a program for spreadsheets. */
import { inOrder, isLeaf, type Node } from '../../src/formula/node.js';
import { type Cells, cellFormula, literal } from '../../src/formula/spreadsheet.js';
import { type Rational, subtract, toNumber, ZERO } from '../../src/quantity/rational.js';
import type { Cell, Sheet } from '../../src/report/formats/xlsx/sheet.js';
import { workbookBytes } from '../../src/report/formats/xlsx/workbook.js';
import { recalculated } from '../support/libreOffice.js';

/** Inputs and rules of one id are one; a price that was written and read again has none. */
function cellRefOf(node: Node): unknown {
  return node.kind === 'input' || node.kind === 'rule' ? node.id : node;
}

/** Formulas side by side: inputs and rules, prices by their tiers, and a row for each operation. */
function sheetOf(roots: readonly Node[]): { sheets: Sheet[]; cells: string[] } {
  const rows: Cell[][] = [];
  const prices: Cell[][] = [];
  const number = (value: Rational): Cell => ({ content: { number: toNumber(value) } });
  const cells = roots.map((root) => {
    const cellRefs = new Map<unknown, string>();
    const tiers = new Map<Node, ReturnType<Cells['tiersOf']>>();
    const place = (node: Node, cell: Cell) => cellRefs.set(cellRefOf(node), `A${rows.push([cell])}`);
    for (const node of inOrder([root])) {
      if (node.kind === 'input' || node.kind === 'rule') place(node, number(node.value));
      if (node.kind !== 'price') continue;
      const first = prices.length + 1;
      let [from, before] = [ZERO, ZERO];
      for (const { upTo: bound, usd: each } of node.tiers) {
        prices.push([number(from), number(subtract(each ?? ZERO, before)), number(each ?? ZERO)]);
        [from, before] = [bound ?? from, each ?? before];
      }
      const isOpen = node.tiers.at(-1)?.usd === undefined;
      const last = prices.length - (isOpen ? 1 : 0);
      const range = (column: string) => `'P'!$${column}$${first}:$${column}$${last}`;
      const end = isOpen ? { unpricedAbove: `'P'!A${prices.length}` } : {};
      tiers.set(node, { from: range('A'), more: range('B'), ...end });
      cellRefs.set(node, `'P'!C${first}`);
    }
    const own: Cells = {
      of: (node) => cellRefs.get(cellRefOf(node)) ?? literal((node as { value: Rational }).value),
      tiersOf: (node) => tiers.get(node) as ReturnType<Cells['tiersOf']>,
    };
    for (const node of inOrder([root])) {
      if (isLeaf(node)) continue;
      place(node, { content: { formula: cellFormula(node, own).text, cached: 0 } });
    }
    if (root.kind === 'constant') place(root, number(root.value));
    return cellRefs.get(cellRefOf(root)) as string;
  });
  const around = { joined: [], conditions: [], amounts: [], charts: [], widths: [12] };
  return {
    sheets: [
      { name: 'F', rows, ...around },
      { name: 'P', rows: prices, ...around },
    ],
    cells,
  };
}

/** What LibreOffice makes of formulas, whose values in the file are all zero: numbers, or `#N/A`. */
export function worked(roots: readonly Node[]): (number | string)[] {
  const { sheets, cells } = sheetOf(roots);
  const bytes = workbookBytes({ title: 'Formulas', font: 'Arial', sheets, objection: { title: '', text: '' } });
  const [book] = recalculated([bytes]);
  return cells.map((cell) => book?.get('F')?.get(cell)?.value as number | string);
}
