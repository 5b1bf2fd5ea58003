/** The rows of a sweep: as a document, and row by row as records and as JSON, which may be of any length. */

import type { Varied } from '../../bill/vary.js';
import { printable } from '../../document/printable.js';
import { groupedDigits, rational, toNumber } from '../../quantity/rational.js';
import { unitName, unitText } from '../../quantity/unit.js';
import { type Sweep, type SweepRow, tooMuchForRows } from '../../questions/range/sweep.js';
import { AND, COMMA, japanese, type Language, type Words } from '../../words.js';
import type { LineChart } from '../chart/chart.js';
import { assumedJson, assumedPart } from '../document/assumed.js';
import { moneyAxis, quantityAxis } from '../document/axes.js';
import {
  markedCell,
  markWords,
  NONE_POSSIBLE,
  NOTHING,
  optionColumns,
  optionTitle,
  titlesText,
  variedCell,
  variedColumn,
  variedText,
} from '../document/cells.js';
import type { Answer, Document, Fact, Records, Row, Shown } from '../document/document.js';
import { otherwiseLines } from '../document/doubtful.js';
import { spanWords } from '../document/verdict.js';
import { doubtAppendix, doubtField, doubtsJson } from '../document/warnings.js';
import { impossibleWords, warningsPart } from './breakEven.js';
import { decimal, headJson } from './comparisonJson.js';
import { partSentence } from './part.js';

export function sweepAnswer(sweep: Sweep): Answer {
  return {
    document: (language, shown) => sweepDocument(sweep, [...sweep.rows()], language, shown),
    records: () => sweepRecords(sweep),
    json: () => JSON.parse([...sweepJson(sweep)].join('')),
    jsonParts: () => sweepJson(sweep),
    size: sweep.size,
  };
}

/**
 * A sweep as a document: a row for each value, in the scenario's currency.
 * @param rows all that there are; a table is for people, who read some dozens
 * @example
 * ```ts
 * import { type Day, sweep, sweepDocument } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const found = sweep(asked, [{ vary: { file: 'example', text: 'uploads=100k..1M' } }], { points: 5 });
 * sweepDocument(found, [...found.rows()], 'en').title; // => 'Campaign site: upload and convert pictures'
 * ```
 */
export function sweepDocument(
  sweep: Sweep,
  rows: readonly SweepRow[],
  language: Language,
  { charts = true, isPlain = false }: Shown = {},
): Document {
  const { scenario, varied, doubts } = sweep;
  const [first] = varied as [Varied];
  const runs = impossibleRuns(sweep, rows);
  const reasons = reasonFacts(runs, sweep, language);
  return {
    language,
    title: printable(scenario.title[language]),
    subtitle: spanWords(scenario)[language],
    summary: [
      ...(rows.length < sweep.size ? [partSentence(tooMuchForRows(rows.length, sweep.size), language)] : []),
      ...(varied.length > 1 ? [] : [stretchesSentence(sweep, rows, language)]),
      ...markSentence(sweep, rows, language),
      ...otherwiseLines(doubts, otherwiseWords(sweep, rows, language), scenario, language, sweep.othersLeft),
    ],
    currency: scenario.currency.code,
    parts: [
      {
        kind: 'table',
        table: {
          name: printable(varied.map(({ id }) => id).join(AND[language]), 200),
          columns: [
            ...varied.map(variedColumn),
            ...optionColumns(scenario, language),
            { key: 'cheapest', head: { en: 'cheapest', ja: '最安' }[language], kind: 'text' },
          ],
          rows: rows.map((row) => rowOf(row, sweep, language)),
        },
      },
      ...(charts ? [{ kind: 'chart', chart: sweepChart(sweep, rows, language) } as const] : []),
      ...(reasons.length === 0 ? [] : [{ kind: 'facts', facts: reasons } as const]),
      ...assumedPart(sweep.assumed, scenario, language),
      ...warningsPart({ ...sweep, varied: first }, runs, language, { isPlain }),
      ...doubtAppendix(doubts, scenario.asOf, language, { isPlain }),
    ],
  };
}

