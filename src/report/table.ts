/** A comparison as a table for a terminal: what a person shows a customer. */
import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import type { ComparedOption, Comparison, Line } from '../compare/compare.js';
import type { CashFlow } from '../compare/option.js';
import { exactValue } from '../formula/exact.js';
import { type Currency, roundedText } from '../quantity/currency.js';
import {
  add,
  compareRationals,
  divide,
  multiply,
  numberInWords,
  type Rational,
  rational,
  ZERO,
} from '../quantity/rational.js';
import type { Scenario } from '../scenario/scenario.js';
import { lengthHours, peakToMean, type Traffic } from '../services/traffic.js';
import type { Language } from '../words.js';
import { moneyText, paragraph, printable, quantityText, rateText, wrapped } from './text.js';
import { totalRows } from './totals.js';
import { spanWords, verdictLines } from './verdict.js';
import { warningsOf } from './warnings.js';
import { widthOf } from './width.js';
import { FREE_TIER_WORDS, WORDS } from './words.js';

export interface TableSettings {
  readonly language: Language;
  /** Columns of the screen. */
  readonly width: number;
  readonly color: boolean;
}

export function comparisonTable(comparison: Comparison, settings: TableSettings): string {
  const paint = new Chalk({ level: settings.color ? 1 : 0 });
  const { language, width } = settings;
  const title = wrapped(printable(comparison.scenario.title[language]), width);
  const groups = tooNarrow(comparison, settings) ? comparison.options.map((option) => [option]) : [comparison.options];
  return [
    paint.bold(title),
    ...groups.map((options) => optionsTable(options, comparison, settings, paint)),
    verdict(comparison, settings, paint),
    footer(comparison, settings, paint),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const NARROWEST_LABEL = 30;

/** Options stand side by side where they fit, else one below the other. */
function tooNarrow({ options, scenario }: Comparison, { language, width }: TableSettings): boolean {
  const amounts = options.map((option) => amountWidth(option, unitOf(scenario, language)));
  return NARROWEST_LABEL + amounts.reduce((sum, one) => sum + one + 3, 0) + 4 > width;
}

const WIDEST_AMOUNT = 20;

function amountWidth(option: ComparedOption, unit: string): number {
  return Math.min(WIDEST_AMOUNT, Math.max(12, widthOf(unit), widthOf(printable(option.name))));
}

/** What the amounts are in, and for which time: `JPY a month`. */
function unitOf(scenario: Scenario, language: Language): string {
  const { code } = scenario.currency;
  const span = spanWords(scenario)[language];
  return language === 'ja' ? `${span} ${code}` : `${code} ${span}`;
}

interface Row {
  readonly label: string;
  readonly amounts: readonly (Rational | undefined)[];
  readonly kind: 'component' | 'line';
}

function optionsTable(
  options: readonly ComparedOption[],
  comparison: Comparison,
  { language, width }: TableSettings,
  paint: ChalkInstance,
): string {
  const { scenario, cheapest } = comparison;
  const unit = unitOf(scenario, language);
  const { code, perUsd } = scenario.currency;
  const amountWidths = options.map((option) => amountWidth(option, unit));
  const around = 4 + amountWidths.reduce((sum, one) => sum + one + 3, 0);
  const rows = rowsOf(options, language);
  const totals = totalRows(options, comparison, language);
  const widest = Math.max(
    NARROWEST_LABEL,
    ...totals.map(({ label }) => widthOf(label)),
    ...rows.map(({ label, kind }) => widthOf(label) + (kind === 'line' ? INDENT.length : 0)),
  );
  const labelWidth = Math.max(8, Math.min(widest, width - around));
  const table = new Table({
    head: ['', ...options.map((option, index) => headOf(option, amountWidths[index] as number, unit, language))],
    colWidths: [labelWidth, ...amountWidths].map((one) => one + 2),
    colAligns: ['left', ...options.map(() => 'right' as const)],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  const text = (usd: Rational | undefined) => (usd === undefined ? '–' : moneyText(multiply(usd, perUsd), code));
  for (const { label, amounts, kind } of rows) {
    const isLine = kind === 'line';
    const indented = isLine ? indentedLines(label, labelWidth) : wrapped(label, labelWidth);
    const cells = amounts.map((usd) => (isLine && usd === undefined ? '' : text(usd)));
    table.push(isLine ? [paint.dim(indented), ...cells.map((cell) => paint.dim(cell))] : [indented, ...cells]);
  }
  table.push(['─'.repeat(labelWidth), ...amountWidths.map((one) => '─'.repeat(one))]);
  for (const { label, amounts, kind } of totals) {
    const isTotal = kind === 'total';
    const cells = amounts.map((amount = '–', index) => {
      if (!isTotal) return amount;
      return cheapest.includes(options[index] as ComparedOption) ? paint.bold.green(amount) : paint.bold(amount);
    });
    table.push([isTotal ? paint.bold(wrapped(label, labelWidth)) : wrapped(label, labelWidth), ...cells]);
  }
  return table.toString();
}

function headOf(option: ComparedOption, width: number, unit: string, language: Language): string {
  return `${wrapped(printable(option.title[language], 60), width)}\n${wrapped(unit, width)}`;
}

const INDENT = '  ';

function indentedLines(label: string, width: number): string {
  return wrapped(label, width - INDENT.length)
    .split('\n')
    .map((line) => `${INDENT}${line}`)
    .join('\n');
}

/** Components in the order of the options; what two options have alike shares its rows. */
function rowsOf(options: readonly ComparedOption[], language: Language): Row[] {
  const components = new Map<string, Map<string, (Rational | undefined)[]>>();
  options.forEach((option, index) => {
    for (const line of option.lines) {
      const rows = components.get(componentLabel(line, language)) ?? new Map<string, (Rational | undefined)[]>();
      components.set(componentLabel(line, language), rows);
      const label = lineLabel(line, language);
      const amounts = rows.get(label) ?? options.map(() => undefined);
      amounts[index] = amounts[index] === undefined ? line.usd : add(amounts[index], line.usd);
      rows.set(label, amounts);
    }
  });
  return [...components].flatMap(([label, rows]): Row[] => {
    const subtotals = options.map((_, index) => subtotal([...rows.values()].map((amounts) => amounts[index])));
    const lines = [...rows].map(([line, amounts]): Row => ({ label: line, amounts, kind: 'line' }));
    return [{ label, amounts: subtotals, kind: 'component' }, ...lines];
  });
}

function subtotal(amounts: readonly (Rational | undefined)[]): Rational | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === 0 ? undefined : known.reduce(add, ZERO);
}

function componentLabel(line: Line, language: Language): string {
  const title = line.serviceTitle[language];
  const name = printable(line.component, 80);
  return line.component === line.service ? title : `${name} (${title})`;
}

function lineLabel(line: Line, language: Language): string {
  return `${line.meter[language]}: ${quantityText(line.quantity, line.quantityFormula.unit, language)}`;
}

function verdict(comparison: Comparison, { language, width }: TableSettings, paint: ChalkInstance): string {
  return verdictLines(comparison, language)
    .map((line) => paint.bold(wrapped(line, width)))
    .join('\n');
}

function footer(comparison: Comparison, { language, width }: TableSettings, paint: ChalkInstance): string {
  const { scenario, options } = comparison;
  const lines: string[] = [];
  const say = (name: string, text: string) => lines.push(paragraph(`${name}: ${text}`, width, '  '));
  const join = (texts: readonly string[]) => texts.map((text) => printable(text, 400)).join('; ');
  say(WORDS.day[language], scenario.asOf);
  say(WORDS.region[language], `${scenario.region} (${comparison.regionName})`);
  if (scenario.frame.isEvent) say(WORDS.during[language], scenario.frame.span.written);
  say(WORDS.month[language], scenario.frame.month.written);
  if (scenario.currency.code !== 'USD') {
    const source = scenario.currency.source === undefined ? '' : ` (${printable(scenario.currency.source)})`;
    say(WORDS.rate[language], `${rateText(scenario.currency)}${source}`);
  }
  say(WORDS.freeTier[language], FREE_TIER_WORDS[scenario.freeTier][language]);
  for (const [id, traffic] of scenario.traffic)
    say(WORDS.traffic[language], trafficText(id, traffic, scenario, language));
  if (comparison.assumed.length > 0)
    say(WORDS.assumed[language], join(comparison.assumed.map((words) => words[language])));
  for (const option of options) {
    const name = printable(option.title[language], 60);
    const texts = (words: readonly { en: string; ja: string }[]) => join(words.map((one) => one[language]));
    if (option.assumed.length > 0) say(`${WORDS.assumed[language]}, ${name}`, texts(option.assumed));
    for (const flow of option.cashFlow) {
      say(`${WORDS.cashFlow[language]}, ${name}`, cashFlowText(flow, scenario.currency.code, language));
    }
    if (option.notPriced.length > 0) say(`${WORDS.notPriced[language]}, ${name}`, texts(option.notPriced));
  }
  if (roundingShows(options, scenario.currency)) lines.push(paragraph(WORDS.rounding[language], width, '  '));
  const warnings = warningsOf(
    options.flatMap(({ doubts }) => doubts),
    scenario.asOf,
  );
  const told = [...new Map(options.flatMap((option) => option.warnings).map((words) => [words.en, words])).values()];
  const warned = [...told, ...warnings].map((words) =>
    paint.yellow(paragraph(`${WORDS.warning[language]}: ${words[language]}`, width, '  ')),
  );
  return [...lines.map((line) => paint.dim(line)), ...warned].join('\n');
}

/** The ratio of peak to mean decides between servers, which stand for the peak, and functions, which follow it. */
function trafficText(id: string, traffic: Traffic, { workload, frame }: Scenario, language: Language): string {
  const node = workload.get(id)?.node;
  const ratio = peakToMean(traffic);
  const mean = node === undefined ? ZERO : divide(exactValue(node), multiply(frame.span.hours, rational(3600)));
  const [average, peak, times] = [mean, multiply(mean, ratio), ratio].map((one) => numberInWords(one, 2));
  const hours = numberInWords(lengthHours(traffic), 1);
  const byDay = traffic.intervalSeconds > 3600;
  if (language === 'ja') {
    const coarse = byDay ? '。日ごとの件数のため、1 日の中のピークは不明' : '';
    return `${printable(id)}: 平均 ${average} 件/秒、ピーク ${peak} 件/秒（平均の ${times} 倍、${hours} 時間分の実績${coarse}）`;
  }
  const coarse = byDay ? '; counted by the day, so that the peak within a day is not known' : '';
  return `${printable(id)}: ${average} a second on average, ${peak} at the peak, which is ${times} times the mean (counts of ${hours} h${coarse})`;
}

/** `web: 252.00 USD at the start of 12 months, then 0.00 USD a month`. */
function cashFlowText({ component, termMonths, upfront, monthly }: CashFlow, code: string, language: Language): string {
  const name = printable(component, 60);
  if (upfront === undefined || monthly === undefined) return `${name}: ${WORDS.splitUnknown[language]}`;
  const [first, each] = [upfront, monthly].map(({ local }) => `${moneyText(local, code)} ${code}`);
  return language === 'ja'
    ? `${name}: 契約 ${termMonths} か月、初期費用 ${first}、以後 月額 ${each}`
    : `${name}: ${first} at the start of ${termMonths} months, then ${each} a month`;
}

/** Whether the amounts as they are shown add up to something else than the total as it is shown. */
function roundingShows(options: readonly ComparedOption[], { code, perUsd }: Currency): boolean {
  const shown = (amount: Rational) => rational(roundedText(amount, code));
  return options.some(({ lines, local }) => {
    const sum = lines.map(({ usd }) => shown(multiply(usd, perUsd))).reduce(add, ZERO);
    return compareRationals(sum, shown(local)) !== 0;
  });
}
