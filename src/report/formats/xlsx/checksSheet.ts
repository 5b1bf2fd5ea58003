/**
 * The sheet that says where the formulas hold, and which options are possible: a live check for each decision of the metering, and for
 * each thing that an option needs, that inputs can change.
 */
import type { ComparedOption, Comparison } from '../../../bill/compare.js';
import type { Decision } from '../../../bill/decision.js';
import { isMet, type Requirement } from '../../../bill/requirement.js';
import { printable } from '../../../document/printable.js';
import { exactValue } from '../../../formula/exact.js';
import { type Input, inOrder, isLeaf, type Node } from '../../../formula/node.js';
import { compareRationals, type Rational, ZERO } from '../../../quantity/rational.js';
import type { Words } from '../../../words.js';
import { unitWords } from '../../text/text.js';
import {
  addRow,
  addWide,
  type CellRef,
  type Draft,
  draftOf,
  finished,
  fittedWidths,
  formula,
  number,
  text,
} from './draft.js';
import { leavesOf } from './inputsSheet.js';
import { behind, cellRefOf, cellsFrom, keyOf, type Ledger } from './ledger.js';
import { cellName } from './names.js';
import type { Cell, Sheet } from './sheet.js';
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
  /** How many checks fail; absent where there are none. */
  readonly failing: CellRef | undefined;
  /** By option, in their order. */
  readonly needs: readonly OptionNeeds[];
}

/** Cells that say whether an option is possible: in its month, and in every year of the horizon. Absent where nothing is needed. */
export interface OptionNeeds {
  readonly month: NeedCells | undefined;
  readonly years: NeedCells | undefined;
}

export interface NeedCells {
  readonly sheet: string;
  /** Rows on end, each with its state in the last column. */
  readonly from: number;
  readonly to: number;
  /** How many of them were met as delivered. */
  readonly met: number;
  /** What the others were then: the row, and both of its values. */
  readonly unmet: readonly { readonly row: number; readonly quantity: Rational; readonly limit: Rational }[];
}

export const NEED_COLUMNS = { quantity: 4, limit: 6, state: 7 } as const;

interface Check extends Decision {
  readonly option: string;
}

interface Need extends Requirement {
  readonly option: string;
  readonly year?: number;
}

/** undefined where nothing that was decided, and nothing that an option needs, depends on an input. */
export function checksSheet(
  name: string,
  comparison: Comparison,
  roots: readonly Node[],
  telling: StepContext,
): Checks | undefined {
  const { language } = telling;
  const checks = checksOf(comparison, roots, telling);
  const needs = comparison.options.map((option) => needsOf(option, telling));
  const allNeeds = needs.flat();
  if (checks.length + allNeeds.length === 0) return undefined;
  const draft = draftOf(name);
  addWide(draft, text(SHEETS.checks[language], TITLE), COLUMNS);
  const hasChecks = checks.length > 0;
  if (hasChecks) addWide(draft, text(XLSX.checksNote[language], NOTE), COLUMNS);
  const failingRow = hasChecks ? addRow(draft) : undefined;
  const firstCheck = hasChecks ? addHead(draft, telling) + 1 : 0;
  for (const _ of checks) addRow(draft);
  const hasNeeds = allNeeds.length > 0;
  if (hasNeeds) {
    if (hasChecks) addRow(draft);
    addWide(draft, text(XLSX.needs[language], SECTION), COLUMNS);
    addWide(draft, text(XLSX.needsNote[language], NOTE), COLUMNS);
  }
  const firstNeed = hasNeeds ? addHead(draft, telling) + 1 : 0;
  for (const _ of allNeeds) addRow(draft);
  addRow(draft);
  const steps = addWide(draft, text(XLSX.derivation[language], SECTION), COLUMNS);
  addSteps(
    draft,
    [...checks, ...allNeeds].flatMap(({ quantity: of, limit: to }) => [of, to]),
    telling,
  );
  if (draft.rows.length === steps) {
    draft.rows.length -= 2;
    draft.joined.pop();
  }
  checks.forEach((check, index) => {
    const row = firstCheck + index;
    const words = { relation: relationOf(check), condition: conditionOf(check, ...valueCells(row)) };
    draft.rows[row - 1] = checkCells(check, words, XLSX.broken, true, draft.name, telling);
  });
  allNeeds.forEach((need, index) => {
    const row = firstNeed + index;
    const words = { relation: NEEDED_RELATIONS[need.kind], condition: metCondition(need, ...valueCells(row)) };
    draft.rows[row - 1] = checkCells(need, words, XLSX.impossible, isMetNow(need), draft.name, telling);
  });
  const stateCells = (from: number, many: number) => `G${from}:G${from + many - 1}`;
  if (failingRow !== undefined) {
    const states = stateCells(firstCheck, checks.length);
    const count = formula(`ROWS(${states})-COUNTIF(${states},"${XLSX.holds[language]}")`, ZERO, {
      ...STATE,
      format: '0',
    });
    draft.rows[failingRow - 1] = [text(XLSX.outside[language], STATE), count];
    draft.conditions.push({ range: `B${failingRow}`, formula: `B${failingRow}>0`, style: BROKEN });
  }
  const blocks = [
    [firstCheck, checks.length],
    [firstNeed, allNeeds.length],
  ] as const;
  for (const [from, many] of blocks) {
    if (many === 0) continue;
    const states = stateCells(from, many);
    draft.conditions.push({ range: states, formula: `G${from}<>"${XLSX.holds[language]}"`, style: BROKEN });
  }
  const widths = fittedWidths(draft, WIDTHS);
  const sheet = finished(draft, {
    widths,
    frozenRows: hasChecks ? 4 : 1,
    printedOnTop: hasChecks ? [4, 4] : [1, 1],
    isWide: true,
    color: TAB_COLORS.checks,
  });
  let row = firstNeed;
  const cells = needs.map((own): OptionNeeds => {
    const from = row;
    row += own.length;
    const ofMonth = own.filter(({ year = 1 }) => year === 1).length;
    return {
      month: needCells(own.slice(0, ofMonth), from, draft.name),
      years: needCells(own, from, draft.name),
    };
  });
  const failing = failingRow === undefined ? undefined : { sheet: draft.name, row: failingRow, column: 2 };
  return { sheet, failing, needs: cells };
}