/** At which of the rows options may be the cheapest that aren't by the prices of the day. */
function otherwiseWords({ scenario, varied }: Sweep, rows: readonly SweepRow[], language: Language): Words[] {
  return scenario.options.flatMap(({ name }): Words[] => {
    const at = rows.filter(({ otherCheapest }) => otherCheapest.includes(name));
    if (at.length === 0) return [];
    const title = optionTitle(scenario, name, language);
    const texts = at.slice(0, MAX_STRETCHES).map((row) => rowText(row, { scenario, varied }, language));
    const more = at.length - texts.length;
    const list = [...texts, ...(more === 0 ? [] : [{ en: `${more} more rows`, ja: `ほか ${more} 行` }[language]])];
    return [
      {
        en: `${title} may be the cheapest at ${list.join(AND.en)}`,
        ja: japanese`${list.join('、')}では ${title} が最安になる可能性あり`,
      },
    ];
  });
}

function rowText(
  { at }: SweepRow,
  { scenario, varied }: Pick<Sweep, 'scenario' | 'varied'>,
  language: Language,
): string {
  return at.map((value, index) => variedText(value, varied[index] as Varied, scenario, language)).join(COMMA[language]);
}

function markSentence({ scenario }: Sweep, rows: readonly SweepRow[], language: Language): string[] {
  const marked = scenario.options.filter(({ name }) =>
    rows.some(({ impossible }) => impossible.some(({ option }) => option === name)),
  );
  const names = marked.map(({ name }) => optionTitle(scenario, name, language));
  return names.length === 0 ? [] : [markWords(names.join(COMMA[language]))[language]];
}

/** Each of them is a run of rows. */
const MAX_REASONS = 12;

interface ImpossibleRows {
  readonly option: string;
  readonly first: SweepRow;
  readonly last: SweepRow;
  /** In the first of them. */
  readonly reason: Words;
}

/** Over which rows on end an option isn't possible. */
function impossibleRuns({ scenario }: Sweep, rows: readonly SweepRow[]): ImpossibleRows[] {
  const outAt = (row: SweepRow | undefined, name: string) => row?.impossible.find(({ option }) => option === name);
  return scenario.options.flatMap(({ name }) =>
    rows.flatMap((first, index): ImpossibleRows[] => {
      const out = outAt(first, name);
      if (out === undefined || outAt(rows[index - 1], name) !== undefined) return [];
      const length = rows.slice(index).findIndex((one) => outAt(one, name) === undefined);
      const last = rows[length < 0 ? rows.length - 1 : index + length - 1] as SweepRow;
      return [{ option: name, first, last, reason: out.reason() }];
    }),
  );
}

function reasonFacts(runs: readonly ImpossibleRows[], { scenario, varied }: Sweep, language: Language): Fact[] {
  const valueText = (row: SweepRow) => rowText(row, { scenario, varied }, language);
  return runs.slice(0, MAX_REASONS).map(({ option, first, last, reason }) => ({
    name: impossibleWords(optionTitle(scenario, option, language), valueText(first), valueText(last))[language],
    text: printable(reason[language], 400),
  }));
}

function rowOf({ at, amounts, cheapest, impossible }: SweepRow, { scenario, varied }: Sweep, language: Language): Row {
  const isOut = (index: number) => impossible.some(({ option }) => option === scenario.options[index]?.name);
  return {
    cells: [
      ...at.map((value, index) => variedCell(value, varied[index] as Varied, scenario, language)),
      ...amounts.map((amount, index) =>
        amount === undefined
          ? NOTHING
          : markedCell({ text: groupedDigits(amount.local), value: rational(amount.local) }, isOut(index)),
      ),
      cheapestTitles(cheapest, scenario, language),
    ],
  };
}

function cheapestTitles(cheapest: readonly string[], scenario: Sweep['scenario'], language: Language): string {
  return cheapest.length === 0 ? NONE_POSSIBLE[language] : titlesText(cheapest, scenario, language);
}

const MAX_STRETCHES = 6;

/** Which option is the cheapest over which of the rows; what lies between two rows was not asked. */
function stretchesSentence({ scenario, varied }: Sweep, rows: readonly SweepRow[], language: Language): string {
  const isStart = (index: number) => String(rows[index]?.cheapest) !== String(rows[index - 1]?.cheapest);
  const starts = [...rows.keys()].filter(isStart);
  const textAt = (index: number) =>
    variedText(rows[index]?.at[0] ?? rational(0), varied[0] as Varied, scenario, language);
  const shown = starts.slice(0, MAX_STRETCHES).map((start, index) => {
    const title = cheapestTitles(rows[start]?.cheapest ?? [], scenario, language);
    if (starts.length === 1) return title;
    const last = (starts[index + 1] ?? rows.length) - 1;
    const [from, to] = [textAt(start), textAt(last)];
    return (
      start === last
        ? { en: `${title} at ${from}`, ja: `${from} では ${title}` }
        : { en: `${title} from ${from} to ${to}`, ja: `${from} から ${to} では ${title}` }
    )[language];
  });
  const more = starts.length > MAX_STRETCHES ? ['…'] : [];
  const list = [...shown, ...more].join(COMMA[language]);
  return { en: `The cheapest, of the values shown: ${list}.`, ja: `表の値での最安: ${list}` }[language];
}

