/** Where the cheapest option changes, in words and as records. */

import { type Asked, currencyAt } from '../../bill/vary.js';
import { type Currency, currencyDigits, inCurrency } from '../../quantity/currency.js';
import { divide, exactly, ONE, type Rational, rational, roundToMultiple } from '../../quantity/rational.js';
import { unitName } from '../../quantity/unit.js';
import type { Ahead, BreakEven, CheapestStretch, CrossingSide } from '../../questions/range/breakEven.js';
import { changesTooOften, closest } from '../../questions/range/breakEven.js';
import { valueAt } from '../../questions/range/grid.js';
import type { Said } from '../../questions/range/range.js';
import { compiledRange } from '../../questions/range/sweep.js';
import type { Scenario } from '../../scenario/scenario.js';
import { japanese, type Language } from '../../words.js';
import type { LineChart } from '../chart/chart.js';
import { amountText, NOTHING, optionTitle, variedCell, variedColumn, variedText } from '../document/cells.js';
import type { Answer, Document, Fact, Part, Records, Table } from '../document/document.js';
import { spanWords } from '../document/verdict.js';
import { currencyName, moneyText, printable } from '../text/text.js';
import { breakEvenJson } from './breakEvenJson.js';
import { decimal } from './comparisonJson.js';
import { costChart } from './costChart.js';