/** @returns its row */
function addHead(draft: Draft, { language }: StepContext): number {
  const { option, component, quantity, value, mustBe, limit, state } = XLSX;
  const heads = [option, component, quantity, value, mustBe, limit, state];
  return addRow(
    draft,
    ...heads.map((words, index) => text(words[language], index === 3 || index === 5 ? HEAD_RIGHT : HEAD)),
  );
}

function valueCells(row: number): [string, string] {
  return [cellName({ row, column: NEED_COLUMNS.quantity }), cellName({ row, column: NEED_COLUMNS.limit })];
}

function needCells(needs: readonly Need[], from: number, sheet: string): NeedCells | undefined {
  if (needs.length === 0) return undefined;
  const unmet = needs.flatMap((need, index) => {
    const [quantity, limit] = [exactValue(need.quantity), exactValue(need.limit)];
    return isMet(need, quantity, limit) ? [] : [{ row: from + index, quantity, limit }];
  });
  return { sheet, from, to: from + needs.length - 1, met: needs.length - unmet.length, unmet };
}

function isMetNow(need: Requirement): boolean {
  return isMet(need, exactValue(need.quantity), exactValue(need.limit));
}

/** What depends on a cell that can be changed or isn't met, alike ones once: of the month, then of later years. */
function needsOf(option: ComparedOption, telling: StepContext): Need[] {
  const { language, ledger } = telling;
  const title = printable(option.title[language], 60);
  const later = option.overHorizon?.requirements.filter(({ year }) => year > 1) ?? [];
  const found = new Map<string, Need>();
  for (const one of [...option.requirements, ...later]) {
    if (!follows(one, ledger) && isMetNow(one)) continue;
    const { kind, quantity, limit, component = '' } = one;
    const key = [component, kind, ...[quantity, limit].map((node) => identityOf(node, ledger))].join('\n');
    if (!found.has(key)) found.set(key, { ...one, option: title });
  }
  return [...found.values()];
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

interface CheckWords {
  readonly relation: Words;
  /** Of a cell's formula. */
  readonly condition: string;
}

/** @param isHeld as delivered */
function checkCells(
  check: Check & Pick<Need, 'year'>,
  { relation, condition }: CheckWords,
  broken: Words,
  isHeld: boolean,
  sheet: string,
  telling: StepContext,
): Cell[] {
  const { language, code, ledger } = telling;
  const { kind, quantity, limit, component = '', option, year } = check;
  const cells = cellsFrom(sheet, ledger);
  const [value, bound] = [quantity, limit].map((node) => exactValue(node)) as [Rational, Rational];
  const isSimulated = kind === 'simulated';
  const format = (of: Rational) => ({ ...PLAIN, format: formatOf(of, quantity.unit, code) });
  const unit = unitWords(quantity.unit, language, code);
  const inYear = year === undefined || year === 1 ? '' : { en: `, year ${year}`, ja: `（${year} 年目）` }[language];
  const name = `${labelOf(quantity, sheet, telling)}${unit === '' ? '' : ` (${unit})`}${inYear}`;
  const limitName =
    isSimulated || isLeaf(behind(limit)) ? limitWords(limit, isSimulated) : labelOf(limit, sheet, telling);
  const words = relation[language];
  const [held, failed] = [XLSX.holds[language], broken[language]];
  return [
    text(option, PLAIN),
    text(printable(component, 60), PLAIN),
    text(printable(name, 200), PLAIN),
    formula(cells.of(quantity), value, format(value)),
    text(limitName === '' ? words : `${words} (${printable(limitName, 80)})`, PLAIN),
    isSimulated ? number(value, format(value)) : formula(cells.of(limit), bound, format(bound)),
    formula(`IF(IFERROR(${condition},FALSE),"${held}","${failed}")`, isHeld ? held : failed, STATE),
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
const NOISE = '0.000000000001';

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
      return multipleCondition(a, b);
    case 'simulated':
      return `ABS(${a}-${b})<=${noise}`;
  }
}

/** What must be so for an option to be possible. */
const NEEDED_RELATIONS: Readonly<Record<Requirement['kind'], Words>> = {
  above: RELATIONS.atMost,
  below: RELATIONS.atLeast,
  equal: RELATIONS.equal,
  multipleOf: RELATIONS.multipleOf,
};

function metCondition({ kind }: Requirement, a: string, b: string): string {
  const noise = `${NOISE}*(ABS(${a})+ABS(${b}))`;
  switch (kind) {
    case 'above':
      return `${a}-${b}<=${noise}`;
    case 'below':
      return `${b}-${a}<=${noise}`;
    case 'equal':
      return `ABS(${a}-${b})<=${noise}`;
    case 'multipleOf':
      return multipleCondition(a, b);
  }
}

function multipleCondition(a: string, b: string): string {
  return `ABS(${a}/${b}-ROUND(${a}/${b},0))<=${NOISE}*(1+ABS(${a}/${b}))`;
}
