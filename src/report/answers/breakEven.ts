/** Where the cheapest option changes, in words and as records. */

import { currencyAt, type PricingRequest } from '../../bill/vary.js';
import { printable } from '../../document/printable.js';
import { type Currency, currencyDigits, inCurrency } from '../../quantity/currency.js';
import {
  compareRationals,
  divide,
  exactly,
  groupedDigits,
  ONE,
  type Rational,
  rational,
  roundToMultiple,
} from '../../quantity/rational.js';
import { unitName } from '../../quantity/unit.js';
import type { BreakEven } from '../../questions/range/breakEven.js';
import { changesTooOften } from '../../questions/range/breakEven.js';
import type { Crossing, CrossingSide } from '../../questions/range/crossings.js';
import { valueAt } from '../../questions/range/grid.js';
import type { VarySettings } from '../../questions/range/range.js';
import type { Ahead, CheapestStretch } from '../../questions/range/stretches.js';
import { closest } from '../../questions/range/stretches.js';
import { compiledRange } from '../../questions/range/sweep.js';
import type { Scenario } from '../../scenario/scenario.js';
import { japanese, type Language, NO_WORDS, plainWords, type Words } from '../../words.js';
import type { LineChart } from '../chart/chart.js';
import { assumedPart } from '../document/assumed.js';
import {
  amountText,
  markedText,
  NONE_POSSIBLE,
  NOTHING,
  optionTitle,
  variedCell,
  variedColumn,
  variedText,
} from '../document/cells.js';
import type { Answer, Document, Fact, Part, Records, Shown, Table } from '../document/document.js';
import { otherwiseLines } from '../document/doubtful.js';
import { spanWords } from '../document/verdict.js';
import { doubtAppendix, doubtField, doubtWords } from '../document/warnings.js';
import { currencyName, moneyText } from '../text/text.js';
import { breakEvenJson } from './breakEvenJson.js';
import { decimal } from './comparisonJson.js';
import { costChart, sampledChart } from './costChart.js';
import { partSentence } from './part.js';

export function breakEvenAnswer(found: BreakEven, asked: PricingRequest, said: VarySettings): Answer {
  const again = { ...asked, source: found.scenario.source };
  return {
    document: (language, { charts = true, ...shown } = {}) =>
      breakEvenDocument(found, language, charts ? chartOf(found, again, said, language) : undefined, shown),
    records: () => breakEvenRecords(found),
    json: () => breakEvenJson(found),
  };
}

/** What isn't proven isn't drawn either; what was looked at value by value is drawn from these values. */
function chartOf(
  found: BreakEven,
  asked: PricingRequest,
  said: VarySettings,
  language: Language,
): LineChart | undefined {
  if (found.sampled !== undefined) return sampledChart(found, found.sampled, language);
  return found.provenTo === undefined ? costChart(found, compiledRange(asked, said), language) : undefined;
}

/**
 * A break-even as a document: the answer in sentences, the stretches, the crossings. Amounts are in the scenario's currency.
 * @param chart of the costs over the range, where there is to be one
 * @example
 * ```ts
 * import { breakEven, breakEvenDocument, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const document = breakEvenDocument(breakEven(asked, { vary: { file: 'example', text: 'uploads=10k..100M' } }), 'en');
 * document.summary[0]; // => 'Up to 1,508,535: Lambda; from 1,508,536: EC2 (about 17,767 JPY each)'
 * ```
 */
