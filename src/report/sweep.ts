/** The rows of a sweep: as a table, as a chart for a terminal, and row by row as CSV or JSON, which may be of any length. */
import type { Sweep, SweepRow } from '../compare/sweep.js';
import { groupedDigits, rational, toNumber } from '../quantity/rational.js';
import { unitName, unitText } from '../quantity/unit.js';
import type { Language } from '../words.js';
import { headJson, type Look, optionTitle, variedText, warningLines } from './breakEven.js';
import type { LineChart } from './chart.js';
import { chartText } from './chartText.js';
import { columnsText } from './columns.js';
import { decimal } from './json.js';
import { paragraph, printable } from './text.js';
import { spanWords } from './verdict.js';

/** @param rows all of them; a table is for people, who read some dozens */
export function sweepTable(sweep: Sweep, rows: readonly SweepRow[], { language, width }: Look): string {
  const { scenario, varied } = sweep;
  const ja = language === 'ja';
  const { code } = scenario.currency;
  const amounts = scenario.options.map(({ name }) => `${optionTitle(scenario, name, language)}\n${code}`);
  const table = columnsText(
    {
      head: [...varied.map(({ id }) => id), ...amounts, ja ? '最安' : 'cheapest'],
      aligns: [...varied.map(() => 'right' as const), ...amounts.map(() => 'right' as const), 'left'],
      rows: rows.map((row) => [
        ...row.at.map((value, index) =>
          variedText(value, varied[index] as (typeof varied)[number], scenario, language),
        ),
        ...row.amounts.map((amount) => (amount === undefined ? '–' : groupedDigits(amount.local))),
        cheapestOf(row, sweep, language),
      ]),
    },
    width,
  );
  const title = `${printable(scenario.title[language])} (${spanWords(scenario)[language]})`;
  const [first] = varied as [(typeof varied)[number]];
  return [
    title,
    table,
    ...warningLines({ ...sweep, varied: first }, language).map((line) => paragraph(line, width, '  ')),
  ].join('\n');
}

function cheapestOf({ cheapest }: SweepRow, { scenario }: Sweep, language: Language): string {
  if (cheapest.length === 0) return '–';
  return cheapest.map((name) => optionTitle(scenario, name, language)).join(language === 'ja' ? '・' : ' = ');
}

/** A line for each option over the quantity; of two quantities, over the second for the first value of the first. */
export function sweepChart(sweep: Sweep, rows: readonly SweepRow[], { language, width }: Look): string {
  const { scenario, varied, scales } = sweep;
  const axis = varied.at(-1) as (typeof varied)[number];
  const last = varied.length - 1;
  const first = rows[0]?.at[0];
  const shown = last === 0 ? rows : rows.filter(({ at }) => first !== undefined && at[0]?.equals(first));
  const chart: LineChart = {
    kind: 'lines',
    title: '',
    x: {
      label: `${axis.id}${unitText(axis.unit) === '' ? '' : ` (${unitText(axis.unit)})`}`,
      scale: scales[last] ?? 'linear',
      text: shortNumber,
    },
    y: { label: `${scenario.currency.code} ${spanWords(scenario)[language]}`, text: shortNumber },
    lines: scenario.options.map(({ name }, index) => ({
      name: optionTitle(scenario, name, language),
      points: shown.map(({ at, amounts }) => {
        const local = amounts[index]?.local;
        const value = at[last] ?? rational(0);
        return { x: toNumber(value), y: local === undefined ? undefined : Number(local) };
      }),
    })),
  };
  return chartText(chart, width);
}

/** `1.5M`: as a scenario writes counts. */
function shortNumber(value: number): string {
  const size = Math.abs(value);
  const [divisor, letter] = size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  return `${Number((value / divisor).toPrecision(6))}${letter}`;
}

/** Comma-separated values (RFC 4180), a line at a time; amounts in the currency, rounded to its digits. */
export function* sweepCsv(sweep: Sweep): Generator<string> {
  const { scenario, varied } = sweep;
  const { code } = scenario.currency;
  const units = varied.map(({ id, unit }) => (unitText(unit) === '' ? id : `${id} (${unitText(unit)})`));
  const names = scenario.options.map(({ name }) => `${name} (${code})`);
  yield csvLine([...units, ...names, 'cheapest']);
  for (const { at, amounts, cheapest } of sweep.rows()) {
    yield csvLine([...at.map(decimal), ...amounts.map((amount) => amount?.local ?? ''), cheapest.join(' = ')]);
  }
}

/** A field that a spreadsheet would take for a formula is told from one by an apostrophe (OWASP, CSV injection). */
export function csvLine(fields: readonly string[]): string {
  const quoted = fields.map((field) => {
    const safe = /^[=+@\t\r-]/.test(field) && !/^-?\d/.test(field) ? `'${field}` : field;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(',')}\r\n`;
}

/** One JSON document, written as it is made. Amounts in USD are exact. */
export function* sweepJson(sweep: Sweep): Generator<string> {
  const { scenario, varied } = sweep;
  const head = {
    ...headJson('sweep', scenario),
    vary: varied.map(({ id, unit }) => ({ id, unit: unitName(unit) })),
    options: scenario.options.map(({ name }) => name),
    warnings: sweep.warnings.map(({ at, option, en }) => ({ at: decimal(at), option, warning: en })),
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [`;
  let separator = '\n';
  for (const { at, amounts, cheapest } of sweep.rows()) {
    const totals = amounts.map((amount) =>
      amount === undefined ? null : { usd: decimal(amount.usd()), local: amount.local },
    );
    yield `${separator}    ${JSON.stringify({ at: at.map(decimal), totals, cheapest })}`;
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}
