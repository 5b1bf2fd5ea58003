/** How sure a comparison is, in words and as records. */

import { printable } from '../../document/printable.js';
import { isTiers, type OtherValue } from '../../formula/exact.js';
import { mentioning, setting } from '../../mention.js';
import { currencyDigits, inCurrency } from '../../quantity/currency.js';
import {
  exactly,
  fixed,
  groupedDigits,
  isZero,
  multiply,
  type Rational,
  rational,
  toNumber,
} from '../../quantity/rational.js';
import { unitText } from '../../quantity/unit.js';
import type { Drawn } from '../../questions/uncertainty/draw.js';
import { assumedWith, isKnown } from '../../questions/uncertainty/known.js';
import {
  type Influence,
  PERCENTILES,
  type Profile,
  tooManyDraws,
  type Uncertainty,
} from '../../questions/uncertainty/uncertainty.js';
import { COMMA, japanese, type Language, NO_WORDS, type Words } from '../../words.js';
import type { RangeChart } from '../chart/chart.js';
import { assumedPart } from '../document/assumed.js';
import { amountOfTick, moneyAxis } from '../document/axes.js';
import {
  amountText,
  markedText,
  moneyCell,
  NONE_POSSIBLE,
  NOTHING,
  optionTitle,
  titlesText,
} from '../document/cells.js';
import type { Answer, Cell, Column, Document, Records, Row, Shown, Table } from '../document/document.js';
import { subtitleOf, unitOf } from '../document/foundations.js';
import { doubtAppendix, doubtField } from '../document/warnings.js';
import { currencyName, quantityText } from '../text/text.js';
import { doubtsIn, warningsPart } from './comparison.js';
import { decimal } from './comparisonJson.js';
import { partSentence } from './part.js';
import { uncertaintyJson } from './uncertaintyJson.js';

export function uncertaintyAnswer(found: Uncertainty): Answer {
  return {
    document: (language, shown) => uncertaintyDocument(found, language, shown),
    records: () => uncertaintyRecords(found),
    json: () => uncertaintyJson(found),
  };
}

const FIGURES_OF_OTHERS: Words = {
  en: '; its figures are of the others',
  ja: '（金額はそれ以外の試行によるもの）',
};

/**
 * An uncertainty as a document: percentiles in the scenario's currency, how often each option is the cheapest, what matters most.
 * @example
 * ```ts
 * import { type Day, uncertainty, uncertaintyDocument } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const text = source.text.replace('100,000 / month', '50,000..5,000,000 / month');
 * const found = uncertainty({ ...asked, source: { file: 'example', text } }, { samples: 1000, seed: 1 });
 * uncertaintyDocument(found, 'en').summary[0]; // => 'EC2 is the cheapest in 69.5 % of the draws.'
 * ```
 */
export function uncertaintyDocument(
  found: Uncertainty,
  language: Language,
  { charts = true, isPlain = false }: Shown = {},
): Document {
  const { scenario, settings, options, drawsLeft, compared } = found;
  const { code } = scenario.currency;
  const samples = groupedDigits(String(settings.samples - drawsLeft));
  const missing = tooManyDraws(found);
  const impossible = options.flatMap(({ name, impossibleShare }): string[] => {
    if (impossibleShare === 0) return [];
    const [title, share] = [optionTitle(scenario, name, language), percentText(impossibleShare)];
    const others = impossibleShare === 1 ? NO_WORDS : FIGURES_OF_OTHERS;
    return [
      {
        en: `${title} is not possible in ${share} of the draws${others.en}.`,
        ja: japanese`試行の ${share} で、${title} は実現できません${others.ja}。`,
      }[language],
    ];
  });
  return {
    language,
    title: printable(scenario.title[language]),
    subtitle: subtitleOf(scenario, language),
    summary: [
      mostFrequentText(found, language),
      ...impossible,
      ...(missing === undefined ? [] : [partSentence(missing, language)]),
      ...notDrawnSentence(found, isPlain, language),
    ],
    currency: code,
    parts: [
      {
        kind: 'paragraph',
        text: {
          en: `${samples} draws, seed ${settings.seed}`,
          ja: `試行 ${samples} 回、乱数の種 ${settings.seed}`,
        }[language],
      },
      { kind: 'table', table: percentilesTable(found, language) },
      ...(charts ? [{ kind: 'chart', chart: percentilesChart(found, language) } as const] : []),
      { kind: 'heading', text: PROFILES_TITLE[language] },
      { kind: 'table', table: profilesTable(found, language) },
      { kind: 'heading', text: INFLUENCES_TITLE[language] },
      { kind: 'paragraph', text: INFLUENCES_TEXT[language] },
      { kind: 'table', table: influencesTable(found, language) },
      ...(charts ? [{ kind: 'chart', chart: tornado(found, language) } as const] : []),
      ...assumedPart(assumedWith(found, isPlain), scenario, language),
      ...warningsPart({ options: compared, scenario }, language, { isPlain }),
      ...doubtAppendix(doubtsIn({ options: compared }), scenario.asOf, language, { isPlain }),
    ],
  };
}

