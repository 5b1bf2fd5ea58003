/** The sheet that says where the formulas hold: a live check for each decision of the metering that inputs can change. */
import type { Comparison } from '../../../bill/compare.js';
import type { Decision } from '../../../bill/decision.js';
import { printable } from '../../../document/printable.js';
import { exactValue } from '../../../formula/exact.js';
import { type Input, inOrder, isLeaf, type Node } from '../../../formula/node.js';
import { compareRationals, type Rational, ZERO } from '../../../quantity/rational.js';
import type { Words } from '../../../words.js';
import { unitWords } from '../../text/text.js';
import { addRow, addWide, type CellRef, draftOf, finished, fittedWidths, formula, number, text } from './draft.js';
import { leavesOf } from './inputsSheet.js';
import { behind, cellRefOf, cellsFrom, keyOf, type Ledger } from './ledger.js';
import { cellName } from './names.js';
import type { Sheet } from './sheet.js';
import { addSteps, labelOf, type StepContext } from './steps.js';
import { BROKEN, formatOf, HEAD, HEAD_RIGHT, NOTE, PLAIN, SECTION, STATE, TAB_COLORS, TITLE } from './theme.js';
import { RELATIONS, SHEETS, XLSX } from './words.js';

const WIDTHS = [
  [16, 28],
  [20, 40],
  [24, 52],
  [16, 22],
  [14, 26],
  [16, 22],
  [14, 22],
] as const;
const COLUMNS = 7;

export interface Checks {
  readonly sheet: Sheet;
  /** How many checks fail. */
  readonly failing: CellRef;
}

interface Check extends Decision {
  readonly option: string;
}

/** undefined where nothing that was decided depends on an input. */
export function checksSheet(
  name: string,
  comparison: Comparison,
  roots: readonly Node[],
  telling: StepContext,
): Checks | undefined {
  const { language } = telling;
  const checks = checksOf(comparison, roots, telling);
  if (checks.length === 0) return undefined;
  const draft = draftOf(name);
  addWide(draft, text(SHEETS.checks[language], TITLE), COLUMNS);
  addWide(draft, text(XLSX.checksNote[language], NOTE), COLUMNS);
  const failingRow = addRow(draft);
  const { option, component, quantity, value, mustBe, limit, state } = XLSX;
  const heads = [option, component, quantity, value, mustBe, limit, state];
  addRow(draft, ...heads.map((words, index) => text(words[language], index === 3 || index === 5 ? HEAD_RIGHT : HEAD)));
  const first = draft.rows.length + 1;
  for (const _ of checks) addRow(draft);
  addRow(draft);
  const steps = addWide(draft, text(XLSX.derivation[language], SECTION), COLUMNS);
  addSteps(
    draft,
    checks.flatMap(({ quantity: of, limit: to }) => [of, to]),
    telling,
  );
  if (draft.rows.length === steps) {
    draft.rows.length -= 2;
    draft.joined.pop();
  }
  checks.forEach((check, index) => {
    draft.rows[first + index - 1] = checkCells(check, first + index, draft.name, telling);
  });
  const states = `G${first}:G${first + checks.length - 1}`;
  const count = formula(`ROWS(${states})-COUNTIF(${states},"${XLSX.holds[language]}")`, ZERO, {
    ...STATE,
    format: '0',
  });
  draft.rows[failingRow - 1] = [text(XLSX.outside[language], STATE), count];
  draft.conditions.push(
    { range: `B${failingRow}`, formula: `B${failingRow}>0`, style: BROKEN },
    { range: states, formula: `G${first}<>"${XLSX.holds[language]}"`, style: BROKEN },
  );
  const widths = fittedWidths(draft, WIDTHS);
  const sheet = finished(draft, {
    widths,
    frozenRows: 4,
    printedOnTop: [4, 4],
    isWide: true,
    color: TAB_COLORS.checks,
  });
  return { sheet, failing: { sheet: draft.name, row: failingRow, column: 2 } };
}

/** What depends on a cell that can be changed, alike ones once. */
function checksOf(comparison: Comparison, roots: readonly Node[], telling: StepContext): Check[] {
  const { language, ledger } = telling;
  const found = new Map<string, Check>();
  for (const option of comparison.options) {
    const title = printable(option.title[language], 60);
    for (const decision of option.decisions) {
      if (!follows(decision, ledger)) continue;
      const { kind, quantity, limit, component = '' } = decision;
      const key = [title, component, kind, ...[quantity, limit].map((node) => identityOf(node, ledger))].join('\n');
      if (!found.has(key)) found.set(key, { ...decision, option: title });
    }
  }
  return [...found.values(), ...lengthsOf(comparison, roots).map((one) => ({ ...one, option: '' }))];
}