/** A line for each option over the quantity; of two quantities, over the second for the first value of the first. */
function sweepChart(sweep: Sweep, rows: readonly SweepRow[], language: Language): LineChart {
  const { scenario, varied, scales } = sweep;
  const last = varied.length - 1;
  const axis = varied[last] as Varied;
  const first = rows[0]?.at[0];
  const shown = last === 0 ? rows : rows.filter(({ at }) => first !== undefined && at[0]?.equals(first));
  const fixed = last === 0 || first === undefined ? '' : variedText(first, varied[0] as Varied, scenario, language);
  const at = fixed === '' ? '' : ` (${varied[0]?.id} = ${fixed})`;
  return {
    kind: 'lines',
    title: printable({ en: `Cost by ${axis.id}${at}`, ja: `${axis.id} と費用${at}` }[language]),
    x: { ...quantityAxis(axis), scale: scales[last] ?? 'linear' },
    y: moneyAxis(scenario, language),
    lines: scenario.options.map(({ name }, index) => ({
      name: optionTitle(scenario, name, language),
      points: shown.map(({ at: values, amounts, impossible }) => {
        // What isn't possible has no line: the sentence beside the chart says of which option.
        const local = impossible.some(({ option }) => option === name) ? undefined : amounts[index]?.local;
        const value = values[last] ?? rational(0);
        return { x: toNumber(value), y: local === undefined ? undefined : Number(local) };
      }),
    })),
  };
}

/** Amounts in the currency, rounded to its digits; a row for each value, as wide as there are options. */
function sweepRecords(sweep: Sweep): Records {
  const { scenario, varied } = sweep;
  const { code } = scenario.currency;
  const units = varied.map(({ id, unit }) => (unitText(unit) === '' ? id : `${id} (${unitText(unit)})`));
  const names = scenario.options.map(({ name }) => name);
  return {
    header: [
      ...units,
      ...names.map((name) => `${name} (${code})`),
      'cheapest',
      'impossible',
      'cheapestByOtherPrices',
      'doubts',
    ],
    *rows() {
      const doubts = doubtField(sweep.doubts, scenario.asOf);
      for (const { at, amounts, cheapest, impossible, otherCheapest } of sweep.rows()) {
        const [out, other] = [impossible.map(({ option }) => option), otherCheapest].map((list) => list.join('; '));
        const told = [cheapest.join(' = '), out as string, other as string, doubts];
        yield [...at.map(decimal), ...amounts.map((amount) => amount?.local ?? ''), ...told];
      }
    },
    texts: names,
  };
}

/** One JSON document, written as it is made. Amounts in USD are exact. */
export function* sweepJson(sweep: Sweep): Generator<string> {
  const { scenario, varied } = sweep;
  const head = {
    ...headJson('sweep', scenario),
    vary: varied.map(({ id, unit }) => ({ id, unit: unitName(unit) })),
    options: scenario.options.map(({ name }) => name),
    assumed: assumedJson(sweep.assumed),
    warnings: sweep.warnings.map(({ at, option, en }) => ({ at: decimal(at), option, warning: en })),
    ...doubtsJson(sweep.doubts, scenario.asOf),
    ...(sweep.othersLeft === 0 ? {} : { otherPricesNotTried: sweep.othersLeft }),
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [`;
  let [separator, left] = ['\n', sweep.size];
  for (const { at, amounts, cheapest, impossible, otherCheapest } of sweep.rows()) {
    const out = impossible.map(({ option, reason }) => ({ option, reason: reason() }));
    const others = otherCheapest.length === 0 ? {} : { cheapestByOtherPrices: otherCheapest };
    const totals = amounts.map((amount) =>
      amount === undefined ? null : { usd: decimal(amount.usd()), local: amount.local },
    );
    yield `${separator}    ${JSON.stringify({ at: at.map(decimal), totals, cheapest, ...(out.length === 0 ? {} : { impossible: out }), ...others })}`;
    [separator, left] = [',\n', left - 1];
  }
  yield `\n  ]${left === 0 ? '' : `,\n  "rowsLeft": ${left}`}\n}\n`;
}
