/** How sure a comparison is, in words and as JSON. */
import { type Influence, PERCENTILES, type Profile, type Uncertainty } from '../compare/uncertainty.js';
import { currencyDigits, inCurrency } from '../quantity/currency.js';
import { groupedDigits, isZero, type Rational, toNumber } from '../quantity/rational.js';
import { unitName } from '../quantity/unit.js';
import type { Scenario } from '../scenario/scenario.js';
import { headJson, type Look, optionTitle } from './breakEven.js';
import { columnsText } from './columns.js';
import { decimal } from './json.js';
import { moneyText, paragraph, printable, quantityText } from './text.js';
import { spanWords } from './verdict.js';

export function uncertaintyText(found: Uncertainty, look: Look): string {
  const { scenario, settings } = found;
  const { language, width } = look;
  const ja = language === 'ja';
  const { code } = scenario.currency;
  const title = `${printable(scenario.title[language])} (${code} ${spanWords(scenario)[language]})`;
  const head = ja
    ? `試行 ${groupedDigits(String(settings.samples))} 回、乱数の種 ${settings.seed}`
    : `${groupedDigits(String(settings.samples))} draws, seed ${settings.seed}`;
  return [
    title,
    head,
    optionsTable(found, look),
    ...found.options.flatMap((option) => {
      if (option.impossibleShare === 0) return [];
      const [name, share] = [optionTitle(scenario, option.name, language), percentText(option.impossibleShare)];
      return [
        ja ? `${name} は試行の ${share} で実現できません。` : `${name} is not possible in ${share} of the draws.`,
      ];
    }),
    '',
    ja ? '低・中・高の想定' : 'Low, likely and high',
    profilesTable(found, look),
    '',
    paragraph(ja ? INFLUENCE.ja : INFLUENCE.en, width, '  '),
    influenceTable(found, look),
  ].join('\n');
}

const INFLUENCE = {
  en: 'What matters most: each quantity from low to high, the others in the middle; by how much the distance between the two cheapest options changes',
  ja: '影響の大きい前提: 各項目だけを低から高へ動かしたときの、上位 2 構成の差の変化',
};

function optionsTable({ scenario, options }: Uncertainty, { language, width }: Look): string {
  const ja = language === 'ja';
  const shown = PERCENTILES.filter((percent) => percent !== 10 && percent !== 90);
  return columnsText(
    {
      head: ['', ja ? '平均' : 'mean', ...shown.map((percent) => `${percent} %`), ja ? '最安の割合' : 'cheapest in'],
      aligns: ['left', ...Array.from({ length: shown.length + 2 }, () => 'right' as const)],
      rows: options.map(({ name, mean, percentiles, cheapestShare }) => [
        optionTitle(scenario, name, language),
        Number.isNaN(mean) ? '–' : groupedDigits(localDouble(mean, scenario)),
        ...shown.map((percent) => {
          const usd = percentiles[PERCENTILES.indexOf(percent)];
          return usd === undefined ? '–' : money(usd, scenario);
        }),
        percentText(cheapestShare),
      ]),
    },
    width,
  );
}

function localDouble(usd: number, { currency }: Scenario): string {
  return (usd * toNumber(currency.perUsd)).toFixed(currencyDigits(currency.code));
}

function money(usd: Rational, { currency }: Scenario): string {
  return moneyText(inCurrency(usd, currency), currency.code);
}

/** What is nearly always or nearly never so is not called certain. */
function percentText(share: number): string {
  const text = (share * 100).toFixed(1);
  if (text === '100.0' && share < 1) return '>99.9 %';
  return text === '0.0' && share > 0 ? '<0.1 %' : `${text.replace(/\.0$/, '')} %`;
}

const PROFILES: Readonly<Record<Profile['name'], { en: string; ja: string }>> = {
  low: { en: 'low', ja: '低' },
  likely: { en: 'likely', ja: '中' },
  high: { en: 'high', ja: '高' },
};

