/** Where the cheapest option changes, in words and as JSON. */
import type { Ahead, BreakEven, CheapestStretch, CrossingSide, Frontier } from '../compare/breakEven.js';
import { closest } from '../compare/breakEven.js';
import { valueAt } from '../compare/grid.js';
import type { Varied } from '../compare/vary.js';
import { inCurrency } from '../quantity/currency.js';
import { compareRationals, type Rational, rational } from '../quantity/rational.js';
import { unitName } from '../quantity/unit.js';
import type { Option, Scenario } from '../scenario/scenario.js';
import type { Language } from '../words.js';
import { columnsText } from './columns.js';
import { decimal, FORMAT_VERSION } from './json.js';
import { moneyText, paragraph, printable, quantityText } from './text.js';
import { spanWords } from './verdict.js';

export interface Look {
  readonly language: Language;
  readonly width: number;
}

/** A value of the quantity that is varied: `300,000`, `250 ms`, `110 JPY/USD`. */
export function variedText(value: Rational, { unit }: Varied, { currency }: Scenario, language: Language): string {
  return quantityText(value, unit, language, currency.code);
}

export function optionTitle({ options }: Scenario, name: string, language: Language): string {
  const option: Option | undefined = options.find((one) => one.name === name);
  return printable(option?.title[language] ?? name, 60);
}

const MOST_ROWS = 40;

export function breakEvenText(found: BreakEven, look: Look): string {
  const { scenario, varied, grid, stretches } = found;
  const { language, width } = look;
  const value = (one: Rational) => variedText(one, varied, scenario, language);
  const ja = language === 'ja';
  const to = valueAt(grid, grid.last);
  const [from, last, stated, step] = [grid.from, to, varied.value, grid.step].map(value);
  const head = ja
    ? `変動させる量: ${varied.id}（${from} ～ ${last}、刻み ${step}。シナリオでは ${stated}）`
    : `Varied: ${varied.id}, from ${from} to ${last} in steps of ${step} (${stated} in the scenario)`;
  const shown = stretches.slice(0, MOST_ROWS);
  const table = columnsText(
    {
      head: ja
        ? ['から', 'まで', '最安', `次点との差（最大、${spanWords(scenario).ja}）`]
        : ['from', 'to', 'cheapest', `ahead of the next by at most, ${spanWords(scenario).en}`],
      aligns: ['right', 'right', 'left', 'left'],
      rows: shown.map((stretch) => [
        value(stretch.from),
        value(stretch.to),
        cheapestText(stretch, scenario, language),
        aheadText(stretch.most, found, language),
      ]),
    },
    width,
  );
  const more = stretches.length - shown.length;
  const rest = ja ? `ほか ${more} 区間（--format json ですべて出力）` : `and ${more} more; --format json has them all`;
  const lines = [
    ...sentences(found, language),
    ...impossibleLines(stretches, found, language),
    ...warningLines(found, language),
  ];
  return [
    printable(scenario.title[language]),
    paragraph(head, width, '  '),
    table,
    ...(more > 0 ? [rest] : []),
    ...lines.map((line) => paragraph(line, width, '  ')),
  ].join('\n');
}

function cheapestText({ cheapest }: CheapestStretch, scenario: Scenario, language: Language): string {
  if (cheapest.length === 0) return language === 'ja' ? '実現可能な構成なし' : 'none is possible';
  const names = cheapest.map((name) => optionTitle(scenario, name, language));
  if (names.length === 1) return names[0] as string;
  return language === 'ja' ? `${names.join('・')}（同額）` : `${names.join(' and ')} (the same)`;
}

function aheadText(ahead: Ahead | undefined, { scenario, varied }: BreakEven, language: Language): string {
  if (ahead === undefined) return '–';
  const amount = `${money(ahead.usd, scenario)} ${scenario.currency.code}`;
  const [at, over] = [variedText(ahead.at, varied, scenario, language), optionTitle(scenario, ahead.over, language)];
  const bound = ahead.bound === undefined ? undefined : boundText(ahead.bound, scenario);
  if (language === 'ja')
    return bound === undefined ? `${amount}（${at} のとき、対 ${over}）` : `${bound} 以下（対 ${over}）`;
  return bound === undefined ? `${amount} (${over}, at ${at})` : `no more than ${bound} (${over})`;
}