export function breakEvenDocument(
  found: BreakEven,
  language: Language,
  chart?: LineChart,
  { isPlain = false }: Shown = {},
): Document {
  const { scenario, varied, grid, stretches, doubts } = found;
  const [from, last, stated, step] = [grid.from, valueAt(grid, grid.last), varied.value, grid.step].map((one) =>
    variedText(one, varied, scenario, language),
  );
  const id = printable(varied.id, 100);
  const range = {
    en: `Varied: ${id}, from ${from} to ${last} in steps of ${step} (${stated} in the scenario)`,
    ja: `変動させる量: ${id}（${from} ～ ${last}、刻み ${step}。シナリオでは ${stated}）`,
  }[language];
  const runs = impossibleRuns(stretches);
  const impossible = impossibleFacts(runs.slice(MAX_RUNS), found, language);
  return {
    language,
    title: printable(scenario.title[language]),
    summary: [
      ...cutSentence(found, language),
      ...gapSentence(found, language),
      ...sentences(found, language),
      ...impossibleSentences(runs, found, language),
      ...otherwiseLines(doubts, otherwiseWords(found, language), scenario, language, found.othersLeft),
    ],
    currency: scenario.currency.code,
    parts: [
      { kind: 'paragraph', text: range },
      { kind: 'table', table: stretchesTable(found, language) },
      ...(chart === undefined ? [] : [{ kind: 'chart', chart } as const]),
      ...(impossible.length === 0 ? [] : [{ kind: 'facts', facts: impossible } as const]),
      ...assumedPart(found.assumed, scenario, language),
      ...warningsPart(found, runs, language, { isPlain }),
      ...doubtAppendix(doubts, scenario.asOf, language, { isPlain }),
    ],
  };
}

const MAX_OTHER_CROSSINGS = 3;

/** Where the cheapest option changes by other known prices, each way once. */
function otherwiseWords(found: BreakEven, language: Language): Words[] {
  const { scenario, varied, byOthers } = found;
  const value = (one: Rational) => variedText(one, varied, scenario, language);
  const told = byOthers.map(({ stretches, crossings, provenTo }): Words => {
    const [only] = stretches;
    if (only === undefined) return { en: 'it takes too long to tell', ja: '計算量が多すぎて求められません' };
    const cut =
      provenTo === undefined
        ? NO_WORDS
        : { en: ` (proven up to ${value(provenTo)})`, ja: `（${value(provenTo)} まで確認済み）` };
    if (crossings.length === 0) {
      const name = cheapestText(only, scenario, language);
      return { en: `always ${name}${cut.en}`, ja: japanese`常に ${name}${cut.ja}` };
    }
    const texts = crossings.slice(0, MAX_OTHER_CROSSINGS).map(({ last, first }) => {
      const [before, after] = [last, first].map((side) => cheapestText(side, scenario, language)) as [string, string];
      return {
        en: `up to ${value(last.value)} ${before}, from ${value(first.value)} ${after}`,
        ja: japanese`${value(last.value)}まで ${before}、${value(first.value)}から ${after}`,
      };
    });
    const more = crossings.length - texts.length;
    const rest = more === 0 ? NO_WORDS : { en: `, with ${more} more changes`, ja: `（ほか ${more} 回変化）` };
    return {
      en: `${texts.map(({ en }) => en).join(', ')}${rest.en}${cut.en}`,
      ja: `${texts.map(({ ja }) => ja).join('、')}${rest.ja}${cut.ja}`,
    };
  });
  const distinct = [...new Map(told.map((words) => [words.en, words])).values()];
  return distinct.map(({ en, ja }, index) => (index === 0 ? { en, ja } : { en: `or ${en}`, ja: `または ${ja}` }));
}

const MAX_ROWS = 40;

function stretchesTable(found: BreakEven, language: Language): Table {
  const { scenario, varied, stretches } = found;
  const value = (one: Rational) => variedCell(one, varied, scenario, language);
  const column = variedColumn(varied);
  const [from, to, cheapest, ahead] = {
    en: ['from', 'to', 'cheapest', `ahead of the next by at most, ${spanWords(scenario).en}`],
    ja: ['から', 'まで', '最安', `次点との差（最大、${spanWords(scenario).ja}）`],
  }[language];
  return {
    name: { en: 'The cheapest option', ja: '最安の構成' }[language],
    columns: [
      { ...column, key: 'from', head: from as string },
      { ...column, key: 'to', head: to as string },
      { key: 'cheapest', head: cheapest as string, kind: 'text' },
      { key: 'ahead', head: ahead as string, kind: 'text' },
    ],
    rows: stretches.slice(0, MAX_ROWS).map((stretch) => ({
      cells: [
        value(stretch.from),
        value(stretch.to),
        cheapestText(stretch, scenario, language),
        aheadText(stretch.most, found, language),
      ],
    })),
    of: stretches.length,
  };
}