function follows({ quantity, limit }: Decision, ledger: Ledger): boolean {
  if (quantity === limit) return false;
  return inOrder([quantity, limit]).some((node) => 'id' in node && cellRefOf(node, ledger) !== undefined);
}

const identities = new WeakMap<Node, number>();
let identified = 0;

function identityOf(node: Node, ledger: Ledger): string {
  const found = behind(node);
  const key = keyOf(found);
  if (typeof key === 'string') return key;
  const cellRef = ledger.cellRefs.get(key);
  if (cellRef !== undefined) return `${cellRef.sheet} ${cellName(cellRef)}`;
  if (found.kind === 'constant') return found.value.toFraction();
  const number = identities.get(found) ?? ++identified;
  identities.set(found, number);
  return String(number);
}

/** A rate over time (`200 / s`), or one that was counted, was added up over the month as it is stated. */
const RATE = /\/\s*(?:s|sec|min|minutes?|h|hours?|days?|weeks?|years?)\b/;

function lengthsOf({ scenario }: Comparison, roots: readonly Node[]): Decision[] {
  const inputs = leavesOf(roots).filter((leaf): leaf is Input => leaf.kind === 'input');
  const isAddedUp =
    scenario.traffic.size > 0 ||
    scenario.frame.isEvent ||
    RATE.test(scenario.source.text) ||
    inputs.some(({ written = '' }) => RATE.test(written));
  if (!isAddedUp) return [];
  const lengths = inputs.filter(({ id }) => id === 'month' || id === 'during');
  return lengths.map((quantity) => ({ kind: 'simulated', quantity, limit: quantity }));
}

function checkCells(check: Check, row: number, sheet: string, telling: StepContext) {
  const { language, code, ledger } = telling;
  const { kind, quantity, limit, component = '', option } = check;
  const cells = cellsFrom(sheet, ledger);
  const [value, bound] = [quantity, limit].map((node) => exactValue(node)) as [Rational, Rational];
  const isSimulated = kind === 'simulated';
  const [a, b] = [cellName({ row, column: 4 }), cellName({ row, column: 6 })];
  const format = (of: Rational) => ({ ...PLAIN, format: formatOf(of, quantity.unit, code) });
  const unit = unitWords(quantity.unit, language, code);
  const name = `${labelOf(quantity, sheet, telling)}${unit === '' ? '' : ` (${unit})`}`;
  const limitName =
    isSimulated || isLeaf(behind(limit)) ? limitWords(limit, isSimulated) : labelOf(limit, sheet, telling);
  const words = relationOf(check)[language];
  const state = `IF(IFERROR(${conditionOf(check, a, b)},FALSE),"${XLSX.holds[language]}","${XLSX.broken[language]}")`;
  return [
    text(option, PLAIN),
    text(printable(component, 60), PLAIN),
    text(printable(name, 200), PLAIN),
    formula(cells.of(quantity), value, format(value)),
    text(limitName === '' ? words : `${words} (${printable(limitName, 80)})`, PLAIN),
    isSimulated ? number(value, format(value)) : formula(cells.of(limit), bound, format(bound)),
    formula(state, XLSX.holds[language], STATE),
  ];
}

function limitWords(limit: Node, isSimulated: boolean): string {
  const found = behind(limit);
  return isSimulated || !('id' in found) ? '' : found.id;
}

function signOf({ quantity, limit }: Decision): number {
  return compareRationals(exactValue(quantity), exactValue(limit));
}

function relationOf(check: Decision): Words {
  const sign = signOf(check);
  switch (check.kind) {
    case 'above':
      return sign > 0 ? RELATIONS.more : RELATIONS.atMost;
    case 'below':
      return sign < 0 ? RELATIONS.less : RELATIONS.atLeast;
    case 'equal':
      return sign === 0 ? RELATIONS.equal : RELATIONS.other;
    case 'multipleOf':
      return RELATIONS.multipleOf;
    case 'simulated':
      return RELATIONS.asItWas;
  }
}

/** What is equal but for the last bits of a double is equal. */
const NOISE = '1E-12';

function conditionOf(check: Decision, a: string, b: string): string {
  const noise = `${NOISE}*(ABS(${a})+ABS(${b}))`;
  const sign = signOf(check);
  switch (check.kind) {
    case 'above':
      return `${a}-${b}${sign > 0 ? '>' : '<='}${noise}`;
    case 'below':
      return `${b}-${a}${sign < 0 ? '>' : '<='}${noise}`;
    case 'equal':
      return `ABS(${a}-${b})${sign === 0 ? '<=' : '>'}${noise}`;
    case 'multipleOf':
      return `ABS(${a}/${b}-ROUND(${a}/${b},0))<=${NOISE}*(1+ABS(${a}/${b}))`;
    case 'simulated':
      return `ABS(${a}-${b})<=${noise}`;
  }
}