function boundText(usd: number, scenario: Scenario): string {
  return `${money(rational(Math.ceil(usd * 1e6)).div(1e6), scenario)} ${scenario.currency.code}`;
}

function money(usd: Rational, { currency }: Scenario): string {
  return moneyText(inCurrency(usd, currency), currency.code);
}

const MOST_SENTENCES = 12;

function sentences(found: BreakEven, language: Language): string[] {
  const { crossings, scenario, varied, stretches } = found;
  const ja = language === 'ja';
  const title = (side: CrossingSide | CheapestStretch) => cheapestText(side as CheapestStretch, scenario, language);
  const value = (one: Rational) => variedText(one, varied, scenario, language);
  if (crossings.length === 0) {
    const [only] = stretches as [CheapestStretch];
    const least = closest(found);
    const distance =
      least === undefined
        ? ''
        : ja
          ? `最も近づくのは ${value(least.at)} のときの ${money(least.usd, scenario)} ${scenario.currency.code}（対 ${optionTitle(scenario, least.over, language)}）。`
          : ` It comes nearest to ${optionTitle(scenario, least.over, language)} at ${value(least.at)}: ${money(least.usd, scenario)} ${scenario.currency.code}.`;
    return [
      ja
        ? `この範囲では最安の構成は変わりません: ${title(only)}。${distance}`
        : `The cheapest option never changes in this range: ${title(only)}.${distance}`,
    ];
  }
  const told = crossings.slice(0, MOST_SENTENCES).map(({ last, first }) => {
    const costs = costsText(last, first, scenario, language);
    return ja
      ? `${value(last.value)} まで: ${title(last)}、${value(first.value)} から: ${title(first)}${costs}`
      : `Up to ${value(last.value)}: ${title(last)}; from ${value(first.value)}: ${title(first)}${costs}`;
  });
  return told;
}

/** What the options cost on both sides: `(EC2 9,975 and 9,975; Lambda 9,974 and 9,976 JPY)`. */
function costsText(last: CrossingSide, first: CrossingSide, scenario: Scenario, language: Language): string {
  const names = [...last.usd.keys()].filter((name) => first.usd.has(name));
  if (names.length === 0) return '';
  const all = new Set(
    [last, first].flatMap(({ usd }) => names.map((name) => money(usd.get(name) as Rational, scenario))),
  );
  if (all.size === 1) {
    const [amount] = all;
    const code = scenario.currency.code;
    return language === 'ja' ? `（いずれも約 ${amount} ${code}）` : ` (about ${amount} ${code} each)`;
  }
  const each = names.map((name) => {
    const [a, b] = [last, first].map(({ usd }) => money(usd.get(name) as Rational, scenario));
    return `${optionTitle(scenario, name, language)} ${a} → ${b}`;
  });
  return language === 'ja'
    ? `（${each.join('、')} ${scenario.currency.code}）`
    : ` (${each.join('; ')} ${scenario.currency.code})`;
}

function impossibleLines(
  stretches: readonly CheapestStretch[],
  { scenario, varied }: BreakEven,
  language: Language,
): string[] {
  return stretches.flatMap(({ from, to, impossible }) =>
    impossible.map(({ option, reason }) => {
      const [a, b] = [from, to].map((one) => variedText(one, varied, scenario, language));
      const title = optionTitle(scenario, option, language);
      return language === 'ja'
        ? `${a} ～ ${b} では ${title} は実現できません: ${printable(reason)}`
        : `From ${a} to ${b} ${title} is not possible: ${printable(reason)}`;
    }),
  );
}