export function cheapestText(
  { cheapest }: Pick<CheapestStretch, 'cheapest'>,
  scenario: Scenario,
  language: Language,
): string {
  if (cheapest.length === 0) return NONE_POSSIBLE[language];
  const names = cheapest.map((name) => optionTitle(scenario, name, language));
  if (names.length === 1) return names[0] as string;
  return { en: `${names.join(' and ')} (the same)`, ja: `${names.join('・')}（同額）` }[language];
}

function aheadText(ahead: Ahead | undefined, { scenario, varied }: BreakEven, language: Language): string {
  if (ahead === undefined) return NOTHING;
  const amount = money(ahead.usd, currencyAt(scenario, varied, ahead.at), language);
  const [at, over] = [variedText(ahead.at, varied, scenario, language), optionTitle(scenario, ahead.over, language)];
  const bound = ahead.bound === undefined ? undefined : boundText(ahead.bound, scenario, language);
  return {
    en: bound === undefined ? `${amount} (${over}, at ${at})` : `no more than ${bound} (${over})`,
    ja: bound === undefined ? japanese`${amount}（${at}のとき、対${over}）` : japanese`${bound}以下（対${over}）`,
  }[language];
}

/** Rounded up, as it is more than what it bounds. */
function boundText(usd: number, { currency }: Scenario, language: Language): string {
  const unit = divide(ONE, rational(10n ** BigInt(currencyDigits(currency.code))));
  const bound = roundToMultiple(inCurrency(exactly(usd), currency), unit, 'up');
  return `${moneyText(bound, currency.code)} ${currencyName(currency.code, language)}`;
}

function money(usd: Rational, currency: Currency, language: Language): string {
  return `${amountText(usd, currency)} ${currencyName(currency.code, language)}`;
}

/** Where the search ended before the range. */
function cutSentence({ provenTo, varied, scenario }: BreakEven, language: Language): string[] {
  if (provenTo === undefined) return [];
  return [partSentence(changesTooOften(plainWords(variedText(provenTo, varied, scenario, language))), language)];
}

const MAX_SENTENCES = 12;

function sentences(found: BreakEven, language: Language): string[] {
  const { crossings, scenario, varied } = found;
  if (crossings.length === 0) return [neverSentence(found, language)];
  const value = (one: Rational) => variedText(one, varied, scenario, language);
  const each = crossings.slice(0, MAX_SENTENCES).map(({ last, first }) => {
    const [before, after] = [last, first].map((side) => cheapestText(side, scenario, language));
    const costs = costsText(last, first, found, language);
    return {
      en: `Up to ${value(last.value)}: ${before}; from ${value(first.value)}: ${after}${costs}`,
      ja: japanese`${value(last.value)}まで: ${before}、${value(first.value)}から: ${after}${costs}`,
    }[language];
  });
  return [...alternatingSentence(found, language), ...each];
}

/** From so many changes on they are summed up: what follows the load in whole instances goes in steps. */
const ALTERNATING = 3;

/** Before the first change, after the last one, and how often it changes between them. */
function alternatingSentence({ crossings, scenario, varied, provenTo }: BreakEven, language: Language): string[] {
  if (crossings.length < ALTERNATING) return [];
  const [first, last] = [crossings[0], crossings.at(-1)] as [Crossing, Crossing];
  const [from, to] = [first.last.value, last.first.value].map((one) => variedText(one, varied, scenario, language));
  const [before, after] = [first.last, last.first].map((side) => cheapestText(side, scenario, language));
  const many = crossings.length;
  const end =
    provenTo === undefined ? { en: ' on', ja: '' } : { en: ' on, as far as it is proven', ja: '（確認範囲内）' };
  return [
    {
      en: `Always ${before} up to ${from}, and always ${after} from ${to}${end.en}; between these it alternates, with ${many} changes in all.`,
      ja: japanese`${from}までは常に${before}、${to}から${end.ja}は常に${after}。その間は交互に入れ替わります（計 ${many} 回）`,
    }[language],
  ];
}

