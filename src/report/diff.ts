/** The difference of two bills, as a reviewer reads it, and as JSON. */
import type { Line } from '../compare/compare.js';
import type { ComparisonDiff, LineDiff, OptionDiff } from '../compare/diff.js';
import { lineName } from '../compare/select.js';
import { inCurrency } from '../quantity/currency.js';
import { divide, fixed, isNegative, isZero, multiply, type Rational, rational, ZERO } from '../quantity/rational.js';
import { unitName } from '../quantity/unit.js';
import type { Language } from '../words.js';
import type { Look } from './breakEven.js';
import { columnsText } from './columns.js';
import { decimal, FORMAT_VERSION } from './json.js';
import { moneyText, paragraph, printable, quantityText } from './text.js';

export function diffText(found: ComparisonDiff, { language, width }: Look): string {
  const ja = language === 'ja';
  const { before, after, frame, options } = found;
  const changed = options.filter(({ lines, usd }) => lines.length > 0 || !isZero(usd));
  const files = `${printable(before.scenario.source.file)} → ${printable(after.scenario.source.file)}`;
  const heads = frame.map(({ key, before: old, after: now }) => `${key}: ${printable(old)} → ${printable(now)}`);
  const nothing = ja ? '金額と数量に差はありません。' : 'No amount and no quantity differs.';
  return [
    files,
    ...heads.map((line) => paragraph(line, width, '  ')),
    ...(changed.length === 0 ? [nothing] : changed.map((option) => optionText(option, found, { language, width }))),
  ].join('\n');
}

/** In the currency of both, where that is one at one rate; else in USD. */
function currencyOf({ before, after }: ComparisonDiff) {
  const [old, now] = [before.scenario.currency, after.scenario.currency];
  return old.code === now.code && old.perUsd.equals(now.perUsd) ? now : { code: 'USD', perUsd: rational(1) };
}

function optionText(option: OptionDiff, found: ComparisonDiff, { language, width }: Look): string {
  const currency = currencyOf(found);
  const ja = language === 'ja';
  const amount = (usd: Rational | undefined) =>
    usd === undefined ? '–' : moneyText(inCurrency(usd, currency), currency.code);
  const more = (usd: Rational) => signed(inCurrency(usd, currency), currency.code);
  const title = printable((option.after ?? option.before)?.title[language] ?? option.name, 60);
  const state =
    option.before === undefined
      ? ja
        ? '（追加）'
        : ' (new)'
      : option.after === undefined
        ? ja
          ? '（削除）'
          : ' (gone)'
        : '';
  const share = option.before === undefined || isZero(option.before.usd) ? '' : percent(option.usd, option.before.usd);
  return [
    `${title}${state}`,
    columnsText(
      {
        head: ja
          ? ['明細', `変更前 ${currency.code}`, `変更後 ${currency.code}`, '差']
          : ['line', `before, ${currency.code}`, `after, ${currency.code}`, 'difference'],
        aligns: ['left', 'right', 'right', 'right'],
        rows: [
          ...option.lines.map((line) => [
            lineText(line, language),
            amount(line.before?.usd),
            amount(line.after?.usd),
            more(line.usd),
          ]),
          [
            ja ? '合計' : 'Total',
            amount(option.before?.usd),
            amount(option.after?.usd),
            `${more(option.usd)}${share === '' ? '' : ` (${share})`}`,
          ],
        ],
      },
      width,
    ),
  ].join('\n');
}

function lineText({ before, after }: LineDiff, language: Language): string {
  const line = (after ?? before) as Line;
  const name = printable(`${line.component} / ${line.meter[language]}`, 100);
  const quantity = (one: Line) => quantityText(one.quantity, one.quantityFormula.unit, language);
  if (before === undefined) return `+ ${name}: ${quantity(line)}`;
  if (after === undefined) return `- ${name}: ${quantity(line)}`;
  const [old, now] = [quantity(before), quantity(after)];
  return `  ${name}: ${old === now ? old : `${old} → ${now}`}`;
}

function signed(amount: Rational, code: string): string {
  if (isZero(amount)) return moneyText(ZERO, code);
  return isNegative(amount) ? `-${moneyText(amount.abs(), code)}` : `+${moneyText(amount, code)}`;
}

function percent(more: Rational, of: Rational): string {
  const share = multiply(divide(more, of), rational(100));
  return `${isNegative(share) ? '' : '+'}${fixed(share, 1)} %`;
}

export function diffJson({ before, after, frame, options }: ComparisonDiff): object {
  const side = (line: Line | undefined) =>
    line === undefined
      ? null
      : { quantity: decimal(line.quantity), unit: unitName(line.quantityFormula.unit), usd: decimal(line.usd) };
  return {
    formatVersion: FORMAT_VERSION,
    question: 'diff',
    before: before.scenario.source.file,
    after: after.scenario.source.file,
    frame,
    options: options.map(({ name, usd, lines, before: old, after: now }) => ({
      name,
      before: old === undefined ? null : { usd: decimal(old.usd) },
      after: now === undefined ? null : { usd: decimal(now.usd) },
      differenceUsd: decimal(usd),
      lines: lines.map((line) => ({
        line: lineName((line.after ?? line.before) as Line),
        before: side(line.before),
        after: side(line.after),
        differenceUsd: decimal(line.usd),
      })),
    })),
  };
}
