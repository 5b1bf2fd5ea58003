/** What to commit to, with the curve: as a document, as records and as JSON. */
import { printable } from '../../document/printable.js';
import { inCurrency, roundedText } from '../../quantity/currency.js';
import {
  compareRationals,
  fixed,
  groupedDigits,
  isZero,
  rational,
  subtract,
  toNumber,
} from '../../quantity/rational.js';
import type { CommitmentOfPlan, CommitmentPoint, Commitments } from '../../questions/choose/commitment.js';
import { COMMA, type Language } from '../../words.js';
import type { LineChart } from '../chart/chart.js';
import { assumedJson, assumedPart } from '../document/assumed.js';
import { moneyAxis } from '../document/axes.js';
import { amountText, moneyCell, optionTitle } from '../document/cells.js';
import type { Answer, Document, Fact, Part, Records, Shown } from '../document/document.js';
import { joined, subtitleOf } from '../document/foundations.js';
import { doubtAppendix, doubtField, warningsOf } from '../document/warnings.js';
import { WORDS } from '../document/words.js';
import { currencyName, numberText } from '../text/text.js';
import { doubtsIn, warningsPart } from './comparison.js';
import { decimal, headJson } from './comparisonJson.js';

export function commitmentAnswer(found: Commitments): Answer {
  return {
    document: (language, shown) => commitmentDocument(found, language, shown),
    records: () => commitmentRecords(found),
    json: () => commitmentJson(found),
  };
}

function commitmentDocument(
  found: Commitments,
  language: Language,
  { charts = true, isPlain = false }: Shown = {},
): Document {
  const { scenario, plans, compared, assumed } = found;
  return {
    language,
    title: printable(scenario.title[language]),
    subtitle: subtitleOf(scenario, language, scenario.asOf),
    summary: [...plans.map((plan) => verdictText(plan, found, language)), ...drawsText(found, language)],
    currency: scenario.currency.code,
    parts: [
      ...plans.flatMap((plan) => planParts(plan, found, language, charts)),
      ...assumedPart(assumed, scenario, language),
      ...notPricedPart(found, language),
      ...warningsPart({ options: compared, scenario }, language, { isPlain }),
      ...doubtAppendix(doubtsIn({ options: compared }), scenario.asOf, language, { isPlain }),
    ],
  };
}

function nameOf({ option, component }: CommitmentOfPlan, { scenario }: Commitments, language: Language): string {
  return [optionTitle(scenario, option, language), printable(component, 60)].join(COMMA[language]);
}

function verdictText(plan: CommitmentOfPlan, found: Commitments, language: Language): string {
  const { currency } = found.scenario;
  const { best, nothing } = plan;
  const code = currencyName(currency.code, language);
  const name = nameOf(plan, found, language);
  const [usd, without] = [best.usd, nothing.usd].map((one) => `${amountText(one, currency)} ${code}`);
  if (isZero(best.usdPerHour)) {
    return {
      en: `${name}: commit to nothing, for ${usd} a month; each dollar committed costs more than it saves.`,
      ja: `${name}: コミットメントなしが最安です（月額 ${usd}）。コミットすると割引より支払いが大きくなります。`,
    }[language];
  }
  const saved = `${amountText(subtract(nothing.usd, best.usd), currency)} ${code}`;
  const each = numberText(best.usdPerHour);
  return {
    en: `${name}: commit to ${each} USD an hour, for ${usd} a month: ${saved} less than without a plan (${without}).`,
    ja: `${name}: 1 時間あたり ${each} USD のコミットメントが最安です（月額 ${usd}）。プランなし（${without}）より ${saved} 安くなります。`,
  }[language];
}

function drawsText({ draws, drawsLeft, scenario }: Commitments, language: Language): string[] {
  if (scenario.uncertain.size === 0) return [];
  const left = {
    en:
      drawsLeft === 0
        ? ''
        : ` ${drawsLeft} more were asked for: they take too long, or the option isn't possible in them.`,
    ja: drawsLeft === 0 ? '' : `残り ${drawsLeft} 回は、計算量が多すぎるか、構成が実現できないため含みません。`,
  };
  return [
    {
      en: `Costs are the mean of ${draws} draws of the uncertain quantities.${left.en}`,
      ja: `金額は、不確かな数量の試行 ${draws} 回の平均です。${left.ja}`,
    }[language],
  ];
}

