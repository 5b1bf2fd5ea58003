/** How the crossings of one quantity move with another, in words and as records. */

import { printable } from '../../document/printable.js';
import { compareRationals, toNumber } from '../../quantity/rational.js';
import { unitName } from '../../quantity/unit.js';
import type { BreakEven } from '../../questions/range/breakEven.js';
import type { Frontier } from '../../questions/range/frontier.js';
import { valueAt } from '../../questions/range/grid.js';
import type { CheapestStretch } from '../../questions/range/stretches.js';
import { AND, japanese, type Language, type Words } from '../../words.js';
import type { Line, LineChart } from '../chart/chart.js';
import { assumedPart } from '../document/assumed.js';
import { quantityAxis } from '../document/axes.js';
import { variedCell, variedColumn, variedText } from '../document/cells.js';
import type { Answer, Document, Records, Shown } from '../document/document.js';
import { otherwiseLines } from '../document/doubtful.js';
import { doubtAppendix, doubtWords } from '../document/warnings.js';
import { cheapestText, STRETCH_COLUMNS, stretchRecord } from './breakEven.js';
import { frontierJson } from './breakEvenJson.js';
import { decimal } from './comparisonJson.js';

export function frontierAnswer(found: Frontier): Answer {
  return {
    document: (language, shown) => frontierDocument(found, language, shown),
    records: () => frontierRecords(found),
    json: () => frontierJson(found),
  };
}

const MAX_STRETCHES = 12;

/**
 * A frontier as a document: for each value of the second quantity where the crossings of the first lie.
 * @example
 * ```ts
 * import { frontier, frontierDocument, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const document = frontierDocument(
 *   frontier(asked, { vary: { file: 'example', text: 'uploads=10k..100M' } }, { vary: { file: 'example', text: 'views=100k..10M' } }, 3),
 *   'en',
 * );
 * document.parts[0]?.kind; // => 'table'
 * ```
 */
export function frontierDocument(
  found: Frontier,
  language: Language,
  { charts = true, isPlain = false }: Shown = {},
): Document {
  const { scenario, varied, along, rows } = found;
  const cut = frontierCut(found, language);
  const doubts = rows.flatMap((row) => row.found.doubts);
  const othersLeft = rows.reduce((sum, row) => sum + row.found.othersLeft, 0);
  const warnings = doubtWords(doubts, scenario.asOf, { isPlain }).map((words) => words[language]);
  const id = printable(varied.id, 100);
  const head = { en: `cheapest by ${id}`, ja: `${id} による最安の構成` }[language];
  return {
    language,
    title: printable(scenario.title[language]),
    summary: [
      ...(cut === undefined ? [] : [cut]),
      ...otherwiseLines(doubts, otherwiseWords(found, language), scenario, language, othersLeft),
    ],
    currency: scenario.currency.code,
    parts: [
      {
        kind: 'table',
        table: {
          name: head,
          columns: [variedColumn(along), { key: 'cheapest', head, kind: 'text' }],
          rows: rows.map(({ at, found: own }) => ({
            cells: [variedCell(at, along, scenario, language), stretchesText(own, language)],
          })),
        },
      },
      ...(charts ? [{ kind: 'chart', chart: crossingsChart(found, language) } as const] : []),
      ...assumedPart(found.assumed, scenario, language),
      ...(warnings.length === 0 ? [] : [{ kind: 'warnings', texts: warnings } as const]),
      ...doubtAppendix(doubts, scenario.asOf, language, { isPlain }),
    ],
  };
}

/** In which rows the cheapest option changes elsewhere by other known prices. */
function otherwiseWords({ rows, along, scenario }: Frontier, language: Language): Words[] {
  const others = rows.filter(({ found }) => found.byOthers.length > 0);
  if (others.length === 0) return [];
  const list = others.map(({ at }) => variedText(at, along, scenario, language));
  return [
    {
      en: `the cheapest option changes elsewhere at ${list.join(AND.en)} of ${printable(along.id, 100)}`,
      ja: japanese`${printable(along.id, 100)} が ${list.join('、')} のとき、最安の構成が変わる値も異なります`,
    },
  ];
}

/** Where the search ended before the last of the values. */
function frontierCut({ rows, rowsLeft, along, scenario }: Frontier, language: Language): string | undefined {
  const { at, found } = rows.at(-1) ?? {};
  if (at === undefined || (rowsLeft === 0 && found?.provenTo === undefined)) return undefined;
  const value = variedText(at, along, scenario, language);
  return {
    en: `The cheapest option changes too often: the search ended within the row of ${value}, and ${rowsLeft} more were asked for. Take a shorter range, or a larger --step.`,
    ja: `最安の構成が入れ替わる回数が多すぎるため、${value} の行の途中までしか求められていません（残り ${rowsLeft} 行）。範囲を狭めるか、--step を大きくしてください。`,
  }[language];
}

function stretchesText(found: BreakEven, language: Language): string {
  const { stretches } = found;
  const shown = stretches.slice(0, MAX_STRETCHES).map((stretch) => stretchText(stretch, found, language));
  const hasMore = stretches.length > MAX_STRETCHES || found.provenTo !== undefined;
  return [...shown, ...(hasMore ? ['…'] : [])].join('\n');
}

function stretchText(stretch: CheapestStretch, { scenario, varied, grid }: BreakEven, language: Language): string {
  const name = cheapestText(stretch, scenario, language);
  const isLast = compareRationals(stretch.to, valueAt(grid, grid.last)) === 0;
  const [from, to] = [stretch.from, stretch.to].map((one) => variedText(one, varied, scenario, language));
  return {
    en: isLast ? `from ${from}: ${name}` : `up to ${to}: ${name}`,
    ja: isLast ? japanese`${from}から: ${name}` : japanese`${to}まで: ${name}`,
  }[language];
}

/** A line for each change from one option to another; where a pair changes more than once, for each of these changes. */
function crossingsChart({ scenario, varied, along, rows }: Frontier, language: Language): LineChart {
  const xs = rows.map(({ at }) => toNumber(at));
  const found = new Map<string, Map<number, number>>();
  rows.forEach(({ found: own }, index) => {
    const times = new Map<string, number>();
    for (const { last, first } of own.crossings) {
      const pair = [last, first].map((side) => cheapestText(side, scenario, language)).join(' → ');
      const time = (times.get(pair) ?? 0) + 1;
      times.set(pair, time);
      const name = time === 1 ? pair : `${pair} (${time})`;
      const line = found.get(name) ?? new Map<number, number>();
      found.set(name, line.set(xs[index] as number, toNumber(first.value)));
    }
  });
  return {
    kind: 'lines',
    title: { en: `Where the cheapest option changes: ${varied.id}`, ja: `最安の構成が変わる ${varied.id}` }[language],
    x: { ...quantityAxis(along), scale: isWide(xs) ? 'log' : 'linear' },
    y: quantityAxis(varied),
    lines: [...found].map(([name, values]): Line => ({ name, points: xs.map((x) => ({ x, y: values.get(x) })) })),
  };
}

/** Over two powers of ten and more. */
function isWide(values: readonly number[]): boolean {
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
  return first > 0 && last >= 100 * first;
}

/** A record for each stretch of each row. */
function frontierRecords({ along, rows }: Frontier): Records {
  return {
    header: ['x_AlongQuantity', 'x_AlongUnit', 'x_AlongValue', ...STRETCH_COLUMNS],
    *rows() {
      for (const { at, found } of rows) {
        for (const stretch of found.stretches) {
          yield [along.id, unitName(along.unit), decimal(at), ...stretchRecord(stretch, found)];
        }
      }
    },
  };
}