/** Where other values are known of prices that weren't drawn. */
function notDrawnSentence({ notDrawn, scenario }: Uncertainty, isPlain: boolean, language: Language): string[] {
  if (notDrawn === 0) return [];
  const message = {
    en: `${notDrawn} ${notDrawn === 1 ? 'price or rule is' : 'prices and rules are'} not proven for ${scenario.asOf}, and taken as those of the day in every draw`,
    ja: `${scenario.asOf} 時点の値を確定できない価格・課金ルール（${notDrawn} 件）は、どの試行でも基準日の値で計算しています`,
  };
  const remedy = mentioning([setting('doubts')], (said) => ({
    en: `${said} draws them too`,
    ja: `${said} を付けると、ほかに確認されている値でも試行します`,
  }));
  return [partSentence(isPlain ? { message } : { message, remedy }, language)];
}

const PROFILES_TITLE = { en: 'Low, likely and high', ja: '低・中・高の想定' };
const INFLUENCES_TITLE = { en: 'What matters most', ja: '影響の大きい前提' };
const INFLUENCES_TEXT = {
  en: 'Each quantity from low to high, the others in the middle: by how much the distance between the two cheapest options changes',
  ja: '各項目だけを低から高へ動かしたときの、上位 2 構成の差の変化',
};

function mostFrequentText({ scenario, options }: Uncertainty, language: Language): string {
  const [best] = [...options].sort((a, b) => b.cheapestShare - a.cheapestShare);
  if (best === undefined || best.cheapestShare === 0) {
    return { en: 'No option is possible in any of the draws.', ja: 'どの試行でも実現できる構成がありません。' }[
      language
    ];
  }
  const [title, share] = [optionTitle(scenario, best.name, language), percentText(best.cheapestShare)];
  return {
    en: `${title} is the cheapest in ${share} of the draws.`,
    ja: `試行の ${share} で、${title} が最安です。`,
  }[language];
}

function percentilesTable({ scenario, options }: Uncertainty, language: Language): Table {
  const { currency } = scenario;
  const money = { kind: 'money', unit: currency.code } as const;
  const shown = PERCENTILES.filter((percent) => percent !== 10 && percent !== 90);
  return {
    name: { en: 'What the options cost', ja: '金額の分布' }[language],
    columns: [
      { key: 'option', head: '', kind: 'text' },
      { key: 'mean', head: { en: 'mean', ja: '平均' }[language], ...money },
      ...shown.map((percent): Column => ({ key: `p${percent}`, head: `${percent} %`, ...money })),
      { key: 'cheapestShare', head: { en: 'cheapest in', ja: '最安の割合' }[language], kind: 'share' },
    ],
    rows: options.map(({ name, mean, percentiles, cheapestShare }) => ({
      cells: [
        optionTitle(scenario, name, language),
        meanCell(mean, currency),
        ...shown.map((percent) => moneyCell(percentiles[PERCENTILES.indexOf(percent)], currency)),
        { text: percentText(cheapestShare), value: shareOf(cheapestShare) },
      ],
    })),
  };
}

/** A mean of draws is an estimate, and no more exact than it is shown. */
function meanCell(usd: number, currency: Uncertainty['scenario']['currency']): Cell {
  if (Number.isNaN(usd)) return NOTHING;
  const text = fixed(inCurrency(exactly(usd), currency), currencyDigits(currency.code));
  return { text: groupedDigits(text), value: rational(text) };
}

/** How many of the draws: where that has few decimals, the shortest text of the double has them all. */
function shareOf(share: number): Rational {
  return rational(String(share));
}

