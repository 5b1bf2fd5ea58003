/**
 * Comparisons as a workbook: the formulas of every option over a sheet of inputs, so that a customer changes a number and
 * looks again. Beside each formula stands its value, for what shows workbooks and doesn't calculate.
 */
import type { Comparison } from '../../../bill/compare.js';
import { printable } from '../../../document/printable.js';
import { inOrder, type Node } from '../../../formula/node.js';
import { RATE_ID } from '../../../scenario/quantity/frame.js';
import type { Language } from '../../../words.js';
import { checksSheet } from './checksSheet.js';
import { withExactDigits } from './exactSheet.js';
import { inputsDraft, inputsSheet } from './inputsSheet.js';
import { emptyLedger } from './ledger.js';
import { sheetNamer } from './names.js';
import { optionSheets, rootsOf } from './optionSheet.js';
import { pricesSheet } from './pricesSheet.js';
import type { Sheet } from './sheet.js';
import type { StepContext } from './steps.js';
import { addHandedOver, summarySheet } from './summarySheet.js';
import { FONTS } from './theme.js';
import { SHEETS, XLSX } from './words.js';
import { workbookBytes } from './workbook.js';

/** One workbook for one scenario, or for several, whose sheets are then numbered. */
export function comparisonWorkbook(comparisons: readonly Comparison[], language: Language): Uint8Array {
  const named = sheetNamer();
  const each = comparisons.map((comparison, index) => {
    const number = comparisons.length === 1 ? '' : `${index + 1} `;
    return sheetsOf(comparison, language, (wished) => named(`${number}${wished}`));
  });
  const summaries = new Set(each.flatMap((sheets) => sheets.slice(0, 1)));
  return workbookBytes({
    title: comparisons.map(({ scenario }) => printable(scenario.title[language])).join('; '),
    font: FONTS[language],
    sheets: withExactDigits(each.flat(), summaries, named, language),
    objection: { title: XLSX.notANumber[language], text: XLSX.numberFromZero[language] },
  });
}

function sheetsOf(comparison: Comparison, language: Language, named: (wished: string) => string): Sheet[] {
  const { scenario, options } = comparison;
  const { code } = scenario.currency;
  const telling: StepContext = { ledger: emptyLedger(), language, code };
  const summaryName = named(SHEETS.summary[language]);
  const names = options.map(({ title }) => {
    const wished = printable(title[language], 31);
    return { option: named(wished), years: () => named(`${wished.slice(0, 20)} ${SHEETS.years[language]}`) };
  });
  const [inputsName, pricesName, checksName] = [SHEETS.inputs, SHEETS.prices, SHEETS.checks].map((words) =>
    named(words[language]),
  ) as [string, string, string];
  const rate = code === 'USD' ? undefined : scenario.frame.perUsd;
  const roots: Node[] = [
    ...(rate === undefined ? [] : [rate]),
    ...options.flatMap((option) => rootsOf(option, comparison)),
    ...requiredInputs(comparison),
  ];
  const inputs = inputsDraft(inputsName, comparison, roots, telling);
  const prices = pricesSheet(pricesName, roots, telling);
  const rateCellRef = telling.ledger.cellRefs.get(`input ${RATE_ID}`);
  const made = options.map((option, index) =>
    optionSheets(option, comparison, names[index] as (typeof names)[number], rateCellRef, telling),
  );
  const checks = checksSheet(checksName, comparison, roots, telling);
  const handedOver = addHandedOver(inputs, comparison, telling);
  const needs = checks?.needs ?? [];
  const around = { options: made, handedOver, failing: checks?.failing, needs, rate: rateCellRef };
  return [
    summarySheet(summaryName, comparison, around, telling),
    ...made.flatMap((one) => one.sheets),
    inputsSheet(inputs),
    ...(prices === undefined ? [] : [prices]),
    ...(checks === undefined ? [] : [checks.sheet]),
  ];
}

/** Quantities of the workload by which an option is possible or not, whether they cost something or not. */
function requiredInputs({ scenario, options }: Comparison): Node[] {
  const requirements = options.flatMap((option) => [
    ...option.requirements,
    ...(option.overHorizon?.requirements ?? []),
  ]);
  const nodes = inOrder(requirements.flatMap(({ quantity, limit }) => [quantity, limit]));
  return nodes.filter((node) => node.kind === 'input' && scenario.workload.has(node.id));
}
