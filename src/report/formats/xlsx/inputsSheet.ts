/** The sheet of inputs: what the scenario states, its terms, the exchange rate, and the day's billing rules. */
import type { Comparison } from '../../../bill/compare.js';
import { printable } from '../../../document/printable.js';
import type { Input, Leaf, Node, Rule } from '../../../formula/node.js';
import { inOrder } from '../../../formula/node.js';
import { RATE_ID } from '../../../scenario/quantity/frame.js';
import type { Language, Words } from '../../../words.js';
import { WORDS } from '../../document/words.js';
import { unitWords } from '../../text/text.js';
import { addRow, addWide, type Draft, draftOf, finished, fittedWidths, input, number, text } from './draft.js';
import { keyOf } from './ledger.js';
import type { Sheet } from './sheet.js';
import { addSteps, type StepColumns, type StepContext } from './steps.js';
import {
  DAY_FORMAT,
  dayNumber,
  formatOf,
  HEAD,
  HEAD_RIGHT,
  INDENTED,
  INPUT,
  NOTE,
  PLAIN,
  percentFormat,
  SECTION,
  TAB_COLORS,
  TITLE,
} from './theme.js';
import { SHEETS, XLSX } from './words.js';

const COLUMNS = 7;
const VALUE = 3;
const DERIVED: StepColumns = { how: 5, howTo: 7, value: VALUE, unit: 4 };
const WIDTHS = [
  [28, 48],
  [16, 36],
  [18, 22],
  [12, 20],
  [18, 34],
  [12, 12],
  [30, 60],
] as const;

/** Every leaf that the formulas use, each once. */
export function leavesOf(roots: readonly Node[]): Leaf[] {
  const leaves = inOrder(roots).filter((node): node is Leaf => 'id' in node);
  return [...new Map(leaves.map((leaf) => [keyOf(leaf), leaf])).values()];
}

/** @param roots of everything in the workbook that is to follow the inputs */
export function inputsDraft(name: string, comparison: Comparison, roots: readonly Node[], telling: StepContext): Draft {
  const { scenario } = comparison;
  const { language } = telling;
  const draft = draftOf(name);
  const leaves = leavesOf(roots);
  const inputs = leaves.filter((leaf): leaf is Input => leaf.kind === 'input');
  const isFrame = ({ id }: Input) => id === 'month' || id === 'during' || id === RATE_ID;
  const isTerm = ({ id }: Input) => id.startsWith('terms/');
  const isOfHorizon = ({ id }: Input) => id.startsWith('horizon/');
  const isWorkload = ({ id }: Input) => scenario.workload.has(id);
  addWide(draft, text(SHEETS.inputs[language], TITLE), COLUMNS);
  addWide(draft, text(XLSX.inputNote[language], NOTE), COLUMNS);
  const heads = [XLSX.name, XLSX.of, XLSX.value, XLSX.unit, XLSX.written, XLSX.since, XLSX.source];
  addRow(draft, ...heads.map((words, index) => text(words[language], index + 1 === VALUE ? HEAD_RIGHT : HEAD)));
  const section = (words: Words, found: readonly (Input | Rule)[]) => {
    if (found.length === 0) return;
    addSection(draft, words[language]);
    for (const leaf of found) addLeaf(draft, leaf, telling);
  };
  section(XLSX.frame, inputs.filter(isFrame));
  section(XLSX.workload, inputs.filter(isWorkload));
  const used = new Set(inOrder(roots));
  const derived = [...scenario.workload.values()].map(({ node }) => node).filter((node) => used.has(node));
  if (inputs.filter(isWorkload).length === 0 && derived.length > 0) addSection(draft, XLSX.workload[language]);
  addSteps(draft, derived, telling, DERIVED);
  section(
    XLSX.ofComponents,
    inputs.filter((leaf) => !(isFrame(leaf) || isTerm(leaf) || isOfHorizon(leaf) || isWorkload(leaf))),
  );
  section(XLSX.horizon, inputs.filter(isOfHorizon));
  section(XLSX.terms, inputs.filter(isTerm));
  section(
    XLSX.rules,
    leaves.filter((leaf) => leaf.kind === 'rule'),
  );
  return draft;
}

export function addSection(draft: Draft, words: string, columns = COLUMNS): void {
  addRow(draft);
  addWide(draft, text(words, SECTION), columns);
}

function addLeaf(draft: Draft, leaf: Input | Rule, { ledger, language, code }: StepContext): void {
  const { name, of } = namesOf(leaf, language);
  const isShare = leaf.kind === 'input' && leaf.written?.includes('%') === true;
  const format = isShare ? percentFormat(leaf.value) : formatOf(leaf.value, leaf.unit, code);
  const provenance = leaf.kind === 'rule' ? leaf.provenance : undefined;
  const written = leaf.kind === 'input' ? leaf.written : leaf.name?.[language];
  const row = addRow(
    draft,
    text(name, PLAIN),
    text(of, PLAIN),
    input(leaf.value, { ...INPUT, format }),
    text(isShare ? '' : unitWords(leaf.unit, language, code), INDENTED),
    text(written === undefined ? '' : printable(written), PLAIN),
    provenance === undefined ? text('', PLAIN) : number(dayNumber(provenance.from), { ...PLAIN, format: DAY_FORMAT }),
    text(provenance === undefined ? '' : printable(provenance.source, MAX_SOURCE_LENGTH), PLAIN),
  );
  // What shrinks grows by a share below zero.
  if (!leaf.id.startsWith('horizon/growth/')) draft.amounts.push({ row, column: VALUE });
  ledger.cellRefs.set(keyOf(leaf), { sheet: draft.name, row, column: VALUE });
}

export const MAX_SOURCE_LENGTH = 300;

const TERM_WORDS: Readonly<Record<string, Words>> = {
  'terms/discount': WORDS.discount,
  'terms/fee': WORDS.fee,
  'terms/tax': WORDS.tax,
  'terms/roundTo': XLSX.roundTo,
};

/** `EC2/web server/count` is the count of `EC2/web server`; what the tool names has a name of its own. */
function namesOf(leaf: Input | Rule, language: Language): { name: string; of: string } {
  if (leaf.kind === 'rule') {
    const cut = leaf.id.indexOf('/');
    return { name: leaf.id.slice(cut + 1), of: leaf.id.slice(0, cut) };
  }
  const cut = leaf.id.lastIndexOf('/');
  const own = TERM_WORDS[leaf.id]?.[language] ?? leaf.name?.[language] ?? leaf.id.slice(cut + 1);
  return { name: printable(own, 80), of: printable(leaf.id.slice(0, Math.max(0, cut)), 80) };
}

export function inputsSheet(draft: Draft): Sheet {
  const widths = fittedWidths(draft, WIDTHS);
  return finished(draft, { widths, frozenRows: 3, printedOnTop: [3, 3], isWide: true, color: TAB_COLORS.inputs });
}