/** What is nearly always or nearly never so is not called certain. */
function percentText(share: number): string {
  const text = fixed(multiply(shareOf(share), rational(100)), 1);
  if (text === '100.0' && share < 1) return '>99.9 %';
  return text === '0.0' && share > 0 ? '<0.1 %' : `${text.replace(/\.0$/, '')} %`;
}

function percentilesChart({ scenario, options }: Uncertainty, language: Language): RangeChart {
  const { currency } = scenario;
  const at = (percentiles: readonly Rational[], percent: (typeof PERCENTILES)[number]) =>
    percentiles[PERCENTILES.indexOf(percent)];
  return {
    kind: 'ranges',
    title: { en: 'From 5 % to 95 % of the draws, and the median', ja: '5 % ～ 95 % の範囲と中央値' }[language],
    amount: moneyAxis(scenario, language),
    ranges: options.flatMap(({ name, percentiles }) => {
      const [low, middle, high] = [at(percentiles, 5), at(percentiles, 50), at(percentiles, 95)];
      if (low === undefined || middle === undefined || high === undefined) return [];
      const [a, b, c] = [low, middle, high].map((usd) => toNumber(inCurrency(usd, currency)));
      return [
        {
          name: optionTitle(scenario, name, language),
          low: a as number,
          middle: b as number,
          high: c as number,
          lowText: amountText(low, currency),
          highText: amountText(high, currency),
        },
      ];
    }),
  };
}

const PROFILES: Readonly<Record<Profile['name'], { en: string; ja: string }>> = {
  low: { en: 'low', ja: '低' },
  likely: { en: 'likely', ja: '中' },
  high: { en: 'high', ja: '高' },
};

function profilesTable({ scenario, quantities, profiles }: Uncertainty, language: Language): Table {
  const { currency } = scenario;
  const quantityRows = quantities.map(
    (drawn): Row => ({
      cells: [
        drawnName(drawn, language),
        ...profiles.map(({ values }): Cell => {
          return drawnCell(drawn, values.get(drawn.id) as Rational, language, currency.code);
        }),
      ],
    }),
  );
  const optionRows = scenario.options.map(
    ({ name }): Row => ({
      cells: [
        `${optionTitle(scenario, name, language)} (${currencyName(currency.code, language)})`,
        ...profiles.map(({ usd, impossible }): Cell => {
          const cell = moneyCell(usd.get(name), currency, impossible.includes(name));
          return typeof cell === 'string' ? cell : { ...cell, unit: currency.code };
        }),
      ],
    }),
  );
  const cheapest = profiles.map((profile) =>
    profile.cheapest.length === 0 ? NONE_POSSIBLE[language] : titlesText(profile.cheapest, scenario, language),
  );
  return {
    name: PROFILES_TITLE[language],
    columns: [
      { key: 'quantity', head: '', kind: 'text' },
      ...profiles.map(({ name }): Column => ({ key: name, head: PROFILES[name][language], kind: 'number' })),
    ],
    rows: [...quantityRows, ...optionRows, { cells: [{ en: 'cheapest', ja: '最安' }[language], ...cheapest] }],
  };
}

const MAX_BAR_WIDTH = 12;

/** The longest bar on top. */
function influencesTable(found: Uncertainty, language: Language): Table {
  const { scenario, influences } = found;
  const { code } = scenario.currency;
  const largest = influences[0]?.swing;
  const bar = ({ swing }: Influence) =>
    largest === undefined || isZero(swing)
      ? ''
      : '█'.repeat(Math.max(1, Math.round((toNumber(swing) / toNumber(largest)) * MAX_BAR_WIDTH)));
  const [what, low, high, change] = {
    en: ['quantity', 'low', 'high', `change, ${code}`],
    ja: ['前提', '低', '高', `差の変化（${currencyName(code, language)}）`],
  }[language];
  return {
    name: INFLUENCES_TITLE[language],
    columns: [
      { key: 'quantity', head: what as string, kind: 'text' },
      { key: 'low', head: low as string, kind: 'number' },
      { key: 'high', head: high as string, kind: 'number' },
      { key: 'change', head: change as string, kind: 'money', unit: code },
      { key: 'bar', head: '', kind: 'text' },
    ],
    rows: influences.map((influence) => ({
      cells: [
        influenceName(influence, found, language),
        sideCell(influence, 'low', found, language),
        sideCell(influence, 'high', found, language),
        moneyCell(influence.swing, scenario.currency),
        bar(influence),
      ],
    })),
  };
}