export function warningLines(
  { warnings, scenario, varied }: Pick<BreakEven, 'warnings' | 'scenario' | 'varied'>,
  language: Language,
): string[] {
  return warnings.map((one) => {
    const [at, title] = [variedText(one.at, varied, scenario, language), optionTitle(scenario, one.option, language)];
    return language === 'ja'
      ? `注意（${at} のとき、${title}）: ${printable(one.ja, 400)}`
      : `Warning, at ${at}, ${title}: ${printable(one.en, 400)}`;
  });
}

/** How the crossings of one quantity move with another. */
export function frontierText({ scenario, varied, along, rows }: Frontier, { language, width }: Look): string {
  const ja = language === 'ja';
  const table = columnsText(
    {
      head: [along.id, ja ? `${varied.id} による最安の構成` : `cheapest by ${varied.id}`],
      aligns: ['right', 'left'],
      rows: rows.map(({ at, found }) => [
        variedText(at, along, scenario, language),
        found.stretches
          .slice(0, MOST_SENTENCES)
          .map((stretch) => stretchText(stretch, found, language))
          .join('\n') + (found.stretches.length > MOST_SENTENCES ? '\n…' : ''),
      ]),
    },
    width,
  );
  return [printable(scenario.title[language]), table].join('\n');
}

function stretchText(stretch: CheapestStretch, { scenario, varied, grid }: BreakEven, language: Language): string {
  const name = cheapestText(stretch, scenario, language);
  const isLast = compareRationals(stretch.to, valueAt(grid, grid.last)) === 0;
  const [from, to] = [stretch.from, stretch.to].map((one) => variedText(one, varied, scenario, language));
  if (language === 'ja') return isLast ? `${from} から: ${name}` : `${to} まで: ${name}`;
  return isLast ? `from ${from}: ${name}` : `up to ${to}: ${name}`;
}

export function breakEvenJson(found: BreakEven): object {
  const { scenario } = found;
  return { ...headJson('breakEven', scenario), ...resultJson(found) };
}

export function frontierJson({ scenario, varied, along, rows }: Frontier): object {
  return {
    ...headJson('breakEven', scenario),
    vary: { id: varied.id, unit: unitName(varied.unit) },
    along: { id: along.id, unit: unitName(along.unit) },
    rows: rows.map(({ at, found }) => ({ at: decimal(at), ...resultJson(found) })),
  };
}

/** What every answer of a question says first. */
export function headJson(question: string, { title, source, region, asOf, currency }: Scenario): object {
  return {
    formatVersion: FORMAT_VERSION,
    question,
    scenario: title.en,
    file: source.file,
    region,
    asOf,
    currency: { code: currency.code, perUsd: decimal(currency.perUsd) },
  };
}

function resultJson({ scenario, varied, grid, stretches, crossings, warnings }: BreakEven): object {
  const ahead = ({ usd, at, over, bound }: Ahead) => ({
    usd: decimal(usd),
    at: decimal(at),
    over,
    ...(bound === undefined ? {} : { boundUsd: String(bound) }),
  });
  const side = ({ value, cheapest, usd }: CrossingSide) => ({
    value: decimal(value),
    cheapest,
    usd: Object.fromEntries([...usd].map(([name, amount]) => [name, decimal(amount)])),
  });
  return {
    vary: {
      id: varied.id,
      unit: unitName(varied.unit),
      stated: decimal(varied.value),
      from: decimal(grid.from),
      to: decimal(valueAt(grid, grid.last)),
      step: decimal(grid.step),
    },
    options: scenario.options.map(({ name }) => name),
    stretches: stretches.map(({ from, to, cheapest, impossible, most, least }) => ({
      from: decimal(from),
      to: decimal(to),
      cheapest,
      impossible,
      ...(most === undefined ? {} : { most: ahead(most) }),
      ...(least === undefined ? {} : { least: ahead(least) }),
    })),
    crossings: crossings.map(({ last, first }) => ({ last: side(last), first: side(first) })),
    warnings: warnings.map(({ at, option, en }) => ({ at: decimal(at), option, warning: en })),
  };
}