function profilesTable({ scenario, quantities, profiles }: Uncertainty, { language, width }: Look): string {
  const ja = language === 'ja';
  const quantityRows = quantities.map(({ id, unit }) => [
    printable(id, 60),
    ...profiles.map(({ values }) => quantityText(values.get(id) as Rational, unit, language, scenario.currency.code)),
  ]);
  const optionRows = scenario.options.map(({ name }) => [
    `${optionTitle(scenario, name, language)} (${scenario.currency.code})`,
    ...profiles.map(({ usd }) => {
      const amount = usd.get(name);
      return amount === undefined ? '–' : money(amount, scenario);
    }),
  ]);
  const cheapest = profiles.map((profile) =>
    profile.cheapest.map((name) => optionTitle(scenario, name, language)).join(ja ? '・' : ' = '),
  );
  return columnsText(
    {
      head: ['', ...profiles.map(({ name }) => PROFILES[name][language])],
      aligns: ['left', 'right', 'right', 'right'],
      rows: [...quantityRows, ...optionRows, [ja ? '最安' : 'cheapest', ...cheapest]],
    },
    width,
  );
}

const WIDEST_BAR = 20;

/** A tornado: the longest bar on top. */
function influenceTable({ scenario, influences, quantities }: Uncertainty, { language, width }: Look): string {
  const ja = language === 'ja';
  const largest = influences[0]?.swing;
  const widest = Math.min(WIDEST_BAR, Math.max(4, Math.floor(width / 7)));
  const bar = ({ swing }: Influence) =>
    largest === undefined || isZero(swing)
      ? ''
      : '█'.repeat(Math.max(1, Math.round((toNumber(swing) / toNumber(largest)) * widest)));
  const value = (influence: Influence, side: 'low' | 'high') => {
    const unit = quantities.find(({ id }) => id === influence.id)?.unit ?? {};
    return quantityText(influence[side].value, unit, language, scenario.currency.code);
  };
  return columnsText(
    {
      head: ja
        ? ['前提', '低', '高', `差の変化 ${scenario.currency.code}`, '']
        : ['quantity', 'low', 'high', `change, ${scenario.currency.code}`, ''],
      aligns: ['left', 'right', 'right', 'right', 'left'],
      rows: influences.map((influence) => [
        printable(influence.id, 60),
        value(influence, 'low'),
        value(influence, 'high'),
        money(influence.swing, scenario),
        bar(influence),
      ]),
    },
    width,
  );
}

export function uncertaintyJson(found: Uncertainty): object {
  const { scenario, settings, quantities, options, influences, profiles } = found;
  const amounts = (usd: ReadonlyMap<string, Rational>) =>
    Object.fromEntries([...usd].map(([name, amount]) => [name, decimal(amount)]));
  return {
    ...headJson('uncertainty', scenario),
    ...settings,
    quantities: quantities.map(({ id, unit, middle, distribution }) => ({
      id,
      unit: unitName(unit),
      middle: decimal(middle),
      distribution: distributionJson(distribution),
    })),
    options: options.map(({ name, mean, standardError, percentiles, cheapestShare, impossibleShare }) => ({
      name,
      meanUsd: Number.isNaN(mean) ? null : mean,
      standardErrorUsd: Number.isNaN(standardError) ? null : standardError,
      percentilesUsd: Object.fromEntries(percentiles.map((usd, index) => [PERCENTILES[index], decimal(usd)])),
      cheapestShare,
      impossibleShare,
    })),
    influences: influences.map(({ id, low, high, swing }) => ({
      id,
      low: { value: decimal(low.value), usd: amounts(low.usd) },
      high: { value: decimal(high.value), usd: amounts(high.usd) },
      swingUsd: decimal(swing),
    })),
    profiles: profiles.map(({ name, values, usd, cheapest }) => ({
      name,
      values: Object.fromEntries([...values].map(([id, value]) => [id, decimal(value)])),
      usd: amounts(usd),
      cheapest,
    })),
  };
}

function distributionJson(distribution: Uncertainty['quantities'][0]['distribution']): object {
  if (distribution.kind === 'choices') {
    return {
      kind: 'choices',
      of: distribution.of.map(({ share, value }) => ({ share: decimal(share), value: decimal(value) })),
    };
  }
  const { kind, ...numbers } = distribution;
  return {
    kind,
    ...Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, decimal(value as Rational)])),
  };
}