/** What was looked at where no formula says what the quantity does. */
function gapSentence({ sampled, gap, varied, scenario }: BreakEven, language: Language): string[] {
  if (sampled === undefined) return [];
  const many = groupedDigits(String(sampled.length));
  const [from, to] = [gap?.from, gap?.to].map((one) => one && variedText(one, varied, scenario, language));
  const unsearched =
    gap === undefined
      ? { en: 'all values of the range', ja: '範囲内のすべての値を計算' }
      : {
          en: `the widest gap in which none was looked at is from ${from} to ${to}`,
          ja: japanese`計算していない最も広い間隔は ${from} ～ ${to}`,
        };
  return [
    {
      en: `Autoscaling is simulated value by value: ${many} values were looked at, ${unsearched.en}.`,
      ja: `オートスケーリングは値ごとのシミュレーションのため、${many} 個の値を計算しました（${unsearched.ja}）`,
    }[language],
  ];
}

interface ImpossibleRun {
  readonly option: string;
  readonly from: Rational;
  readonly to: Rational;
  readonly reason: Words;
}

/** Over which values on end each option isn't possible, with the reason at the first of them. */
function impossibleRuns(stretches: readonly CheapestStretch[]): ImpossibleRun[] {
  const runs: ImpossibleRun[] = [];
  const open = new Map<string, number>();
  for (const { from, to, impossible } of stretches) {
    for (const name of open.keys()) if (!impossible.some(({ option }) => option === name)) open.delete(name);
    for (const { option, reason } of impossible) {
      const at = open.get(option);
      const run = at === undefined ? { option, from, to, reason } : { ...(runs[at] as ImpossibleRun), to };
      if (at === undefined) open.set(option, runs.push(run) - 1);
      else runs[at] = run;
    }
  }
  return runs;
}

const MAX_RUNS = 3;

/** The answer says so where it is read first; further ones stand below. */
function impossibleSentences(runs: readonly ImpossibleRun[], found: BreakEven, language: Language): string[] {
  return runs.slice(0, MAX_RUNS).map((run) => {
    const text = `${runName(run, found, language)}: ${printable(run.reason[language], 400)}`;
    return markedText({ en: `${text}.`, ja: text }[language], true);
  });
}

function runName({ option, from, to }: ImpossibleRun, { scenario, varied }: BreakEven, language: Language): string {
  const [a, b] = [from, to].map((one) => variedText(one, varied, scenario, language)) as [string, string];
  return impossibleWords(optionTitle(scenario, option, language), a, b)[language];
}

export function impossibleWords(title: string, from: string, to: string): Words {
  if (from === to) {
    return { en: `At ${from} ${title} is not possible`, ja: japanese`${from}では${title}は実現できません` };
  }
  return {
    en: `From ${from} to ${to} ${title} is not possible`,
    ja: japanese`${from} ～ ${to}では${title}は実現できません`,
  };
}

function neverSentence(found: BreakEven, language: Language): string {
  const { scenario, varied, stretches, provenTo } = found;
  const only = cheapestText(stretches[0] as CheapestStretch, scenario, language);
  const least = closest(found);
  const [at, amount, over] =
    least === undefined
      ? []
      : [
          variedText(least.at, varied, scenario, language),
          money(least.usd, currencyAt(scenario, varied, least.at), language),
          optionTitle(scenario, least.over, language),
        ];
  const range =
    provenTo === undefined ? { en: 'in this range', ja: 'この範囲では' } : { en: 'up to there', ja: 'そこまでは' };
  const nearest =
    at === undefined
      ? NO_WORDS
      : {
          en: ` It comes nearest to ${over} at ${at}: ${amount}.`,
          ja: japanese`最も近づくのは${at}のときの${amount}（対${over}）。`,
        };
  return {
    en: `The cheapest option never changes ${range.en}: ${only}.${nearest.en}`,
    ja: `${range.ja}最安の構成は変わりません: ${only}。${nearest.ja}`,
  }[language];
}