function sideCell(
  influence: Influence,
  side: 'low' | 'high',
  found: Uncertainty,
  language: Language,
): Exclude<Cell, string> {
  const { scenario } = found;
  const drawn = drawnOf(influence, found);
  const { value, impossible } = influence[side];
  const cell = drawnCell(drawn, value, language, scenario.currency.code);
  const { text } = cell;
  const out = impossible.map((name) => markedText(optionTitle(scenario, name, language), true)).join(COMMA[language]);
  return { ...cell, text: out === '' ? text : `${text} (${out})` };
}

function drawnOf({ id }: Influence, { quantities }: Uncertainty): Drawn {
  return quantities.find((drawn) => drawn.id === id) as Drawn;
}

function influenceName(influence: Influence, found: Uncertainty, language: Language): string {
  return drawnName(drawnOf(influence, found), language);
}

const MAX_NAME = 120;

/** A quantity as the scenario calls it, a price or a rule in words. */
function drawnName(drawn: Drawn, language: Language): string {
  return isKnown(drawn) ? printable(drawn.words[language], MAX_NAME) : printable(drawn.id, 60);
}

/** Of a price or a rule the known value; where it has tiers, those one after the other, and the first for programs. */
function drawnCell(drawn: Drawn, value: Rational, language: Language, code: string): Exclude<Cell, string> {
  const { unit } = drawn;
  const text = (one: Rational) => quantityText(one, unit, language, code);
  if (!isKnown(drawn)) return { text: text(value), value, unit: unitText(unit) };
  const known = drawn.known[toNumber(value)] as OtherValue;
  const all = isTiers(known) ? known.flatMap(({ usd }) => usd ?? []) : [known];
  const [first] = all as [Rational];
  return { text: all.map(text).join(' / '), value: first, unit: unitText(unit) };
}

/** How far the cheapest option is ahead of the next, from one end of each quantity to the other. */
function tornado(found: Uncertainty, language: Language): RangeChart {
  const { scenario, influences } = found;
  const isOne = scenario.options.length < 2;
  const label = isOne
    ? unitOf(scenario, language)
    : { en: 'distance of the two cheapest', ja: '上位 2 構成の差' }[language];
  return {
    kind: 'ranges',
    title: INFLUENCES_TITLE[language],
    amount: { label: `${label} (${currencyName(scenario.currency.code, language)})`, text: amountOfTick },
    ranges: influences.flatMap((influence) => {
      const ends = (['low', 'high'] as const).flatMap((side) => {
        const usd = influence[side].ahead;
        if (usd === undefined) return [];
        const text = sideCell(influence, side, found, language).text;
        return [{ value: toNumber(inCurrency(usd, scenario.currency)), text }];
      });
      const [low, high] = ends.sort((a, b) => a.value - b.value);
      if (low === undefined || high === undefined) return [];
      const name = influenceName(influence, found, language);
      return [{ name, low: low.value, high: high.value, lowText: low.text, highText: high.text }];
    }),
  };
}

/** A record for each option. */
function uncertaintyRecords({ scenario, settings, drawsLeft, options, compared }: Uncertainty): Records {
  const double = (value: number) => (Number.isNaN(value) ? '' : String(value));
  return {
    header: [
      'x_Scenario',
      'x_AsOf',
      'RegionId',
      'x_Samples',
      'x_Seed',
      'x_Option',
      'BillingCurrency',
      'x_MeanCost',
      'x_StandardError',
      ...PERCENTILES.map((percent) => `x_CostP${percent}`),
      'x_CheapestShare',
      'x_ImpossibleShare',
      'x_Doubts',
    ],
    rows: () =>
      options.map(({ name, mean, standardError, percentiles, cheapestShare, impossibleShare }) => [
        scenario.title.en,
        scenario.asOf,
        scenario.region,
        String(settings.samples - drawsLeft),
        String(settings.seed),
        name,
        'USD',
        double(mean),
        double(standardError),
        ...PERCENTILES.map((_, index) => {
          const usd = percentiles[index];
          return usd === undefined ? '' : decimal(usd);
        }),
        String(cheapestShare),
        String(impossibleShare),
        doubtField(compared.find((option) => option.name === name)?.doubts ?? [], scenario.asOf),
      ]),
  };
}