export function breakEvenAnswer(found: BreakEven, asked: Asked, said: Said): Answer {
  return {
    document: (language, { charts = true } = {}) =>
      breakEvenDocument(
        found,
        language,
        // What isn't proven isn't drawn either.
        charts && found.provenTo === undefined ? costChart(found, compiledRange(asked, said), language) : undefined,
      ),
    records: () => breakEvenRecords(found),
    json: () => breakEvenJson(found),
  };
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
export function breakEvenDocument(found: BreakEven, language: Language, chart?: LineChart): Document {
  const { scenario, varied, grid, stretches } = found;
  const [from, last, stated, step] = [grid.from, valueAt(grid, grid.last), varied.value, grid.step].map((one) =>
    variedText(one, varied, scenario, language),
  );
  const id = printable(varied.id, 100);
  const range =
    language === 'ja'
      ? `変動させる量: ${id}（${from} ～ ${last}、刻み ${step}。シナリオでは ${stated}）`
      : `Varied: ${id}, from ${from} to ${last} in steps of ${step} (${stated} in the scenario)`;
  const impossible = impossibleFacts(stretches, found, language);
  return {
    language,
    title: printable(scenario.title[language]),
    summary: [...partSentence(found, language), ...sentences(found, language)],
    currency: scenario.currency.code,
    parts: [
      { kind: 'paragraph', text: range },
      { kind: 'table', table: stretchesTable(found, language) },
      ...(chart === undefined ? [] : [{ kind: 'chart', chart } as const]),
      ...(impossible.length === 0 ? [] : [{ kind: 'facts', facts: impossible } as const]),
      ...warningsPart(found, language),
    ],
  };
}

const MOST_ROWS = 40;

function stretchesTable(found: BreakEven, language: Language): Table {
  const { scenario, varied, stretches } = found;
  const value = (one: Rational) => variedCell(one, varied, scenario, language);
  const column = variedColumn(varied);
  const [from, to, cheapest, ahead] =
    language === 'ja'
      ? ['から', 'まで', '最安', `次点との差（最大、${spanWords(scenario).ja}）`]
      : ['from', 'to', 'cheapest', `ahead of the next by at most, ${spanWords(scenario).en}`];
  return {
    name: language === 'ja' ? '最安の構成' : 'The cheapest option',
    columns: [
      { ...column, key: 'from', head: from as string },
      { ...column, key: 'to', head: to as string },
      { key: 'cheapest', head: cheapest as string, kind: 'text' },
      { key: 'ahead', head: ahead as string, kind: 'text' },
    ],
    rows: stretches.slice(0, MOST_ROWS).map((stretch) => ({
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
  if (cheapest.length === 0) return language === 'ja' ? '実現可能な構成なし' : 'none is possible';
  const names = cheapest.map((name) => optionTitle(scenario, name, language));
  if (names.length === 1) return names[0] as string;
  return language === 'ja' ? `${names.join('・')}（同額）` : `${names.join(' and ')} (the same)`;
}

function aheadText(ahead: Ahead | undefined, { scenario, varied }: BreakEven, language: Language): string {
  if (ahead === undefined) return NOTHING;
  const amount = money(ahead.usd, currencyAt(scenario, varied, ahead.at), language);
  const [at, over] = [variedText(ahead.at, varied, scenario, language), optionTitle(scenario, ahead.over, language)];
  const bound = ahead.bound === undefined ? undefined : boundText(ahead.bound, scenario, language);
  if (language === 'ja')
    return bound === undefined ? japanese`${amount}（${at}のとき、対${over}）` : japanese`${bound}以下（対${over}）`;
  return bound === undefined ? `${amount} (${over}, at ${at})` : `no more than ${bound} (${over})`;
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
function partSentence({ provenTo, varied, scenario }: BreakEven, language: Language): string[] {
  if (provenTo === undefined) return [];
  const { message, remedy } = changesTooOften(variedText(provenTo, varied, scenario, language));
  const text = [message, remedy].flatMap((words) => words?.[language] ?? []);
  return [language === 'ja' ? `${text.join('。')}。` : `${text.join('; ')}.`.replace(/^t/, 'T')];
}

const MOST_SENTENCES = 12;

function sentences(found: BreakEven, language: Language): string[] {
  const { crossings, scenario, varied } = found;
  if (crossings.length === 0) return [neverSentence(found, language)];
  const value = (one: Rational) => variedText(one, varied, scenario, language);
  return crossings.slice(0, MOST_SENTENCES).map(({ last, first }) => {
    const [before, after] = [last, first].map((side) => cheapestText(side, scenario, language));
    const costs = costsText(last, first, found, language);
    return language === 'ja'
      ? japanese`${value(last.value)}まで: ${before}、${value(first.value)}から: ${after}${costs}`
      : `Up to ${value(last.value)}: ${before}; from ${value(first.value)}: ${after}${costs}`;
  });
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
  if (language === 'ja') {
    const nearest = at === undefined ? '' : japanese`最も近づくのは${at}のときの${amount}（対${over}）。`;
    const range = provenTo === undefined ? 'この範囲では' : 'そこまでは';
    return `${range}最安の構成は変わりません: ${only}。${nearest}`;
  }
  const nearest = at === undefined ? '' : ` It comes nearest to ${over} at ${at}: ${amount}.`;
  const range = provenTo === undefined ? 'in this range' : 'up to there';
  return `The cheapest option never changes ${range}: ${only}.${nearest}`;
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
    [last, first].map(({ usd, value }) => amountText(usd.get(name) as Rational, currencyAt(scenario, varied, value)));
  const [amount, ...others] = new Set(names.flatMap(amountsOf));
  if (amount === undefined) return '';
  // Where an option becomes possible or impossible, the amount of the other alone is none at which they meet.
  if (others.length === 0 && names.length > 1)
    return language === 'ja' ? `（いずれも約 ${amount} ${unit}）` : ` (about ${amount} ${code} each)`;
  const each = names.map((name) => `${optionTitle(scenario, name, language)} ${amountsOf(name).join(' → ')}`);
  return language === 'ja' ? `（${each.join('、')} ${unit}）` : ` (${each.join('; ')} ${code})`;
}

function impossibleFacts(
  stretches: readonly CheapestStretch[],
  { scenario, varied }: BreakEven,
  language: Language,
): Fact[] {
  return stretches.flatMap(({ from, to, impossible }) =>
    impossible.map(({ option, reason }) => {
      const [a, b] = [from, to].map((one) => variedText(one, varied, scenario, language));
      const title = optionTitle(scenario, option, language);
      return {
        name:
          language === 'ja'
            ? japanese`${a} ～ ${b}では${title}は実現できません`
            : `From ${a} to ${b} ${title} is not possible`,
        text: printable(reason[language]),
      };
    }),
  );
}

/** What should be known at the ends of the range. */
export function warningsPart(
  { warnings, scenario, varied }: Pick<BreakEven, 'warnings' | 'scenario' | 'varied'>,
  language: Language,
): Part[] {
  const texts = warnings.map((one) => {
    const [at, title] = [variedText(one.at, varied, scenario, language), optionTitle(scenario, one.option, language)];
    const text = printable(one[language], 400);
    return language === 'ja' ? japanese`${at}のとき、${title}: ${text}` : `at ${at}, ${title}: ${text}`;
  });
  return texts.length === 0 ? [] : [{ kind: 'warnings', texts }];
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
  { scenario, varied }: Pick<BreakEven, 'scenario' | 'varied'>,
): readonly string[] {
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
  ];
}
