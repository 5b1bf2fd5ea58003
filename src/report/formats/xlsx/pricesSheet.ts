/** The sheet of prices: every price that a formula uses, a row for each of its tiers. */

import { printable } from '../../../document/printable.js';
import type { Node, Price } from '../../../formula/node.js';
import { divide, multiply, type Rational, subtract, ZERO } from '../../../quantity/rational.js';
import { per, USD } from '../../../quantity/unit.js';
import { STATED, unitWords } from '../../text/text.js';
import {
  addRow,
  addWide,
  blank,
  type Draft,
  draftOf,
  finished,
  fittedWidths,
  formula,
  input,
  number,
  text,
} from './draft.js';
import { leavesOf, MAX_SOURCE_LENGTH } from './inputsSheet.js';
import { keyOf } from './ledger.js';
import { cellName } from './names.js';
import type { Sheet } from './sheet.js';
import type { StepContext } from './steps.js';
import {
  DAY_FORMAT,
  dayNumber,
  HEAD,
  HEAD_RIGHT,
  INDENTED,
  INPUT,
  NOTE,
  PLAIN,
  quantityFormat,
  TAB_COLORS,
  TITLE,
} from './theme.js';
import { XLSX } from './words.js';

const COLUMN = { id: 1, from: 2, published: 3, per: 4, unit: 5, each: 6, more: 7, since: 8, source: 9 } as const;
const WIDTHS = [
  [30, 52],
  [18, 20],
  [18, 28],
  [16, 22],
  [12, 22],
  [18, 18],
  [18, 18],
  [12, 12],
  [30, 60],
] as const;

/** undefined where no formula uses any. */
export function pricesSheet(name: string, roots: readonly Node[], telling: StepContext): Sheet | undefined {
  const prices = leavesOf(roots).filter((leaf) => leaf.kind === 'price');
  if (prices.length === 0) return undefined;
  const { language } = telling;
  const draft = draftOf(name);
  addWide(draft, text(XLSX.pricesOfDay[language], TITLE), COLUMN.source);
  addWide(draft, text(XLSX.inputNote[language], NOTE), COLUMN.source);
  const { price, tierFrom, published, publishedPer, unit, perUnit, more, since, source } = XLSX;
  const heads = [price, tierFrom, published, publishedPer, unit, perUnit, more, since, source];
  const isText = (index: number) => index === 0 || index === 4 || index >= 7;
  addRow(draft, ...heads.map((words, index) => text(words[language], isText(index) ? HEAD : HEAD_RIGHT)));
  for (const one of prices) addPrice(draft, one, telling);
  const widths = fittedWidths(draft, WIDTHS);
  return finished(draft, { widths, frozenRows: 3, printedOnTop: [3, 3], isWide: true, color: TAB_COLORS.inputs });
}

function addPrice(draft: Draft, price: Price, { ledger, language, code }: StepContext): void {
  const { tiers, publishedPer, provenance } = price;
  const unit = unitWords(per(USD, price.unit), language, code);
  const first = draft.rows.length + 1;
  let from: Rational = ZERO;
  let before: Rational = ZERO;
  let priced = 0;
  tiers.forEach(({ upTo, usd }, index) => {
    const row = first + index;
    const at = (column: number) => cellName({ row, column });
    const isFirst = index === 0;
    const each = usd === undefined ? undefined : `${at(COLUMN.published)}/${at(COLUMN.per)}`;
    const step = `${at(COLUMN.each)}${isFirst ? '' : `-${cellName({ row: row - 1, column: COLUMN.each })}`}`;
    const amount = usd === undefined ? undefined : multiply(usd, publishedPer);
    const decimals = amount === undefined ? 'General' : rateFormat(amount);
    const eachStyle = {
      ...PLAIN,
      format: usd === undefined ? 'General' : rateFormat(divide(amount as Rational, publishedPer)),
    };
    addRow(
      draft,
      text(isFirst ? printable(price.id) : '', PLAIN),
      isFirst ? number(from, { ...PLAIN, format: '#,##0' }) : input(from, { ...INPUT, format: quantityFormat(from) }),
      amount === undefined ? text(XLSX.unpublished[language], PLAIN) : input(amount, { ...INPUT, format: decimals }),
      usd === undefined ? blank(PLAIN) : number(publishedPer, { ...PLAIN, format: '#,##0' }),
      text(unit, INDENTED),
      each === undefined ? blank(PLAIN) : formula(each, usd, eachStyle),
      each === undefined ? blank(PLAIN) : formula(step, subtract(usd as Rational, before), eachStyle),
      provenance.stated === true
        ? text(STATED[language], PLAIN)
        : number(dayNumber(provenance.from), { ...PLAIN, format: DAY_FORMAT }),
      text(isFirst ? printable(provenance.source, MAX_SOURCE_LENGTH) : '', PLAIN),
    );
    if (!isFirst) draft.amounts.push({ row, column: COLUMN.from });
    if (usd !== undefined) {
      draft.amounts.push({ row, column: COLUMN.published });
      priced += priced === index ? 1 : 0;
      before = usd;
    }
    from = upTo ?? from;
  });
  if (priced === 0) return;
  const cellRef = (row: number, column: number) => ({ sheet: draft.name, row, column });
  const last = first + priced - 1;
  const key = keyOf(price);
  ledger.cellRefs.set(key, cellRef(first, COLUMN.each));
  ledger.tiers.set(key, {
    from: [cellRef(first, COLUMN.from), cellRef(last, COLUMN.from)],
    more: [cellRef(first, COLUMN.more), cellRef(last, COLUMN.more)],
    ...(priced < tiers.length ? { unpricedAbove: cellRef(last + 1, COLUMN.from) } : {}),
  });
}

/** A rate with as many decimals as it has, where they are few. */
function rateFormat(usd: Rational): string {
  return quantityFormat(usd) === '#,##0' ? '#,##0.00' : quantityFormat(usd);
}