/** What the options cost on both sides: `(EC2 9,975 → 9,975; Lambda 9,974 → 9,976 JPY)`. */
function costsText(
  last: CrossingSide,
  first: CrossingSide,
  { scenario, varied }: BreakEven,
  language: Language,
): string {
  const { code } = scenario.currency;
  const unit = currencyName(code, language);
  const names = [...last.usd.keys()].filter((name) => first.usd.has(name));
  const amountsOf = (name: string) =>
    [last, first].map(({ usd, value, impossible }) =>
      markedText(amountText(usd.get(name) as Rational, currencyAt(scenario, varied, value)), impossible.includes(name)),
    );
  const [amount, ...others] = new Set(names.flatMap(amountsOf));
  if (amount === undefined) return '';
  // Where an option becomes possible or impossible, the amount of the other alone is none at which they meet.
  if (others.length === 0 && names.length > 1)
    return { en: ` (about ${amount} ${unit} each)`, ja: `（いずれも約 ${amount} ${unit}）` }[language];
  const each = names.map((name) => `${optionTitle(scenario, name, language)} ${amountsOf(name).join(' → ')}`);
  return { en: ` (${each.join('; ')} ${unit})`, ja: `（${each.join('、')} ${unit}）` }[language];
}

function impossibleFacts(runs: readonly ImpossibleRun[], found: BreakEven, language: Language): Fact[] {
  return runs.map((run) => ({ name: runName(run, found, language), text: printable(run.reason[language], 400) }));
}

/**
 * What should be known at the ends of the range.
 * @param told why options aren't possible, which stands in the answer already
 */
export function warningsPart(
  { warnings, scenario, varied, doubts }: Pick<BreakEven, 'warnings' | 'scenario' | 'varied' | 'doubts'>,
  told: readonly { readonly option: string; readonly reason: Words }[],
  language: Language,
  shown: Shown,
): Part[] {
  const open = warnings.filter(({ option, en }) => !told.some((one) => one.option === option && one.reason.en === en));
  const texts = open.map((one) => {
    const [at, title] = [variedText(one.at, varied, scenario, language), optionTitle(scenario, one.option, language)];
    const text = printable(one[language], 400);
    return { en: `at ${at}, ${title}: ${text}`, ja: japanese`${at}のとき、${title}: ${text}` }[language];
  });
  const all = [...texts, ...doubtWords(doubts, scenario.asOf, shown).map((words) => words[language])];
  return all.length === 0 ? [] : [{ kind: 'warnings', texts: all }];
}

/** Columns of the records of stretches, which a frontier has too. */
export const STRETCH_COLUMNS = [
  'x_Scenario',
  'x_AsOf',
  'RegionId',
  'x_Quantity',
  'x_Unit',
  'x_From',
  'x_To',
  'x_Cheapest',
  'x_Impossible',
  'x_AheadAtMost',
  'BillingCurrency',
  'x_AheadAt',
  'x_AheadOf',
  'x_CheapestByOtherPrices',
  'x_Doubts',
];

/** A record for each stretch in which the same options are the cheapest. */
function breakEvenRecords(found: BreakEven): Records {
  return {
    header: STRETCH_COLUMNS,
    rows: () => found.stretches.map((stretch) => stretchRecord(stretch, found)),
  };
}

export function stretchRecord(
  { from, to, cheapest, impossible, most }: CheapestStretch,
  { scenario, varied, doubts, byOthers }: Pick<BreakEven, 'scenario' | 'varied' | 'doubts' | 'byOthers'>,
): readonly string[] {
  const others = byOthers.flatMap(({ stretches }) =>
    stretches.filter((one) => compareRationals(one.from, to) <= 0 && compareRationals(from, one.to) <= 0),
  );
  const otherCheapest = new Set(others.flatMap((one) => one.cheapest).filter((name) => !cheapest.includes(name)));
  return [
    scenario.title.en,
    scenario.asOf,
    scenario.region,
    varied.id,
    unitName(varied.unit),
    decimal(from),
    decimal(to),
    cheapest.join(' = '),
    impossible.map(({ option }) => option).join('; '),
    most === undefined ? '' : decimal(most.usd),
    'USD',
    most === undefined ? '' : decimal(most.at),
    most?.over ?? '',
    [...otherCheapest].join('; '),
    doubtField(doubts, scenario.asOf),
  ];
}