function planParts(plan: CommitmentOfPlan, found: Commitments, language: Language, charts: boolean): Part[] {
  const { scenario } = found;
  const { code } = scenario.currency;
  const name = nameOf(plan, found, language);
  const lowest = plan.best.usd;
  const table: Part = {
    kind: 'table',
    table: {
      name,
      columns: [
        {
          key: 'commitment',
          head: { en: 'commitment\nUSD an hour', ja: 'コミットメント\nUSD / 時間' }[language],
          kind: 'number',
          unit: 'USD/hour',
        },
        {
          key: 'cost',
          head: `${{ en: 'cost', ja: '金額' }[language]}\n${currencyName(code, language)}`,
          kind: 'money',
          unit: code,
        },
        { key: 'above', head: { en: 'above the lowest', ja: '最安との差' }[language], kind: 'money', unit: code },
        { key: 'note', head: '', kind: 'text' },
      ],
      rows: plan.curve.map((point) => ({
        cells: [
          { text: numberText(point.usdPerHour), value: point.usdPerHour },
          moneyCell(point.usd, scenario.currency),
          moneyCell(
            compareRationals(point.usd, lowest) < 0 ? rational(0) : subtract(point.usd, lowest),
            scenario.currency,
          ),
          isSame(point, plan.best) ? { en: 'the lowest', ja: '最安' }[language] : '',
        ],
      })),
    },
  };
  return charts ? [table, { kind: 'chart', chart: curveChart(plan, found, language) }] : [table];
}

function notPricedPart({ compared, scenario }: Commitments, language: Language): Part[] {
  const facts = compared.flatMap(({ name, notPriced }): Fact[] => {
    if (notPriced.length === 0) return [];
    const title = `${WORDS.notPriced[language]}, ${optionTitle(scenario, name, language)}`;
    return [{ name: title, text: joined(notPriced, language) }];
  });
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}

function isSame(a: CommitmentPoint, b: CommitmentPoint): boolean {
  return compareRationals(a.usdPerHour, b.usdPerHour) === 0;
}

function curveChart(plan: CommitmentOfPlan, found: Commitments, language: Language): LineChart {
  const { scenario } = found;
  const y = ({ usd }: CommitmentPoint) => toNumber(inCurrency(usd, scenario.currency));
  const best = toNumber(plan.best.usdPerHour);
  return {
    kind: 'lines',
    title: { en: 'Cost by the commitment', ja: 'コミットメントと金額' }[language],
    x: {
      label: { en: 'commitment (USD an hour)', ja: 'コミットメント（USD / 時間）' }[language],
      text: (value) => groupedDigits(String(Number(value.toPrecision(6)))),
      scale: 'linear',
    },
    y: moneyAxis(scenario, language),
    lines: [
      {
        name: nameOf(plan, found, language),
        points: plan.curve.map((point) => ({ x: toNumber(point.usdPerHour), y: y(point) })),
      },
    ],
    marks: [{ x: best, y: y(plan.best), label: { en: 'the lowest', ja: '最安' }[language] }],
  };
}

function commitmentRecords({ scenario, plans, compared }: Commitments): Records {
  const { code } = scenario.currency;
  return {
    header: [
      'x_Scenario',
      'x_Option',
      'x_Component',
      'x_CommitmentPerHour',
      'x_CostUsd',
      'x_Cost',
      'x_Currency',
      'x_IsLowest',
      'x_Doubts',
    ],
    *rows() {
      for (const plan of plans) {
        const own = compared.find(({ name }) => name === plan.option)?.doubts ?? [];
        const doubts = doubtField(own, scenario.asOf);
        for (const point of plan.curve) {
          const local = fixed(inCurrency(point.usd, scenario.currency), 6);
          const about = [scenario.title.en, plan.option, plan.component];
          yield [
            ...about,
            decimal(point.usdPerHour),
            decimal(point.usd),
            local,
            code,
            String(isSame(point, plan.best)),
            doubts,
          ];
        }
      }
    },
  };
}

function commitmentJson({ scenario, draws, drawsLeft, plans, assumed, compared }: Commitments): object {
  const point = ({ usdPerHour, usd }: CommitmentPoint) => ({
    usdPerHour: decimal(usdPerHour),
    usd: decimal(usd),
    local: roundedText(inCurrency(usd, scenario.currency), scenario.currency.code),
  });
  return {
    ...headJson('commitment', scenario),
    draws,
    drawsLeft,
    plans: plans.map(({ option, component, id, stated, nothing, best, curve }) => ({
      option,
      component,
      id,
      best: point(best),
      stated: point(stated),
      nothing: point(nothing),
      curve: curve.map(point),
    })),
    assumed: assumedJson(assumed),
    notPriced: Object.fromEntries(compared.map(({ name, notPriced }) => [name, notPriced.map(({ en }) => en)])),
    warnings: compared.flatMap(({ name, warnings, doubts }) =>
      [...warnings, ...warningsOf(doubts, scenario.asOf)].map(({ en }) => ({ option: name, warning: en })),
    ),
  };
}
